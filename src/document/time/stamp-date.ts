import { SHORT_WEEKDAY, shortWeekdays } from './calendar-names.ts'
import { readZone } from './clock-zone.ts'
import { beginningAt, type Cursor, type Mutable, take } from './cursor.ts'
import type { Stamp } from './stamp.ts'
import { readDate } from './written-date.ts'

/** The number of a weekday by its first three letters; 0 is Sunday, -1 for anything else. */
export const dayNumber = (name = ''): number => shortWeekdays.indexOf(name.toLowerCase())
/** A weekday by its first three letters, with any ending. */
const NAMED_DAY = `(${SHORT_WEEKDAY})(?:day|sday|nesday|rsday|s|urday|nes|rs|r)?`
const WEEKDAY = new RegExp(String.raw`${NAMED_DAY}\b\.?,?\s*(?:the\s+)?`, 'iy')
/** A weekday after a date: `2024-05-14 (Tue)`, `2024-05-14 Tue, 10:00`. */
const WEEKDAY_AFTER = new RegExp(
  String.raw`,? ?(?:\(${NAMED_DAY}\.?\)|${NAMED_DAY}\b\.?(?=,? ?(?:$|\d{1,2}[:.h]\d|[–—:|]|-\s)))`,
  'iy',
)
/** The separator between a date and its clock, or between the dates of a range and their clocks. */
export const JOIN =
  /(?::\s+(?=\d{1,2}[:h]\d)|\s*(?:,? at|,? [àa]|,? um|,? a las|,? às|,|@|T|at|from|\/|-|–|—)\s*|\s+|(?=午))(?=[~\d?(*`午]|gegen|ca\. |vers|environ|approx|about|around|ca\.|circa|roughly|estimated|morn|after|even|night|noon|mid|early|late)/iy

const isWeekdayAt = (cursor: Cursor, at: number): boolean => shortWeekdays.includes(beginningAt(cursor, at))

/** Reads a weekday at the cursor; null where there is none. */
export const readWeekday = (cursor: Cursor) => (isWeekdayAt(cursor, cursor.at) ? take(cursor, WEEKDAY) : null)

/** The weekdays in Japanese, Sunday first. */
const KANJI_DAYS = '日月火水木金土'
const KANJI_DAY = /\s?[（(]([日月火水木金土])(?:曜日?)?[)）]\s?/y

/** Reads a weekday after a date. */
export function readWeekdayAfter(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const kanji = take(cursor, KANJI_DAY)
  if (kanji) {
    stamp.weekday = KANJI_DAYS.indexOf(kanji[1] ?? '')
    return
  }
  let at = cursor.at
  while (',( '.includes(cursor.text.charAt(at)) && at < cursor.at + 3) at++
  const found = at > cursor.at && isWeekdayAt(cursor, at) && take(cursor, WEEKDAY_AFTER)
  if (found) stamp.weekday = dayNumber(found[1] ?? found[2])
}

/** Reads the year of `Tue May 14 09:12:33 UTC 2024`, the form of Unix: in others such a number counts something. */
export function readYearAfter(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const { date, clock, weekday } = stamp
  if (!date || date.year !== null || weekday === null || clock?.second === null) return
  const year = take(cursor, / (19[7-9]\d|20[0-3]\d)(?![\d:-])/y)
  if (year) stamp.date = { ...date, year: Number(year[1]) }
}

/** Reads a date after the clock: `14:00 UTC, 2021-05-26`, `14:00 (May 26)`. */
export function readTrailingDate(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  if (!/[, ]/.test(cursor.text.charAt(back))) return
  const lead = take(cursor, /,? (on |\()?/y)
  if (lead) {
    const day = cursor.at
    const weekday = readWeekday(cursor)
    const date = readDate(cursor, stamp)
    const closed = lead[1] !== '(' || take(cursor, /\)/y) !== null
    const near = cursor.text.slice(day, day + 12)
    const named = weekday && !date && lead[1] && /^[a-z]+day(?=\s*(?:$|[:,;|)–—]|-\s))/i.exec(near)
    if (named) {
      stamp.weekday = dayNumber(weekday[1])
      cursor.at = day + named[0].length
      return
    }
    if (
      date &&
      date.month !== null &&
      closed &&
      (date.year !== null ||
        weekday ||
        lead[1] === '(' ||
        /^(?:$|[,:*_`)–—]| [–—-] )/.test(cursor.text.slice(cursor.at, cursor.at + 3)))
    ) {
      stamp.date = date
      if (weekday) stamp.weekday = dayNumber(weekday[1])
      if (!stamp.zone) readZone(cursor, stamp)
      return
    }
  }
  cursor.at = back
}
