import type { Host } from '../../host/index.ts'
import type { Skipped } from '../../importers/index.ts'
import { counted } from '../../report/index.ts'
import { visible, visibleLine } from '../../visible.ts'
import type { ReadSource } from './read-sources.ts'

/** Says what each source was read as. */
export function reportSources(read: readonly ReadSource[], host: Host): void {
  for (const { name, as, said, entries } of read)
    host.terminal.err(
      `${visibleLine(name)}: ${as}, ${counted(entries.length, 'record')}${said ? ` (${visibleLine(said)})` : ''}\n`,
    )
}

/** Says how many were not taken for an event, by reason; and which, if that is asked for. */
export function reportSkipped(skipped: readonly Skipped[], isListed: boolean, host: Host): void {
  if (skipped.length === 0) return
  const reasons = counts(skipped.map(({ reason }) => reason)).join(', ')
  host.terminal.err(
    `Skipped ${skipped.length}: ${visibleLine(reasons)}${isListed ? '' : '; --show-skipped lists them'}\n`,
  )
  if (isListed)
    host.terminal.err(
      visible(skipped.map(({ reason, text }) => `  ${reason}: ${text.slice(0, 200)}\n`).join('')),
    )
}

/** Each name once, in order, after how often it comes. */
export function counts(names: readonly string[]): readonly string[] {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times].map(([name, count]) => `${count} ${name}`)
}
