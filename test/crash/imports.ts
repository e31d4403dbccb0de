import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env, pause, program, random, run, size, work } from './incident.ts'
import { report } from './report.ts'

const MESSAGES = 60

const exported = JSON.stringify(
  Array.from({ length: MESSAGES }, (_, i) => ({
    type: 'message',
    user: 'U1',
    text: `Message ${i}`,
    ts: `${1_774_938_600 + i * 11}.000100`,
  })),
)

const empty =
  '---\ntitle: Checkout errors\ndate: 2026-03-31\ntimezone: UTC\n---\n\n## Timeline\n\n## Lessons\n\nx\n'

/** Imports killed at random moments until one ends; then every message is there once, in order, and nothing else changed. */
export async function killsDuringImport(): Promise<void> {
  const figures = { lost: 0, doubled: 0, disorder: 0, torn: 0 }
  let [runs, killed, folders] = [0, 0, 0]
  while (killed < size.imports) {
    const cwd = join(work, `import-${folders++}`)
    mkdirSync(cwd)
    writeFileSync(join(cwd, 'chat.json'), exported)
    writeFileSync(join(cwd, 'a.md'), empty)
    // a few on each file, so that journals of several cut-off runs meet
    for (let i = 0; i < 4; i++) {
      runs++
      if (await importAndKill(cwd, 120 + random() * 260)) killed++
    }
    run(importing, { cwd })
    const text = readFileSync(join(cwd, 'a.md'), 'utf8')
    const numbers = [...text.matchAll(/^- \S+ U1: Message (\d+) <!-- source: \S+ -->\n/gm)].map(([, n]) =>
      Number(n),
    )
    const once = new Set(numbers)
    figures.lost += MESSAGES - once.size
    figures.doubled += numbers.length - once.size
    figures.disorder += numbers.filter((n, i) => n < (numbers[i - 1] ?? -1)).length
    if (text.replace(/- \S+ U1: Message [^\n]*\n/g, '').replace(/\n{3,}/g, '\n\n') !== empty) figures.torn++
    rmSync(cwd, { recursive: true })
  }
  report('`kill -9` at a random moment of `import`', `${runs} runs, ${killed} killed`, figures)
}

const importing = ['import', 'chat.json', '--into', 'a.md', '--all']

/** @returns whether it was killed before it ended. */
async function importAndKill(cwd: string, delay: number): Promise<boolean> {
  const child = spawn(process.execPath, [program, ...importing], { cwd, env, stdio: 'ignore' })
  const ended = new Promise<NodeJS.Signals | null>(done => child.on('exit', (_, signal) => done(signal)))
  await Promise.race([pause(delay), ended])
  child.kill('SIGKILL')
  return (await ended) === 'SIGKILL'
}
