import {
  instantsOf,
  localTime,
  type MilestoneName,
  type ZoneOrOffset,
  zoneOrOffsetOf,
} from '../../document/index.ts'
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
  let [last, days]: [number | null, number] = [null, 0]
  for (const { when, id, author, text, likely, reactions, replyTo } of entries) {
    if (when.kind === 'clock' && when.date === null) {
      days = last === null ? 0 : dayAfter(secondsOf(when.clock), last, days)
      last = secondsOf(when.clock) + days * DAY_SECONDS
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

const DAY_SECONDS = 86_400
/** Lines that are out of order go back by less than this. */
const BACK_AT_MOST = 6 * 3600

const secondsOf = (clock: string): number => {
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number)
  return hour * 3600 + minute * 60 + second
}

/** The day of a clock without one, counted from that of the first: messages are in order, but for some that came late. */
function dayAfter(clock: number, last: number, days: number): number {
  const ahead = clock + days * DAY_SECONDS - last
  if (ahead < -BACK_AT_MOST) return days + 1
  return ahead >= DAY_SECONDS - BACK_AT_MOST && days > 0 ? days - 1 : days
}

/** The proposals of a source that are of one instant. */
export const placedProposals = (proposals: readonly Proposal[], clocks: Clocks): readonly PlacedProposal[] =>
  proposals.flatMap(({ milestone, when, because }) => {
    const instant = instantAt(when, clocks, 0)
    return typeof instant === 'number' ? [{ milestone, instant, because }] : []
  })

const hasSeconds = (when: When) => (when.kind === 'instant' ? when.hasSeconds : when.clock.length > 5)

/** The day `--MM-DD` of the year in which it is nearest to another day; null where that is not known. */
function nearest(monthAndDay: string, day: string | null): string | null {
  if (day === null) return null
  const year = Number(day.slice(0, 4))
  const days = [year - 1, year, year + 1]
    .map(year => `${String(year).padStart(4, '0')}${monthAndDay.slice(1)}`)
    .filter(day => !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day))
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
  const local =
    localTime(year, month, date, hour, minute, second) + (when.date === null ? days * DAY_SECONDS * 1000 : 0)
  const zone = when.zone === null ? clocks.zone : zoneOrOffsetOf(when.zone, null, local)
  if (zone === null) return { reason: `a time in the zone ${when.zone}, which is not one time` }
  const [instant, ...others] = instantsOf(zone, local)
  if (instant === undefined) return { reason: 'a time that clocks skipped' }
  return others.length > 0 ? { reason: 'a time that clocks showed twice' } : instant
}
