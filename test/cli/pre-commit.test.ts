import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { load } from 'js-yaml'
import { afterAll, describe, expect, it } from 'vitest'
import { cleanExample, vary } from '../../src/lint/example.ts'
import { folder, read } from './run.ts'

/** The repository as a source of hooks, used by pre-commit itself. */

const root = resolve(import.meta.dirname, '../..')
const hasPreCommit = spawnSync('pre-commit', ['--version']).status === 0

const git = (cwd: string, ...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })

/** The files that git has or would have, as they are now, as a repository of its own. */
function ownSource(): string {
  const path = folder()
  const names = git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard').split('\0')
  for (const name of names.filter(Boolean)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    copyFileSync(join(root, name), join(path, name))
  }
  commitAll(path)
  return path
}

function commitAll(path: string): void {
  git(path, 'init', '-q')
  git(path, 'add', '-A')
  git(path, 'commit', '-qm', 'x')
}

describe('the hooks', () => {
  it('look at Markdown in folders of postmortems', () => {
    const hooks = load(read(root, '.pre-commit-hooks.yaml')) as {
      files: string
      types: string[]
      id: string
    }[]
    expect(hooks.map(({ id }) => id)).toEqual(['postmortem', 'postmortem-fix'])
    for (const { files, types } of hooks) {
      expect(types).toEqual(['markdown'])
      expect(
        ['postmortems/a.md', 'docs/postmortems/x/b.markdown'].every(name => new RegExp(files).test(name)),
      ).toBe(true)
      expect(['a.md', 'mypostmortems/a.md'].some(name => new RegExp(files).test(name))).toBe(false)
    }
  })
})

describe.skipIf(!hasPreCommit)('with pre-commit', () => {
  const home = join(root, 'out/pre-commit-home')
  afterAll(() => rmSync(home, { recursive: true, force: true }))
  const inherited = Object.entries(process.env).filter(([name]) => !/^npm_|^GIT_/i.test(name))
  const env = {
    ...Object.fromEntries(inherited),
    PRE_COMMIT_HOME: home,
    PRE_COMMIT_COLOR: 'never',
    // what the tests were installed from
    npm_config_prefer_offline: 'true',
    npm_config_audit: 'false',
  }

  it('they pass, fail, mend, and see what is staged alone', () => {
    const source = ownSource()
    const bad = vary('detected: 07:02', 'detected: 06:02')
    const path = folder({ 'postmortems/a.md': cleanExample, 'postmortems/b.txt': bad, 'c.md': bad })
    commitAll(path)
    const tried = (...args: readonly string[]) => {
      const { status, stdout, stderr } = spawnSync('pre-commit', args, { cwd: path, env, encoding: 'utf8' })
      return `${status}\n${stdout}${stderr}`
    }
    const tryRepo = tried('try-repo', source, 'postmortem', '--all-files')
    expect(tryRepo).toMatch(/^0\n/)
    expect(tryRepo).toMatch(/postmortem lint\.+Passed/)

    // the same install, as those who use it have it
    const rev = git(source, 'rev-parse', 'HEAD').trim()
    const hook = (id: string) =>
      writeFileSync(
        join(path, '.pre-commit-config.yaml'),
        `repos:\n- repo: ${source}\n  rev: ${rev}\n  hooks:\n  - id: ${id}\n`,
      )
    hook('postmortem')
    writeFileSync(join(path, 'postmortems/a.md'), bad)
    expect(tried('run', '--all-files')).toMatch(/^1\n[\s\S]*milestone-order/)
    // what is wrong is not staged
    git(path, 'add', '.pre-commit-config.yaml')
    writeFileSync(join(path, 'postmortems/d.md'), cleanExample)
    git(path, 'add', 'postmortems/d.md')
    expect(tried('run')).toMatch(/^0\n[\s\S]*Passed/)
    expect(read(path, 'postmortems/a.md')).toBe(bad)

    hook('postmortem-fix')
    git(path, 'add', '.pre-commit-config.yaml')
    git(path, 'checkout', '-q', 'postmortems/a.md')
    writeFileSync(join(path, 'postmortems/d.md'), vary('07:35 The', '07:35 PST The'))
    git(path, 'add', 'postmortems/d.md')
    expect(tried('run')).toMatch(/^1\n[\s\S]*files were modified by this hook/)
    expect(read(path, 'postmortems/d.md')).toBe(vary('07:35 The', '07:35 PDT The'))
    git(path, 'add', 'postmortems/d.md')
    expect(tried('run')).toMatch(/^0\n/)
  }, 600_000)
})
