import { casual } from 'chrono-node/en'
import { instantsOf, localTime, offsetAt, type ZoneOrOffset } from '../../document/index.ts'

/** A moment in words: one instant, or two or none for a local time that clocks show twice or skip. */
export type NaturalTime =
  | { readonly instants: readonly number[]; readonly local: number | null }
  | { readonly problem: string }

/** chrono takes seconds over a text of many thousand characters. */
const LONGEST = 200
const DAY = 86_400_000

/** Reads "next friday", "yesterday" or "December 4" as `YYYY-MM-DD`; null where it is no day. */
export function readNaturalDay(
  text: string,
  now: number,
  timezone: ZoneOrOffset,
  direction: 'past' | 'future',
): string | null {
  const words = text.trim().slice(0, LONGEST)
  const reference = { instant: new Date(now), timezone: offsetAt(timezone, now) / 60_000 }
  const [found, more] = casual.parse(words, reference, { forwardDate: direction === 'future' })
  if (!found || more || found.end || found.text.length < words.length) return null
  const [year, month, day] = [found.start.get('year'), found.start.get('month'), found.start.get('day')]
  const at = Date.UTC(year ?? 1970, (month ?? 1) - 1, day ?? 1)
  // "friday" and "December 4" may be of the week or the year before
  const isAhead = direction === 'past' && at > now + offsetAt(timezone, now)
  const step = found.start.isCertain('weekday') ? 7 * DAY : 365 * DAY
  // "tomorrow" is of no year before
  if (isAhead && /\b(?:tomorrow|next|in)\b/i.test(words)) return null
  return new Date(isAhead ? at - step : at).toISOString().slice(0, 10)
}

/**
 * Reads "10 min ago", "yesterday 5pm", "last friday at 14:00". chrono reads the words; the local time is converted here,
 * because chrono uses one offset for the whole year.
 */
export function readNaturalTime(text: string, now: number, timezone: ZoneOrOffset): NaturalTime {
  const words = text
    .trim()
    .slice(0, LONGEST)
    .replace(/^(?:just|at|on)\s+/i, '')
  const reference = { instant: new Date(now), timezone: offsetAt(timezone, now) / 60_000 }
  const [found, more] = casual.parse(words, reference, { forwardDate: false })
  if (!found || more || found.end || found.text.length < words.trimEnd().replace(/[.!]$/, '').length)
    return { problem: 'This is not a valid time' }
  const { start } = found
  const days = /^(\d{1,3}) days? ago$/i.exec(words)?.[1]
  if (days !== undefined) {
    const local = now + offsetAt(timezone, now) - Number(days) * DAY
    return { instants: instantsOf(timezone, Math.floor(local / 60_000) * 60_000), local }
  }
  if (!start.isCertain('hour')) return { problem: 'The time of day is missing' }
  if (start.isCertain('timezoneOffset'))
    return { instants: [Math.floor(start.date().getTime() / 60_000) * 60_000], local: null }
  const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')]
  const local = localTime(
    year ?? 1970,
    month ?? 1,
    day ?? 1,
    start.get('hour') ?? 0,
    start.get('minute') ?? 0,
  )
  return { instants: instantsOf(timezone, local), local }
}
