import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import {
  env,
  type Incident,
  incident,
  logAndKill,
  program,
  random,
  run,
  short,
  size,
  work,
} from './incident.ts'
import { judge, report, rows, sum } from './report.ts'

export async function killsDuringLog(): Promise<void> {
  const place = incident('log')
  const acknowledged: string[] = []
  const tried: string[] = []
  let killed = 0
  for (let i = 0; i < size.logs; i++) {
    const text = `Event number ${i}`
    tried.push(text)
    const result = await logAndKill(place.cwd, text, 25 + random() * 60)
    if (result.killed) killed++
    if (result.acknowledged) acknowledged.push(text)
  }
  report(
    '`kill -9` at a random moment of `log`',
    `${size.logs} runs, ${killed} killed, ${acknowledged.length} acknowledged`,
    judge(place, acknowledged, tried),
  )
}

export async function killsInACrowd(): Promise<void> {
  const place = incident('crowd')
  const acknowledged: string[] = []
  const tried: string[] = []
  let killed = 0
  const writer = async (name: string) => {
    for (let i = 0; i < size.crowd / 6; i++) {
      const text = `Event ${name} ${i}`
      tried.push(text)
      const result = await logAndKill(place.cwd, text, random() < 0.5 ? 40 + random() * 200 : null)
      if (result.killed) killed++
      if (result.acknowledged) acknowledged.push(text)
    }
  }
  await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map(writer))
  report(
    'the same, six writers at once, who take over the locks of the dead',
    `${tried.length} runs, ${killed} killed`,
    judge(place, acknowledged, tried),
  )
}

/** Every call on the files is once where the process dies: a first run shows which calls those are. */
export function killsAtEveryCall(): void {
  const calls =
    'openat,write,pwrite64,fsync,rename,close,mkdir,unlink,rmdir,fchmod,fstat,statx,read,pread64,getdents64'
  const traced = (place: Incident, flags: readonly string[]) =>
    spawnSync(
      'strace',
      ['-f', '-y', '-qq', ...flags, process.execPath, program, 'log', 'Event of that run'],
      {
        cwd: place.cwd,
        encoding: 'utf8',
        env,
      },
    )
  const first = incident('traced')
  const trace = join(work, 'trace')
  if (traced(first, ['-o', trace, '-e', `trace=${calls}`]).status !== 0) {
    rows.push('| killed at every system call | left out: nothing can be traced here | |')
    return
  }
  const lines = readFileSync(trace, 'utf8').split('\n')
  const main = lines[0]?.split(' ')[0]
  const seen: Record<string, number> = {}
  const points = lines.flatMap(line => {
    const [, pid, call = ''] = /^(\d+) +(\w+)\(/.exec(line) ?? []
    if (pid !== main) return []
    seen[call] = (seen[call] ?? 0) + 1
    return line.includes(first.folder) || line.includes('"postmortems') ? [{ call, when: seen[call] }] : []
  })
  const step = short ? 4 : 1
  const results = points
    .filter((_, i) => i % step === 0)
    .map(({ call, when }, i) => {
      const place = incident(`traced-${i}`)
      run(['log', 'Event before'], { cwd: place.cwd })
      const { stdout } = traced(place, ['-o', '/dev/null', '-e', `inject=${call}:signal=KILL:when=${when}`])
      const acknowledged = [
        'Event before',
        ...(stdout.includes('Event of that run') ? ['Event of that run'] : []),
      ]
      const figures = judge(place, acknowledged, ['Event before', 'Event of that run'])
      rmSync(place.cwd, { recursive: true })
      return figures
    })
  report(
    'killed at a system call of `log` on its files, each in turn',
    `${results.length} runs`,
    sum(results),
  )
}
