import { type Cursor, type Mutable, take } from './cursor.ts'
import type { Stamp } from './stamp.ts'
import { JOIN } from './stamp-date.ts'
import { readClock, type WrittenClock } from './written-clock.ts'
import { readDate, type WrittenDate } from './written-date.ts'
import { daysInMonth } from './zone.ts'

const RANGE_SEPARATOR =
  /\s{0,9}(?:[*_`]{1,3}\s{0,3})?(?:-|–|—|to|until|till|bis|->|→|[~〜～])\s{0,9}~?[*_`]{0,3}(?=~?\d|[A-Za-z]{3})|\/(?=\d{4}-\d{2}-\d{2}T)/iy
const AND = /\s+and\s+~?/iy

/** The last day of a range, `28` in `24-28`, with nothing after it that would make it a clock or a count. */
const LAST_DAY =
  /(?:(\d{2})-)?(\d{1,2})(?:st|nd|rd|th)?(?:,? ((?:19|20)\d{2}))?(?=\s*(?:$|[:,;|)*_`–—]|-\s))(?!:\d)/y

/** Reads the last day of `Apr 24-28`, in the month and year of the first. */
function readLastDay(cursor: Cursor, stamp: Mutable<Stamp>): WrittenDate | null {
  const { date } = stamp
  if (!date || date.month === null || date.day === null) return null
  const back = cursor.at
  const found = take(cursor, LAST_DAY)
  const [, month, day, year] = found ?? []
  const last = { ...date, month: month ? Number(month) : date.month, day: Number(day) }
  const isLater = last.month > date.month || (last.month === date.month && last.day > date.day)
  if (!found || !isLater || last.month > 12 || last.day > daysInMonth(date.year ?? 2000, last.month)) {
    cursor.at = back
    return null
  }
  if (year && date.year === null) stamp.date = { ...date, year: Number(year) }
  return { ...last, year: year ? Number(year) : date.year }
}

/** Reads the last day of `2011-10-29 – 2011-10-30`. */
export function readLastDate(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  if (take(cursor, RANGE_SEPARATOR)) stamp.lastDate = readDate(cursor, stamp) ?? readLastDay(cursor, stamp)
  // a date before a clock is the date of that clock
  if (!stamp.lastDate || /^(?:[T ]?\d{1,2}:\d)/.test(cursor.text.slice(cursor.at, cursor.at + 5))) {
    cursor.at = back
    stamp.lastDate = null
  }
}

/** Reads the end of a range, `14:20` in `14:00–14:20`. @param isBetween whether "and" may separate the clocks. */
export function readRangeEnd(cursor: Cursor, stamp: Mutable<Stamp>, isBetween: boolean): void {
  const back = cursor.at
  const { invalid } = stamp
  if (!leadsOn(cursor)) return
  if (take(cursor, RANGE_SEPARATOR) ?? (isBetween && take(cursor, AND))) {
    const date = stamp.date && readDate(cursor, stamp)
    if (date) take(cursor, JOIN)
    const until = readClock(cursor, stamp)
    if (until && until.minute !== null) {
      stamp.until = until
      if (stamp.clock) stamp.clock = withMeridiemOf(until, stamp.clock)
      if (date) stamp.lastDate = date
      return
    }
    stamp.invalid = invalid
  }
  cursor.at = back
}

/**
 * The start of a range with AM/PM derived from its end: `1:42-1:59 PM` is in the afternoon, `11:30-1:15 PM` starts
 * before noon.
 */
function withMeridiemOf(until: WrittenClock, clock: WrittenClock): WrittenClock {
  if (!until.hasMeridiem || clock.hasMeridiem || clock.hour === 0 || clock.hour > 12) return clock
  const minutes = ({ hour, minute }: WrittenClock) => hour * 60 + (minute ?? 0)
  const [before, after] = [clock.hour % 12, (clock.hour % 12) + 12].map(hour => ({
    ...clock,
    hour,
    hasMeridiem: true,
  }))
  return after && minutes(after) <= minutes(until) ? after : (before ?? clock)
}

/** A quick test for a separator between two clocks. */
function leadsOn({ text, at }: Cursor): boolean {
  let next = at
  while (text[next] === ' ') next++
  return /[-–—→/\stuab~〜～*_`]/i.test(text.charAt(next))
}
