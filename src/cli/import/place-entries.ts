import { instantsOf, localTime, type MilestoneName, type ZoneOrOffset } from '../../document/index.ts'
import type { Entry, Proposal, Skipped, When } from '../../importers/index.ts'

/** An entry at its instant. */
export interface Placed extends Omit<Entry, 'when'> {
  /** Milliseconds since the epoch. */
  readonly instant: number
  readonly seconds: boolean
  /** The author of what it replies to, where that is somebody else. */
  readonly to: string | null
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
  const authors = new Map(entries.map(({ id, author }) => [id, author]))
  let [last, days] = ['', 0]
  for (const { when, id, author, text, likely, reactions, replyTo } of entries) {
    if (when.kind === 'clock' && when.date === null) {
      // messages are in order: a clock before the last one is of the next day
      if (when.clock < last) days++
      last = when.clock
    }
    const at = instantAt(when, clocks, days)
    const seconds = hasSeconds(when)
    const asked = replyTo === null ? null : (authors.get(replyTo) ?? null)
    const to = asked === author ? null : asked
    // spreading a hundred thousand takes a quarter of a second
    if (typeof at === 'number')
      found.push({ id, author, text, likely, reactions, replyTo, to, as, instant: at, seconds })
    else skipped.push({ reason: at.reason, text })
  }
  return { placed: found, skipped }
}

/** A proposal at its instant. */
export interface PlacedProposal {
  readonly milestone: MilestoneName
  readonly instant: number
  readonly because: string
}

/** The proposals of a source that are of one instant. */
export const placedProposals = (proposals: readonly Proposal[], clocks: Clocks): readonly PlacedProposal[] =>
  proposals.flatMap(({ milestone, when, because }) => {
    const instant = instantAt(when, clocks, 0)
    return typeof instant === 'number' ? [{ milestone, instant, because }] : []
  })

const hasSeconds = (when: When) => (when.kind === 'instant' ? when.hasSeconds : when.clock.length > 5)

const DAY = 86_400_000

/** The day `--MM-DD` of the year in which it is nearest to another day; null where that is not known. */
function nearest(monthAndDay: string, day: string | null): string | null {
  if (day === null) return null
  const year = Number(day.slice(0, 4))
  const days = [year - 1, year, year + 1]
    .map(year => `${String(year).padStart(4, '0')}${monthAndDay.slice(1)}`)
    .filter(day => new Date(`${day}T00:00Z`).toISOString().startsWith(day))
  const distance = (other: string) => Math.abs(Date.parse(other) - Date.parse(day))
  return days.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}

function instantAt(when: When, clocks: Clocks, days: number): number | { readonly reason: string } {
  if (when.kind === 'instant') return when.instant
  const day = when.date?.startsWith('--') ? nearest(when.date, clocks.day) : (when.date ?? clocks.day)
  if (day === null)
    return {
      reason: `${when.date === null ? 'a time without a day' : 'a day without its year'}: pass --date`,
    }
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const [hour = 0, minute = 0, second = 0] = when.clock.split(':').map(Number)
  const local = localTime(year, month, date, hour, minute, second) + (when.date === null ? days * DAY : 0)
  const [instant, ...others] = instantsOf(clocks.zone, local)
  if (instant === undefined) return { reason: 'a time that clocks skipped' }
  return others.length > 0 ? { reason: 'a time that clocks showed twice' } : instant
}
