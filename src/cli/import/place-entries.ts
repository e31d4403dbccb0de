import { instantsOf, localTime, type ZoneOrOffset } from '../../document/index.ts'
import type { Entry, Skipped, When } from '../../importers/index.ts'

/** An entry at its instant. */
export interface Placed extends Omit<Entry, 'when'> {
  /** Milliseconds since the epoch. */
  readonly instant: number
  readonly seconds: boolean
  /** The name of the importer. */
  readonly as: string
}

/** What a clock without a zone is read by. */
export interface Clocks {
  readonly zone: ZoneOrOffset
  /** The day of clocks that have none, `YYYY-MM-DD`; null where nobody says. */
  readonly day: string | null
}

/** The entries of a source at their instants, and those whose clock is no one instant. */
export function placed(
  entries: readonly Entry[],
  as: string,
  clocks: Clocks,
): { readonly placed: readonly Placed[]; readonly skipped: readonly Skipped[] } {
  const found: Placed[] = []
  const skipped: Skipped[] = []
  let [last, days] = ['', 0]
  for (const { id, when, author, text, likely, reactions } of entries) {
    if (when.kind === 'clock' && when.date === null) {
      // messages are in order: a clock before the last one is of the next day
      if (when.clock < last) days++
      last = when.clock
    }
    const at = instantAt(when, clocks, days)
    if (typeof at === 'number')
      found.push({ id, author, text, likely, reactions, as, instant: at, seconds: hasSeconds(when) })
    else skipped.push({ reason: at.reason, text })
  }
  return { placed: found, skipped }
}

const hasSeconds = (when: When) => (when.kind === 'instant' ? when.hasSeconds : when.clock.length > 5)

const DAY = 86_400_000

function instantAt(when: When, clocks: Clocks, days: number): number | { readonly reason: string } {
  if (when.kind === 'instant') return when.instant
  const day = when.date ?? clocks.day
  if (day === null) return { reason: 'a time without a day: pass --date' }
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const [hour = 0, minute = 0, second = 0] = when.clock.split(':').map(Number)
  const local = localTime(year, month, date, hour, minute, second) + (when.date === null ? days * DAY : 0)
  const [instant, ...others] = instantsOf(clocks.zone, local)
  if (instant === undefined) return { reason: 'a time that clocks skipped' }
  return others.length > 0 ? { reason: 'a time that clocks showed twice' } : instant
}
