import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { env, incident, logAndKill, pause, program, random, run, size } from './incident.ts'
import { type Figures, judge, report, sum } from './report.ts'

export async function manyWriters(): Promise<void> {
  const place = incident('writers')
  const acknowledged: string[] = []
  const tried: string[] = []
  let saves = 0
  let busy = true
  // an editor that holds a copy for a while and then writes all of it, as editors do
  const editor = (async () => {
    while (busy && saves < 50) {
      const copy = readFileSync(place.file, 'utf8')
      await pause(random() * 30)
      writeFileSync(`${place.file}.swp`, copy.replace('## Impact\n', `## Impact\n\nSaved ${saves} times.\n`))
      renameSync(`${place.file}.swp`, place.file)
      saves++
      await pause(100 + random() * 200)
    }
  })()
  const writer = async (name: string) => {
    for (let i = 0; i < size.each; i++) {
      const text = `Event ${name} ${i}`
      tried.push(text)
      const result = await logAndKill(place.cwd, text, null)
      if (result.acknowledged) acknowledged.push(text)
    }
  }
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(writer))
  busy = false
  await editor
  const missing = tried.length - acknowledged.length
  report(
    `8 processes × ${size.each} \`log\`, while an editor saves stale copies`,
    `${tried.length} runs, ${saves} saves`,
    { ...judge(place, acknowledged, tried), refused: missing },
  )
}

/** Several note while one closes: the journal goes away while the others use it. */
export async function closings(): Promise<void> {
  const results: Figures[] = []
  for (let i = 0; i < size.tries; i++) {
    const place = incident(`closing-${i}`)
    const tried = ['a', 'b', 'c', 'd'].map(name => `Event ${name} of closing`)
    const logs = tried.map(text => logAndKill(place.cwd, text, null, ['--file', place.file]))
    const closed = new Promise<unknown>(done =>
      spawn(process.execPath, [program, 'resolve', '--file', place.file], {
        cwd: place.cwd,
        env,
        stdio: 'ignore',
      }).on('close', done),
    )
    const acknowledged = (await Promise.all(logs)).flatMap((result, n) =>
      result.acknowledged ? (tried[n] ?? []) : [],
    )
    await closed
    results.push({ ...judge(place, acknowledged, tried), refused: tried.length - acknowledged.length })
    rmSync(place.cwd, { recursive: true })
  }
  report('4 processes `log` while one `resolve` closes the incident', `${results.length} times`, sum(results))
}

/** A holder that is stopped, not dead: the event is saved, and inserted when somebody can. */
export async function stoppedHolder(): Promise<void> {
  const place = incident('stopped')
  const first = spawn(process.execPath, [program, 'log', 'Event of the stopped'], {
    cwd: place.cwd,
    env,
    stdio: 'ignore',
  })
  const lock = `${join(place.folder, '.postmortem')}`
  let stopped = false
  for (let i = 0; i < 4000 && !stopped && first.exitCode === null; i++) {
    await new Promise(done => setImmediate(done))
    if (existsSync(lock) && readdirSync(lock).some(name => name.endsWith('.lock'))) {
      first.kill('SIGSTOP')
      stopped = true
    }
  }
  const second = run(['log', 'Event of another'], { cwd: place.cwd })
  first.kill('SIGCONT')
  await new Promise(done => (first.exitCode === null ? first.on('close', done) : done(0)))
  const figures = judge(
    place,
    ['Event of the stopped', 'Event of another'],
    ['Event of the stopped', 'Event of another'],
  )
  report(
    'a holder of the lock that is stopped for longer than others wait',
    `1 run; the other ended with ${second.status}`,
    figures,
  )
}
