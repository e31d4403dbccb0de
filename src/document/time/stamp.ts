import { readOtherClock, readZone, readZoneAgain } from './clock-zone.ts'
import { beginningAt, type Cursor, isDigitAt, type Mutable, take } from './cursor.ts'
import { readDelay } from './delay.ts'
import { readClock, type WrittenClock } from './written-clock.ts'
import { readDate, type WrittenDate } from './written-date.ts'
import { daysInMonth } from './zone.ts'

/** A time as somebody wrote it, before its date and zone are known. */
export interface Stamp {
  /** As written, without the marks around it. */
  readonly text: string
  /** The same from its clock on, without the date. */
  readonly clockText: string
  readonly date: WrittenDate | null
  /** The last day of `2011-10-29 – 2011-10-30`. */
  readonly lastDate: WrittenDate | null
  readonly clock: WrittenClock | null
  /** The end of `14:00–14:20`. */
  readonly until: WrittenClock | null
  /** Milliseconds after the event before (`+4m`), or after the first (`T+20m`). */
  readonly after: number | null
  readonly fromFirst: boolean
  /** As written: `PST`, `UTC+1`, `Europe/Paris`. */
  readonly zone: string | null
  /** The same time by other clocks, as written: `9:05 AM ET`. */
  readonly also: string | null
  /** 0 is Sunday. */
  readonly weekday: number | null
  /** `~`, "about", "approximately". */
  readonly hedged: boolean
  /** Why this cannot be a time (`25:61`, 31 February); null if it can. */
  readonly invalid: string | null
}

export interface StampAtStart {
  readonly stamp: Stamp
  /** Offset in the text at which what happened begins. */
  readonly end: number
  /** What happened, with the time by other clocks in front; without the mark that closes one around the whole line. */
  readonly rest: string
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const dayNumber = (name = ''): number => DAYS.indexOf(name.toLowerCase())
const HEDGE = /(?:~|≈|±|(?:approx(?:imately)?\.?|about|around|circa|ca\.|roughly|estimated)(?=[\s\d]))\s*/iy
const LEAD =
  /(?:(?:at|on|by|from|since|before|after|(between))\s+|@\s?(?=\d))(?=[\d~]|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|approx|about|around|the)/iy
const WEEKDAY =
  /(sun|mon|tue|wed|thu|fri|sat)(?:day|sday|nesday|rsday|s|urday|nes|rs|r)?\b\.?,?\s*(?:the\s+)?/iy
/** Behind a date: `2024-05-14 (Tue)`, `2024-05-14 Tue, 10:00`. */
const WEEKDAY_BEHIND =
  /,? ?(?:\((sun|mon|tue|wed|thu|fri|sat)(?:day|sday|nesday|rsday|s|urday|nes|rs|r)?\.?\)|(sun|mon|tue|wed|thu|fri|sat)(?:day|sday|nesday|rsday|s|urday|nes|rs|r)?\b\.?(?=,? ?(?:$|\d{1,2}[:.h]\d|[–—:|]|-\s)))/iy
const FOOTNOTE = /\[\^[\w-]{1,20}\]/y
const RANGE_SIGN = /\s*(?:-|–|—|to|until|till|->|→)\s*~?|\/(?=\d{4}-\d{2}-\d{2}T)/iy
const AND = /\s+and\s+~?/iy
const JOIN =
  /(?::\s+(?=\d{1,2}[:h]\d)|\s*(?:,? at|,|@|T|at|from|\/|-|–|—)\s*|\s+)(?=[~\d?(*`]|approx|about|around|ca\.|circa|roughly|estimated|morn|after|even|night|noon|mid|early|late)/iy
const OPEN_MARK = /[*_`([|]{1,4}\s?/y
const CLOSE_MARK = /[*_`)\]]{1,4}/y
const SEPARATOR =
  /\s*(?:(?:::|\/\/)(?=\s)|[:|,.;·•―]|-{1,3}>?(?!\d)|–|—|→|=>)(?:[*_`)\]]{1,4}[:,.;]?)?\s*|\s+/y

/**
 * Read the time that a line of a timeline begins with.
 *
 * @param line one line of Markdown, without list marker or leading white space; marks around the time are allowed.
 * @returns `undefined` where the line does not begin with a time.
 */
export function readStampAtStart(line: string): StampAtStart | undefined {
  const cursor: Cursor = { text: line.length > 400 ? line.slice(0, 400) : line, at: 0 }
  take(cursor, OPEN_MARK)
  const mark = line.slice(0, cursor.at)
  const start = cursor.at
  const stamp = readStamp(cursor, 'range')
  if (!stamp) return undefined
  const text = line.slice(start, cursor.at).trim()
  const open = cursor.at
  const closed = skipClosing(cursor)
  if (cursor.at < line.length && !isBoundary(line, cursor.at) && !closed) return undefined
  const end = Math.min(cursor.at, line.length)
  stamp.text = text
  const rest = withoutClosing(line.slice(end), mark, line.slice(open, end))
  return { stamp, end, rest: [...inBrackets(stamp), rest].join(' ') }
}

/** What readers elsewhere are told of a time stays among the words. */
export const inBrackets = ({ also }: Stamp): readonly string[] => (also === null ? [] : [`(${also})`])

/** `**21:31 UTC: all of it bold**`, `**21:31 — Deploy** (b12)`: a mark that opened before the time. */
function withoutClosing(rest: string, mark: string, between: string): string {
  const strong = /^(\*\*|__|\*|_|`)$/.exec(mark.trim())?.[1]
  if (!strong || between.includes(strong)) return rest
  const parts = rest.split(strong)
  const isClosed = parts.length === 2 && (parts[1] === '' || strong.length === 2)
  return isClosed ? parts.join('') : rest
}

function skipClosing(cursor: Cursor): boolean {
  const before = cursor.at
  if (/[*_`)\][]/.test(cursor.text.charAt(before))) {
    take(cursor, CLOSE_MARK)
    take(cursor, FOOTNOTE)
    take(cursor, CLOSE_MARK)
  }
  take(cursor, SEPARATOR)
  return cursor.at > before
}

const isBoundary = (text: string, at: number) =>
  /\s/.test(text[at - 1] ?? '') || /[\s:,;.|<[(–—-]/.test(text[at] ?? '')

/**
 * Read the time that a line ends with, as in `Resolved 2020-02-25 17:07`.
 *
 * @returns the stamp and the offset at which it begins; only a time with its date counts, so that a time in a
 *   sentence is not taken for the time of the sentence.
 */
export function readStampAtEnd(line: string): { readonly stamp: Stamp; readonly start: number } | undefined {
  const tail = /(?:^|[\s:])((?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})[ T].{4,40})$/.exec(
    line.slice(-80),
  )?.[1]
  if (!tail) return undefined
  const start = line.length - tail.length
  const cursor: Cursor = { text: tail, at: 0 }
  const stamp = readStamp(cursor, 'range')
  if (!stamp?.clock || /[^\s.*_`)]/.test(tail.slice(cursor.at))) return undefined
  stamp.text = tail.slice(0, cursor.at).trim()
  return { stamp, start }
}

/**
 * Read a text that is a time and nothing else: a front matter field, an answer, a table cell.
 *
 * @param dash what `10:00-04:00` is: a range in a table, an offset in the front matter.
 * @returns `undefined` where anything else is in it.
 */
export function readStampWhole(text: string, dash: 'range' | 'offset' = 'range'): Stamp | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 100) return undefined
  const cursor: Cursor = { text: trimmed, at: 0 }
  take(cursor, OPEN_MARK)
  const start = cursor.at
  const stamp = readStamp(cursor, dash)
  if (!stamp) return undefined
  const end = cursor.at
  take(cursor, CLOSE_MARK)
  take(cursor, FOOTNOTE)
  if (trimmed.slice(cursor.at).replace(/^[\s:.,]+/, '') !== '') return undefined
  stamp.text = trimmed.slice(start, end).trim()
  return stamp
}

/** What the words are that a time may begin with: of a hedge, a preposition, a weekday, a month, a part of a day. */
const BEGINNING =
  /[~≈±+@]|T\+|abo|app|bet|aro|cir|ca\.|rou|est|(?:at|on|by|in)\s|fro|sin|bef|aft|sun|mon|tue|wed|thu|fri|sat|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|lat|ear|mor|noo|mid|eve|nig/iy

function canBegin({ text, at }: Cursor): boolean {
  BEGINNING.lastIndex = at
  return BEGINNING.test(text)
}

/** Its text is for the caller to fill in. */
function readStamp(cursor: Cursor, dash: 'range' | 'offset'): Mutable<Stamp> | undefined {
  const stamp: Mutable<Stamp> = {
    text: '',
    clockText: '',
    date: null,
    lastDate: null,
    clock: null,
    until: null,
    after: null,
    fromFirst: false,
    zone: null,
    also: null,
    weekday: null,
    hedged: false,
    invalid: null,
  }
  const start = cursor.at
  const readHedge = () => {
    if (take(cursor, HEDGE)) stamp.hedged = true
  }
  const isDigit = isDigitAt(cursor)
  if (!isDigit) {
    if (!canBegin(cursor)) return undefined
    readHedge()
  }
  const delay = readDelay(cursor)
  if (delay) return { ...stamp, ...delay }
  const lead = isDigit ? null : take(cursor, LEAD)
  if (!isDigit) readHedge()
  const isBetween = lead?.[1] !== undefined
  const weekday = readWeekday(cursor)
  if (weekday) stamp.weekday = dayNumber(weekday[1])
  stamp.date = readDate(cursor, stamp)
  if (stamp.date) readLastDate(cursor, stamp)
  if (stamp.date && !weekday) readWeekdayBehind(cursor, stamp)
  const afterDate = cursor.at
  if (stamp.date || weekday) {
    take(cursor, CLOSE_MARK)
    take(cursor, FOOTNOTE)
    const joined = take(cursor, JOIN) || cursor.at === afterDate
    if (joined) take(cursor, OPEN_MARK)
  }
  const clockStart = cursor.at
  readHedge()
  const afterT = cursor.text[cursor.at - 1] === 'T'
  stamp.clock = readClock(cursor, stamp)
  if (!stamp.clock) {
    cursor.at = afterDate
    const isTime = !isBetween && (stamp.date !== null || stamp.invalid !== null)
    if (!isTime) cursor.at = start
    return isTime ? stamp : undefined
  }
  if (dash === 'range' && !afterT && stamp.clock.second === null) readRangeEnd(cursor, stamp, isBetween)
  readZone(cursor, stamp)
  if (!stamp.until) {
    readRangeEnd(cursor, stamp, isBetween)
    if (stamp.until) readZoneAgain(cursor, stamp)
  }
  if (stamp.until && !stamp.zone) readZone(cursor, stamp)
  if (isBetween && !stamp.until) {
    cursor.at = start
    return undefined
  }
  if (!stamp.until) readOtherClock(cursor, stamp)
  readYearBehind(cursor, stamp)
  stamp.clockText = cursor.text.slice(clockStart, cursor.at).trim()
  if (!stamp.date) readTrailingDate(cursor, stamp)
  return stamp
}

/** `24-28`, `10 → 06-12`, with nothing behind it that would make it a clock or a count. */
const LAST_DAY =
  /(?:(\d{2})-)?(\d{1,2})(?:st|nd|rd|th)?(?:,? ((?:19|20)\d{2}))?(?=\s*(?:$|[:,;|)*_`–—]|-\s))(?!:\d)/y

/** `Apr 24-28`: the last of some days, of the month and year of the first. */
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

/** `2011-10-29 – 2011-10-30`: days, not a day and a time. */
function readLastDate(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  if (take(cursor, RANGE_SIGN)) stamp.lastDate = readDate(cursor, stamp) ?? readLastDay(cursor, stamp)
  // a clock behind it makes it the date of that clock
  if (!stamp.lastDate || /^(?:[T ]?\d{1,2}:\d)/.test(cursor.text.slice(cursor.at, cursor.at + 5))) {
    cursor.at = back
    stamp.lastDate = null
  }
}

const isWeekdayAt = (cursor: Cursor, at: number): boolean => DAYS.includes(beginningAt(cursor, at))

const readWeekday = (cursor: Cursor) => (isWeekdayAt(cursor, cursor.at) ? take(cursor, WEEKDAY) : null)

function readWeekdayBehind(cursor: Cursor, stamp: Mutable<Stamp>): void {
  let at = cursor.at
  while (',( '.includes(cursor.text.charAt(at)) && at < cursor.at + 3) at++
  const found = at > cursor.at && isWeekdayAt(cursor, at) && take(cursor, WEEKDAY_BEHIND)
  if (found) stamp.weekday = dayNumber(found[1] ?? found[2])
}

/** `Tue May 14 09:12:33 UTC 2024`, as Unix writes it: elsewhere such a number counts something. */
function readYearBehind(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const { date, clock, weekday } = stamp
  if (!date || date.year !== null || weekday === null || clock?.second === null) return
  const year = take(cursor, / (19[7-9]\d|20[0-3]\d)(?![\d:-])/y)
  if (year) stamp.date = { ...date, year: Number(year[1]) }
}

/** `14:00 UTC, 2021-05-26`, `14:00 (May 26)`: a date behind the clock. */
function readTrailingDate(cursor: Cursor, stamp: Mutable<Stamp>): void {
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

/** @param isBetween whether an "and" may stand before it. */
function readRangeEnd(cursor: Cursor, stamp: Mutable<Stamp>, isBetween: boolean): void {
  const back = cursor.at
  const { invalid } = stamp
  if (!leadsOn(cursor)) return
  if (take(cursor, RANGE_SIGN) ?? (isBetween && take(cursor, AND))) {
    const date = stamp.date && readDate(cursor, stamp)
    if (date) take(cursor, JOIN)
    const until = readClock(cursor, stamp)
    if (until && until.minute !== null) {
      stamp.until = until
      if (stamp.clock) stamp.clock = inHalfOf(until, stamp.clock)
      if (date) stamp.lastDate = date
      return
    }
    stamp.invalid = invalid
  }
  cursor.at = back
}

/** `1:42-1:59 PM` are both in the afternoon; `11:30-1:15 PM` begins before noon. */
function inHalfOf(until: WrittenClock, clock: WrittenClock): WrittenClock {
  if (!until.half || clock.half || clock.hour === 0 || clock.hour > 12) return clock
  const minutes = ({ hour, minute }: WrittenClock) => hour * 60 + (minute ?? 0)
  const [before, after] = [clock.hour % 12, (clock.hour % 12) + 12].map(hour => ({
    ...clock,
    hour,
    half: true,
  }))
  return after && minutes(after) <= minutes(until) ? after : (before ?? clock)
}

/** Whether a sign or a word comes that may stand between two clocks. */
function leadsOn({ text, at }: Cursor): boolean {
  let sign = at
  while (text[sign] === ' ') sign++
  return /[-–—→/\stua]/i.test(text.charAt(sign))
}
