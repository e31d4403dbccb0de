import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { env, program, random, size, work } from './incident.ts'
import { report } from './report.ts'

/** Each question, its answer, and what the file has of it. */
const answers: readonly (readonly [question: string, answer: string, kept: string | null])[] = [
  ['How severe was it?', '3', 'severity: SEV2'],
  ['Which services were affected?', 'api', 'services: [api]'],
  ['Summary: what happened', 'It was slow.\n', 'It was slow.'],
  ['Impact: who was affected', 'Everyone.\n', 'Everyone.'],
  ['Timeline: a time', '06:55 Migration started\n+4m Resumes slowed\n', '- 06:59 Resumes slowed'],
  ['When did the impact begin?', '1', 'started: 06:55'],
  ['When did a person', '2', 'detected: 06:59'],
  ['When did the impact end?', '', null],
  ['When was ', '', null],
  ['Root cause', 'No limit.\n', 'No limit.'],
  ['Contributing factors', 'One server\n', 'One server'],
  ['Action items', 'Limit it\n', 'Limit it'],
  ['Lessons learned', 'Limits first\n', 'Limits first'],
  ['What next?', '1', null],
]

/** The conversation in a pseudo-terminal, killed at a random moment; an answer counts when the next question is there. */
function newAndKill(cwd: string, delay: number): Promise<string[]> {
  return new Promise(done => {
    const command = `echo $$ > pid; exec ${process.execPath} ${program} new T --date 2012-03-28 --timezone UTC --plain`
    const child = spawn('script', ['-qefc', command, '/dev/null'], {
      cwd,
      env,
      stdio: ['pipe', 'pipe', 'ignore'],
    })
    let screen = ''
    let asked = -1
    child.stdout.on('data', data => {
      screen += data
      for (let next = answers[asked + 1]; next && screen.includes(next[0]); next = answers[asked + 1]) {
        asked++
        child.stdin.write(`${next[1]}\n`)
      }
    })
    const timer = setTimeout(() => {
      try {
        process.kill(Number(readFileSync(join(cwd, 'pid'), 'utf8')), 'SIGKILL')
      } catch {}
    }, delay)
    child.on('close', () => {
      clearTimeout(timer)
      done(answers.slice(0, Math.max(0, asked)).flatMap(([, , kept]) => kept ?? []))
    })
  })
}

export async function killsDuringNew(): Promise<void> {
  let [asked, lost, torn, at] = [0, 0, 0, 0]
  const worker = async () => {
    for (let i = at++; i < size.news; i = at++) {
      const cwd = join(work, `new-${i}`)
      mkdirSync(cwd)
      const kept = await newAndKill(cwd, 250 + random() * 1800)
      const folder = join(cwd, 'postmortems')
      const [name] = existsSync(folder) ? readdirSync(folder).filter(entry => /^2012.*\.md$/.test(entry)) : []
      const text = name ? readFileSync(join(folder, name), 'utf8') : ''
      asked += kept.length
      lost += kept.filter(answer => !text.includes(answer)).length
      if (name && !/^---\ntitle: T\n[\s\S]*\n## Lessons learned\n/.test(text)) torn++
      rmSync(cwd, { recursive: true })
    }
  }
  await Promise.all([worker(), worker(), worker()])
  report(
    '`kill -9` at a random moment of `new` (pseudo-terminal)',
    `${size.news} runs, ${asked} answers acknowledged`,
    { lost, torn },
  )
}
