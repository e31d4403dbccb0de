import { isoDate, onClock, readIsoDate, readStampWhole, type ZoneOrOffset } from '../../document/index.ts'
import { readNaturalDay } from './natural-time.ts'

/** A day as `YYYY-MM-DD`, or why it is none. */
export type NamedDay = { readonly date: string } | { readonly problem: string }

/**
 * Reads a day: `2026-11-27`, `27.11.2026`, "Nov 27", "yesterday", "next friday".
 *
 * @param now milliseconds since the epoch.
 * @param direction where the nearest day is looked for, if words name it.
 */
export function readDay(
  text: string,
  now: number,
  timezone: ZoneOrOffset,
  direction: 'past' | 'future',
): NamedDay {
  const words = text.trim()
  const date = readStampWhole(words)?.date
  if (date?.year != null && date.month !== null && date.day !== null) {
    const { year, month, day } = date
    const one = isoDate({ year, month, day })
    const other = isoDate({ year, month: day, day: month })
    if (date.ambiguous) return { problem: `${words} is ${one} or ${other}: write which of them.` }
    return readIsoDate(one) ? { date: one } : noDay(words, now, timezone)
  }
  const natural = readNaturalDay(words, now, timezone, direction)
  return natural === null ? noDay(words, now, timezone) : { date: natural }
}

function noDay(words: string, now: number, timezone: ZoneOrOffset): NamedDay {
  return { problem: `"${words}" is no day: write it as ${onClock(now, timezone).date}.` }
}
