import { readOtherClock, readZone, readZoneAgain } from './clock-zone.ts'
import { beginningAt, type Cursor, isDigitAt, type Mutable, take } from './cursor.ts'
import { readDelay } from './delay.ts'
import { readClock, type WrittenClock } from './written-clock.ts'
import { readDate, type WrittenDate } from './written-date.ts'

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

/** `**21:31 UTC: all of it bold**`: a mark that opened before the time and is not closed behind it. */
function withoutClosing(rest: string, mark: string, between: string): string {
  const strong = /^(\*\*|__|\*|_|`)$/.exec(mark.trim())?.[1]
  if (!strong || between.includes(strong) || !rest.endsWith(strong)) return rest
  const inner = rest.slice(0, -strong.length)
  return inner.includes(strong) ? rest : inner
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

/** `14:00 UTC, 2021-05-26`: a date behind the clock. */
function readTrailingDate(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  if (!/[, ]/.test(cursor.text.charAt(back))) return
  const lead = take(cursor, /,? (on )?/y)
  if (lead) {
    const day = cursor.at
    const weekday = readWeekday(cursor)
    const date = readDate(cursor, stamp)
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
      (date.year !== null || weekday || /[,:*_`)–—]/.test(cursor.text[cursor.at] ?? ':'))
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
      if (date) stamp.lastDate = date
      return
    }
    stamp.invalid = invalid
  }
  cursor.at = back
}

/** Whether a sign or a word comes that may stand between two clocks. */
function leadsOn({ text, at }: Cursor): boolean {
  let sign = at
  while (text[sign] === ' ') sign++
  return /[-–—→/\stua]/i.test(text.charAt(sign))
}
