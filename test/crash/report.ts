import { readdirSync, readFileSync } from 'node:fs'
import { type Incident, run } from './incident.ts'

/** How often something happened that must not, by its name. */
export type Figures = Readonly<Record<string, number>>

/** The rows of the table. */
export const rows: string[] = []

let failures = 0
export const failed = (): boolean => failures > 0

/** Compares the file with the events that were acknowledged and those that were tried. */
export function judge(
  { cwd, folder, file }: Incident,
  acknowledged: readonly string[],
  tried: readonly string[],
): Figures {
  const { status } = run(['status'], { cwd })
  const text = readFileSync(file, 'utf8')
  const lines = text.split('\n')
  const count = (wanted: string) => lines.filter(line => line.endsWith(` ${wanted}`)).length
  const times = lines.flatMap(line => /^- (\d\d:\d\d) /.exec(line)?.[1] ?? [])
  const ascending = times.every(
    (time, i) => i === 0 || time >= (times[i - 1] ?? '') || (times[i - 1] ?? '') >= '23:5',
  )
  const left = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name =>
    /\.tmp$|\.lock/.test(name),
  )
  const whole = text.startsWith('---\ntitle: Checkout errors\n') && text.includes('## Lessons learned')
  return {
    lost: acknowledged.filter(wanted => count(wanted) === 0).length,
    doubled: tried.filter(wanted => count(wanted) > 1).length,
    torn: whole && status === 0 ? 0 : 1,
    disorder: ascending ? 0 : 1,
    left: left.length,
  }
}

/** Adds a row to the table. */
export function report(what: string, times: string, figures: Figures): void {
  const bad = Object.entries(figures).filter(([, n]) => n !== 0)
  failures += bad.length
  rows.push(
    `| ${what} | ${times} | ${Object.entries(figures)
      .map(([name, n]) => `${n} ${name}`)
      .join(', ')} |`,
  )
  process.stderr.write(
    `${bad.length === 0 ? 'ok  ' : 'FAIL'} ${what}: ${times}; ${JSON.stringify(figures)}\n`,
  )
}

export const sum = (all: readonly Figures[]): Figures =>
  all.reduce<Figures>(
    (total, one) =>
      Object.fromEntries(Object.keys(one).map(key => [key, (total[key] ?? 0) + (one[key] ?? 0)])),
    {},
  )
