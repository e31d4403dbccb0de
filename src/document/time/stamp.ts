import { daysInMonth } from './zone.ts'
import { readZoneName } from './zone-names.ts'

/** A date as written. What is not written is null. */
export interface WrittenDate {
  readonly year: number | null
  /** From 1. */
  readonly month: number | null
  readonly day: number | null
  /** `3/4/2024`: could be 3 April or 4 March. Fields hold the month-first reading. */
  readonly ambiguous: boolean
}

/** A time of day as written, 0–24 h. */
export interface WrittenClock {
  readonly hour: number
  /** Null in `14:??` and `2pm`'s coarser kin. */
  readonly minute: number | null
  readonly second: number | null
  /** Hours that the words leave open: `evening` is 18 to 22. One for a clock. */
  readonly hours: number
}

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
  /** Milliseconds after the event before: `+4m`. */
  readonly after: number | null
  /** As written: `PST`, `UTC+1`, `Europe/Paris`. */
  readonly zone: string | null
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
  /** What happened; without the mark that closes one around the whole line. */
  readonly rest: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?'

/** First hour and number of hours of the parts of a day. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  'early morning': [3, 5],
  'late morning': [10, 2],
  morning: [6, 6],
  'early afternoon': [12, 3],
  'late afternoon': [15, 3],
  afternoon: [12, 6],
  'early evening': [17, 3],
  'late evening': [20, 4],
  evening: [17, 6],
  'late night': [21, 3],
  night: [20, 4],
  noon: [12, 1],
  midday: [11, 3],
  'mid-day': [11, 3],
  midnight: [0, 1],
}

const HEDGE = /(?:~|≈|±|(?:approx(?:imately)?\.?|about|around|circa|ca\.|roughly|estimated)(?=[\s\d]))\s*/iy
const LEAD =
  /(?:at|on|by|from|since|before|after)\s+(?=[\d~]|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|approx|about|around|the)/iy
const WEEKDAY =
  /(sun|mon|tue|wed|thu|fri|sat)(?:day|sday|nesday|rsday|s|urday|nes|rs|r)?\b\.?,?\s*(?:the\s+)?/iy
const ISO_DATE = /(\d{4})[-/](\d{1,2}|mm)[-/](\d{1,2}|dd)(?!\d)/iy
const NUMERIC_DATE = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])/y
const DAY_MONTH = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]${MONTH}(?:,?[ -](\\d{4})(?!:\\d))?`,
  'iy',
)
const MONTH_DAY = new RegExp(
  `${MONTH} ?(\\d{1,2})(?:st|nd|rd|th)?\\b(?![:/])(?:,? (\\d{4})\\b(?!:\\d))?`,
  'iy',
)
const YEAR_MONTH = /(\d{4})-(\d{2})(?![-\d]|:\d)/y
const FOOTNOTE = /\[\^[\w-]{1,20}\]/y
const CLOCK =
  /(\d{1,2})[:.h](\d{2}|\?\?|xx|mm)(?::(\d{2}|ss)(?:[.,]\d{1,9})?)?(?!\d|:\d)(?:([ap])\b|\s?([ap])\.?\s?m\b\.?)?/iy
const HOUR_ONLY = /(\d{1,2})\s?([ap])\.?m\b\.?/iy
const FOUR_DIGITS = /([01]\d|2[0-3])([0-5]\d)(?:\s?(?:h|hrs|hours)\b)?(?!\d|[:-]\d)/y
const PART =
  /(?:in the |late |early )?(?:(?:early|late) )?(?:morning|noon|mid-?day|afternoon|evening|night|midnight)\b/iy
const AFTER =
  /T?\+\s?(?:(\d{1,3})\s?h(?:ours?|r|rs)?)?\s?(?:(\d{1,4})\s?(m|mins?|minutes?|s|secs?|seconds?)?)?(?![\w:/-])/iy
const LATER = /(?:about |~)?(\d{1,4})\s?(seconds?|secs?|minutes?|mins?|hours?|hrs?)\s+later\b/iy
const RANGE_SIGN = /\s*(?:-|–|—|to|until|till|->|→)\s*~?/iy
const JOIN =
  /(?:\s*(?:,|@|T|at|from|\/|-|–|—)\s*|\s+)(?=[~\d?(*`]|approx|about|around|ca\.|circa|roughly|estimated|morn|after|even|night|noon|mid|early|late)/iy
const OPEN_MARK = /[*_`([|]{1,4}\s?/y
const CLOSE_MARK = /[*_`)\]]{1,4}/y
const SEPARATOR = /\s*(?:[:|,.;]|-{1,3}>?(?!\d)|–|—|→|=>)(?:[*_`)\]]{1,4}[:,.;]?)?\s*|\s+/y

/** A place in a text that moves on with each thing read. */
interface Cursor {
  readonly text: string
  at: number
}

function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found) cursor.at += found[0].length
  return found
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

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
  return {
    stamp: { ...stamp, text },
    end,
    rest: withoutClosing(line.slice(end), mark, line.slice(open, end)),
  }
}

/** `**21:31 UTC: all of it bold**`: a mark that opened before the time and is not closed behind it. */
function withoutClosing(rest: string, mark: string, between: string): string {
  const strong = /^(\*\*|__|\*|_|`)$/.exec(mark.trim())?.[1]
  if (!strong || between.includes(strong) || !rest.endsWith(strong)) return rest
  const inner = rest.slice(0, -strong.length)
  return inner.includes(strong) ? rest : inner
}

function skipClosing(cursor: Cursor): boolean {
  const before = cursor.at
  take(cursor, CLOSE_MARK)
  take(cursor, FOOTNOTE)
  take(cursor, CLOSE_MARK)
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
  return { stamp: { ...stamp, text: tail.slice(0, cursor.at).trim() }, start }
}

/**
 * Read a text that is a time and nothing else: a front matter field, an answer, a table cell.
 *
 * @param dash what `10:00-04:00` is: a range in a table, an offset in the front matter.
 * @returns `undefined` where anything else is in it.
 */
export function readStampWhole(text: string, dash: 'range' | 'offset' = 'range'): Stamp | undefined {
  const trimmed = text.trim()
  if (trimmed.length > 100) return undefined
  const cursor: Cursor = { text: trimmed, at: 0 }
  take(cursor, OPEN_MARK)
  const start = cursor.at
  const stamp = readStamp(cursor, dash)
  if (!stamp) return undefined
  const end = cursor.at
  take(cursor, CLOSE_MARK)
  take(cursor, FOOTNOTE)
  if (trimmed.slice(cursor.at).replace(/^[\s:.,]+/, '') !== '') return undefined
  return { ...stamp, text: trimmed.slice(start, end).trim() }
}

function readStamp(cursor: Cursor, dash: 'range' | 'offset'): Stamp | undefined {
  const stamp: Mutable<Stamp> = {
    text: '',
    clockText: '',
    date: null,
    lastDate: null,
    clock: null,
    until: null,
    after: null,
    zone: null,
    weekday: null,
    hedged: false,
    invalid: null,
  }
  const start = cursor.at
  const readHedge = () => {
    if (take(cursor, HEDGE)) stamp.hedged = true
  }
  readHedge()
  stamp.after = readAfter(cursor)
  if (stamp.after !== null) return stamp
  take(cursor, LEAD)
  readHedge()
  const weekday = take(cursor, WEEKDAY)
  if (weekday) stamp.weekday = DAYS.indexOf((weekday[1] ?? '').toLowerCase())
  stamp.date = readDate(cursor, stamp)
  if (stamp.date) readLastDate(cursor, stamp)
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
    const isTime = stamp.date !== null || stamp.invalid !== null
    if (!isTime) cursor.at = start
    return isTime ? stamp : undefined
  }
  if (dash === 'range' && !afterT && stamp.clock.second === null) readRangeEnd(cursor, stamp)
  readZone(cursor, stamp)
  if (!stamp.until) readRangeEnd(cursor, stamp)
  if (stamp.until && !stamp.zone) readZone(cursor, stamp)
  stamp.clockText = cursor.text.slice(clockStart, cursor.at).trim()
  if (!stamp.date) readTrailingDate(cursor, stamp)
  return stamp
}

/** `2011-10-29 – 2011-10-30`: days, not a day and a time. */
function readLastDate(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  if (take(cursor, RANGE_SIGN)) stamp.lastDate = readDate(cursor, stamp)
  // a clock behind it makes it the date of that clock
  if (!stamp.lastDate || /^(?:[T ]?\d{1,2}:\d)/.test(cursor.text.slice(cursor.at, cursor.at + 5))) {
    cursor.at = back
    stamp.lastDate = null
  }
}

/** `14:00 UTC, 2021-05-26`: a date behind the clock. */
function readTrailingDate(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  if (take(cursor, /,? (?:on )?/y)) {
    const weekday = take(cursor, WEEKDAY)
    const date = readDate(cursor, stamp)
    if (
      date &&
      date.month !== null &&
      (date.year !== null || weekday || /[,:*_`)–—]/.test(cursor.text[cursor.at] ?? ':'))
    ) {
      stamp.date = date
      if (weekday) stamp.weekday = DAYS.indexOf((weekday[1] ?? '').toLowerCase())
      if (!stamp.zone) readZone(cursor, stamp)
      return
    }
  }
  cursor.at = back
}

function readRangeEnd(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  if (take(cursor, RANGE_SIGN)) {
    const until = readClock(cursor, stamp)
    if (until && until.minute !== null) {
      stamp.until = until
      return
    }
  }
  cursor.at = back
}

function readZone(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const zone = readZoneAfter(cursor)
  if (zone) stamp.zone = zone
}

function readZoneAfter(cursor: Cursor): string | undefined {
  const back = cursor.at
  take(cursor, /\s?(?:[*_`]{1,2})?\s?[([]?/y)
  const spaced = cursor.at > back
  const bracketed = /[([]/.test(cursor.text[cursor.at - 1] ?? '')
  const zone = readZoneName(cursor.text.slice(cursor.at, cursor.at + 60))
  if (zone && isZoneHere(zone, cursor.text.slice(cursor.at + zone.length), spaced, bracketed)) {
    cursor.at += zone.length
    take(cursor, /\s?[)\]]/y)
    return zone
  }
  cursor.at = back
  return undefined
}

/** Abbreviations that are nothing but zones. Others, and words, need a sign that they are meant as one. */
const SURE =
  /^(?:UTC|GMT|[PMCE][SD]T|[PMCE][SD]T\/[PMCE][SD]T|CES?T|CET\/CEST|EES?T|BST|IST|JST|KST|SGT|HKT|AE[SD]T|NZ[SD]T|MSK)$/

/** 12:00+02:00 and 12:00Z stand without a blank; "Central database" and "CT scan" are no zones. */
function isZoneHere(zone: string, rest: string, spaced: boolean, bracketed: boolean): boolean {
  const offset = /^[+\u2212-](\d{2})/.exec(zone)
  if (offset && Number(offset[1]) > 14) return false
  if (zone === 'Z') return !spaced
  if (!spaced) return offset !== null
  if (bracketed || SURE.test(zone) || zone.includes('/') || /\d/.test(zone) || /time$/i.test(zone))
    return !/^-\d{4}$/.test(zone)
  return /^\s*(?:$|[:,|)\]*_`–—]|-\s|-{2})/.test(rest)
}

function readAfter(cursor: Cursor): number | null {
  const back = cursor.at
  const later = take(cursor, LATER)
  if (later) return Number(later[1]) * unitOf(later[2])
  const [, hours, count, unit] =
    (/^T?\+/.test(cursor.text.slice(cursor.at, cursor.at + 2)) && take(cursor, AFTER)) || []
  if (hours || (count && unit))
    return Number(hours ?? 0) * 3_600_000 + Number(count ?? 0) * unitOf(unit ?? 'm')
  cursor.at = back
  return null
}

const unitOf = (unit = 'm') =>
  ({ s: 1000, m: 60_000, h: 3_600_000 })[unit[0]?.toLowerCase() as 's' | 'm' | 'h'] ?? 60_000

function readDate(cursor: Cursor, stamp: Mutable<Stamp>): WrittenDate | null {
  const iso = take(cursor, ISO_DATE)
  if (iso) return checkedDate(stamp, number(iso[1]), number(iso[2]), number(iso[3]), iso[0])
  const numeric = take(cursor, NUMERIC_DATE)
  if (numeric) return numericDate(stamp, numeric)
  const dayMonth = take(cursor, DAY_MONTH)
  if (dayMonth)
    return checkedDate(stamp, number(dayMonth[3]), monthNumber(dayMonth[2]), number(dayMonth[1]), dayMonth[0])
  const monthDay = take(cursor, MONTH_DAY)
  if (monthDay)
    return checkedDate(stamp, number(monthDay[3]), monthNumber(monthDay[1]), number(monthDay[2]), monthDay[0])
  const yearMonth = take(cursor, YEAR_MONTH)
  if (yearMonth) return checkedDate(stamp, number(yearMonth[1]), number(yearMonth[2]), null, yearMonth[0])
  return null
}

const number = (text: string | undefined): number | null => (text && /^\d+$/.test(text) ? Number(text) : null)

const monthNumber = (name = '') => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1

function checkedDate(
  stamp: Mutable<Stamp>,
  year: number | null,
  month: number | null,
  day: number | null,
  text: string,
  ambiguous = false,
): WrittenDate {
  // without a year, 29 February may be meant
  const days = month === null ? 31 : daysInMonth(year ?? 2000, month)
  if ((month !== null && (month < 1 || month > 12)) || (day !== null && (day < 1 || day > days)))
    stamp.invalid ??= `${text.trim()} is no date`
  return { year, month, day, ambiguous }
}

function numericDate(
  stamp: Mutable<Stamp>,
  [text, a = '', sign, b = '', y = '']: RegExpExecArray,
): WrittenDate {
  const year = y.length === 2 ? 2000 + Number(y) : Number(y)
  const [first, second] = [Number(a), Number(b)]
  const dayFirst = first > 12 || (sign === '.' && second <= 12)
  const ambiguous = sign !== '.' && first <= 12 && second <= 12 && first !== second
  return dayFirst
    ? checkedDate(stamp, year, second, first, text)
    : checkedDate(stamp, year, first, second, text, ambiguous)
}

function readClock(cursor: Cursor, stamp: Mutable<Stamp>): WrittenClock | null {
  const part = take(cursor, PART)
  if (part) return partOfDay(part[0])
  const back = cursor.at
  const clock = take(cursor, CLOCK)
  if (
    clock &&
    isDotted(clock[0]) &&
    !/^(?:\s*(?:$|[:|*_`)–—]|-\s)|\s?(?:UTC|GMT|[A-Z]{3,4}\b))/.test(
      cursor.text.slice(cursor.at, cursor.at + 8),
    )
  ) {
    // 7.30 million is no time; 7.30: and 7.30 UTC are
    cursor.at = back
    return null
  }
  if (clock) return checkedClock(stamp, clock, clock[4] ?? clock[5])
  const hourOnly = take(cursor, HOUR_ONLY)
  if (hourOnly) return checkedClock(stamp, [hourOnly[0], hourOnly[1] ?? '', '00'], hourOnly[2])
  // 0251 is a time behind a date or before a zone or a separator; 2500 nodes is not
  const four = take(cursor, FOUR_DIGITS)
  if (
    four &&
    (stamp.date ||
      /^\s?(?:h|hrs|hours|[:*_`)–—-]|UTC|GMT|Z)/.test(
        `${four[0].slice(4)}${cursor.text.slice(cursor.at, cursor.at + 5)}`,
      ))
  )
    return checkedClock(stamp, [four[0], four[1] ?? '', four[2] ?? ''], undefined)
  cursor.at = back
  return null
}

const isDotted = (clock: string) => /^\d{1,2}\.\d{2}$/.test(clock)

function partOfDay(words: string): WrittenClock {
  const name = words.toLowerCase().replace(/^in the /, '')
  const [hour, hours] = PARTS[name] ?? PARTS[name.split(' ').at(-1) ?? ''] ?? [0, 24]
  const exact = hours === 1
  return { hour, minute: exact ? 0 : null, second: null, hours }
}

function checkedClock(
  stamp: Mutable<Stamp>,
  found: readonly (string | undefined)[],
  meridiem: string | undefined,
): WrittenClock {
  const [text = '', h, m, s] = found
  const written = Number(h)
  const minute = number(m)
  const second = number(s)
  const half = meridiem?.toLowerCase()
  const hour = half === 'p' && written < 12 ? written + 12 : half === 'a' && written === 12 ? 0 : written
  const outside =
    written > 24 || (written === 24 && (minute ?? 0) > 0) || (minute ?? 0) > 59 || (second ?? 0) > 59
  if (outside) stamp.invalid ??= `${text.trim()} is no time of day`
  // 13:06 PM is read as it can only be meant; 0:30 PM and 14:00 am cannot be
  else if (half && ((half === 'p' && written === 0) || (half === 'a' && written > 12)))
    stamp.invalid ??= `${text.trim()} is no time of day`
  return { hour: Math.min(hour, 24), minute, second, hours: 1 }
}
