import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'

// The main job: on a terminal, a postmortem from prompts; elsewhere one from the answers in examples/, checked and rendered.
/** @param {readonly string[]} args */
const postmortem = (...args) => {
  const { status } = spawnSync(process.execPath, ['bin/postmortem.js', ...args], { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}

if (process.stdin.isTTY && process.stdout.isTTY) postmortem('new')
else {
  const file = 'out/2012-03-28-environments-were-slow-to-resume.md'
  rmSync(file, { force: true })
  postmortem('new', '--answers', 'examples/cloudshare.answers.yaml', '--folder', 'out')
  postmortem('lint', file)
  postmortem('render', file, '-t', 'cloudshare', '-f', 'markdown', '-o', 'out/cloudshare.md')
  postmortem('render', file, '-t', 'cloudshare', '-f', 'html', '-o', 'out/cloudshare.html')
  console.log(`
Made from examples/cloudshare.answers.yaml:
  ${file}
  out/cloudshare.md
  out/cloudshare.html`)
}
