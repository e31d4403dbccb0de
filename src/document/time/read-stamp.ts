import { SHORT_MONTH, SHORT_WEEKDAY } from './calendar-names.ts'
import { readOtherClock, readZone, readZoneAgain } from './clock-zone.ts'
import { type Cursor, isDigitAt, type Mutable, take } from './cursor.ts'
import { readDelay } from './delay.ts'
import type { ExplainedZones } from './explained-zones.ts'
import type { Stamp, StampAtStart } from './stamp.ts'
import {
  dayNumber,
  JOIN,
  readTrailingDate,
  readWeekday,
  readWeekdayAfter,
  readYearAfter,
} from './stamp-date.ts'
import { readLastDate, readRangeEnd } from './stamp-range.ts'
import { readClock } from './written-clock.ts'
import { readDate } from './written-date.ts'

const HEDGE =
  /(?:\\?~|≈|±|(?:approx(?:imately)?\.?|about|around|circa|ca\.?|roughly|estimated|gegen|etwa|vers|environ|hacia(?: las)?|sobre las|por volta d(?:as|e))(?=[\s\d]))\s*/iy
const LEAD = new RegExp(
  String.raw`(?:(?:at|on|from|since|um|ab|à|a las|às|((?:shortly |just |soon |right |sometime )?(?:by|before|after)|kurz (?:vor|nach))|(between))\s+|@\s?(?=\d))(?=[\d~]|${SHORT_WEEKDAY}|${SHORT_MONTH}|approx|about|around|the)`,
  'iy',
)
const FOOTNOTE = /\[\^[\w-]{1,20}\]/y
const OPEN_MARK = /(?:\\?[*_`([|]){1,4}\s?/y
/** `~**07:05**`: the hedge is before the marks. */
const HEDGE_BEFORE_MARK = /\\?[~≈]\s?(?=[*_`([])/y
const CLOSE_MARK = /(?:\\?[*_`)\]]){1,4}/y
/** `07:05-ish`, `07:05?`, `07:05 (approx)`. */
const HEDGE_AFTER =
  /-?ish\b|\?(?=\s)|[+~〜～](?=[\s(（]|$)|\s?(?:頃|ごろ)|\s?\((?:approx(?:\.|imately)?|about|roughly|estimated|ca\.?|circa)\)/iy
const SEPARATOR =
  /\s*(?:(?:::|\/\/)(?=\s)|[:|,.;·•―]|-{1,3}>?(?!\d)|–|—|→|=>)(?:[*_`)\]]{1,4}[:,.;]?)?\s*|\s+/y

/**
 * Reads the time at the start of a line.
 *
 * @param line one line of Markdown, without list marker or leading white space; marks around the time are allowed.
 * @param explained the abbreviations of zones that the document explains.
 * @returns `undefined` where the line does not begin with a time.
 */
export function readStampAtStart(line: string, explained?: ExplainedZones): StampAtStart | undefined {
  const cursor: Cursor = { text: line.length > 400 ? line.slice(0, 400) : line, at: 0, explained }
  const hedge = '~≈\\'.includes(line.charAt(0)) && take(cursor, HEDGE_BEFORE_MARK) !== null
  const opening = cursor.at
  take(cursor, OPEN_MARK)
  const mark = line.slice(opening, cursor.at)
  const start = cursor.at
  const stamp = readEpoch(cursor, mark) ?? readStamp(cursor, 'range')
  if (!stamp) return undefined
  if (hedge) stamp.hedged = true
  const text = withoutMarks(line.slice(start, cursor.at))
  const open = cursor.at
  const closed = skipClosing(cursor)
  if (cursor.at < line.length && !isBoundary(line, cursor.at) && !closed) return undefined
  const end = Math.min(cursor.at, line.length)
  stamp.text = text
  const rest = withoutClosing(line.slice(end), mark, line.slice(open, end))
  return { stamp, end, text: [...inBrackets(stamp), rest].join(' ') }
}

/** The words of a time that reaches across marks: `**12:22** to **13:00**`. */
const withoutMarks = (text: string): string => text.replace(/\*\*|__|`/g, '').trim()

/** A quick test: most times are followed by a blank and a word. */
function mayHedgeAfter({ text, at }: Cursor): boolean {
  const char = text.charAt(at)
  return char === ' ' ? '(頃ご'.includes(text.charAt(at + 1) || ' ') : '-?+~(i頃ご〜～'.includes(char)
}

/** Reads seconds since the epoch, as logs have them in brackets: `[1709622000]`. */
function readEpoch(cursor: Cursor, mark: string): Mutable<Stamp> | undefined {
  const seconds =
    mark.endsWith('[') && /^1/.test(cursor.text.slice(cursor.at)) && take(cursor, /(1\d{9})(?=\])/y)
  if (!seconds) return undefined
  const at = new Date(Number(seconds[1]) * 1000)
  return {
    ...NO_TIME,
    date: { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate(), ambiguous: false },
    clock: {
      hour: at.getUTCHours(),
      minute: at.getUTCMinutes(),
      second: at.getUTCSeconds(),
      hours: 1,
      hasMeridiem: false,
    },
    zone: 'UTC',
  }
}

/** What people write for a time that they do not know: `[???]`, `unknown`, `HH:mm`; or a word that says only the order. */
const UNKNOWN =
  /^\\?[*_`([]{0,3}(\?{2,5}(?::\?\??)?|HH:mm|(?:unknown|unclear|tbd|T\+ ?(?:[NX?] ?)?(?:minutes?|hours?|days?)?)(?=\\?[*_`)\]]{0,3}\s*(?:[-–—:|]|->)|[`)\]]))\\?[*_`)\]]{0,3}(?:\s*(?:[-–—:|]|->)[*_`]{0,3}\s*|\s+)|^[*_`]{0,3}(afterwards?|later|meanwhile|then|next|thereafter|subsequently|eventually|finally|recovery)[*_`]{0,3}(?:\s*[–—:]|\s+-)[*_`]{0,3}\s+/i

/** Reads the place of a time that is not known; null for any other text. */
export function unknownTime(line: string): {
  readonly stamp: Stamp
  readonly end: number /** Not a word such as "then". */
  readonly isMark: boolean
} | null {
  const found = UNKNOWN.exec(line)
  if (!found) return null
  const text = found[1] ?? found[2] ?? ''
  return { stamp: { ...NO_TIME, text }, end: found[0].length, isMark: found[1] !== undefined }
}

/** The time in another zone, in brackets: it stays in the text of the entry. */
export const inBrackets = ({ otherClock }: Stamp): readonly string[] =>
  otherClock === null ? [] : [`(${otherClock})`]

/**
 * Removes the closing mark of one that opened before the time: `**21:31 UTC: all of it bold**`, `**21:31 — Deploy**
 * (b12)`.
 */
function withoutClosing(rest: string, mark: string, between: string): string {
  const strong = /^(\*\*|__|\*|_|`)$/.exec(mark.trim())?.[1]
  if (!strong || between.includes(strong)) return rest
  const parts = rest.split(strong)
  const isClosed = parts.length === 2 && (parts[1] === '' || strong.length === 2)
  return isClosed ? parts.join('') : rest
}

function skipClosing(cursor: Cursor): boolean {
  const before = cursor.at
  if (/[*_`)\][\\]/.test(cursor.text.charAt(before))) {
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
 * Reads the time at the end of a line, as in `Resolved 2020-02-25 17:07`.
 *
 * @returns the stamp and its offset; `undefined` for a time without a date, which may belong to a sentence.
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
 * Reads a text that is a time and nothing else: a front matter field, an answer, a table cell.
 *
 * @param dash the meaning of `10:00-04:00`: a range in a table, an offset in the front matter.
 * @returns `undefined` where anything else is in it.
 */
export function readStampWhole(
  text: string,
  dash: 'range' | 'offset' = 'range',
  explained?: ExplainedZones,
): Stamp | undefined {
  const trimmed = text.trim()
  if (trimmed === '' || trimmed.length > 100) return undefined
  const cursor: Cursor = { text: trimmed, at: 0, explained }
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

/** The beginnings of words that a time may begin with: hedges, prepositions, weekdays, months, parts of a day. */
const BEGINNING = new RegExp(
  String.raw`[~≈±+@\\]|T\+|T0|午|abo|sho|jus|rig|som|soo|kur|geg|etw|ver|env|hac|sob|por|(?:um|ab|à|a|às)\s|app|bet|aro|cir|ca\.|rou|est|(?:at|on|by|in)\s|fro|sin|bef|aft|${SHORT_WEEKDAY}|${SHORT_MONTH}|lat|ear|mor|noo|mid|eve|nig`,
  'iy',
)

function canBegin({ text, at }: Cursor): boolean {
  BEGINNING.lastIndex = at
  return BEGINNING.test(text)
}

/** The stamp of an entry without a time. */
export const NO_TIME: Stamp = {
  text: '',
  clockText: '',
  date: null,
  lastDate: null,
  clock: null,
  until: null,
  delay: null,
  zone: null,
  otherClock: null,
  weekday: null,
  hedged: false,
  invalid: null,
}

/** Reads a stamp at the cursor. The caller sets its `text`. */
function readStamp(cursor: Cursor, dash: 'range' | 'offset'): Mutable<Stamp> | undefined {
  const stamp: Mutable<Stamp> = { ...NO_TIME }
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
  if (delay) return { ...stamp, delay, hedged: stamp.hedged || delay.hedged }
  const lead = isDigit ? null : take(cursor, LEAD)
  if (!isDigit) readHedge()
  const isBetween = lead?.[2] !== undefined
  // before or after a time is not at it
  if (lead?.[1] !== undefined) stamp.hedged = true
  const weekday = readWeekday(cursor)
  if (weekday) stamp.weekday = dayNumber(weekday[1])
  stamp.date = readDate(cursor, stamp)
  if (stamp.date) readLastDate(cursor, stamp)
  if (stamp.date && !weekday) readWeekdayAfter(cursor, stamp)
  // a clock that nobody filled in
  if (stamp.date) take(cursor, /[ T]HH:mm(?::ss)?(?![\w:])/iy)
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
  if (mayHedgeAfter(cursor) && take(cursor, HEDGE_AFTER)) stamp.hedged = true
  readEndAndZone(cursor, stamp, {
    isBetween,
    early: dash === 'range' && !afterT && stamp.clock.second === null,
  })
  if (isBetween && !stamp.until) {
    cursor.at = start
    return undefined
  }
  if (!stamp.until) readOtherClock(cursor, stamp)
  readYearAfter(cursor, stamp)
  stamp.clockText = cursor.text.slice(clockStart, cursor.at).trim()
  if (!stamp.date) readTrailingDate(cursor, stamp)
  return stamp
}

/**
 * Reads the end of a range and the zone after a clock, in either order.
 *
 * @param early whether a dash directly after the clock begins the end of a range, and not an offset.
 */
function readEndAndZone(
  cursor: Cursor,
  stamp: Mutable<Stamp>,
  { isBetween, early }: { readonly isBetween: boolean; readonly early: boolean },
): void {
  if (early) readRangeEnd(cursor, stamp, isBetween)
  readZone(cursor, stamp)
  if (!stamp.until) {
    readRangeEnd(cursor, stamp, isBetween)
    if (stamp.until) readZoneAgain(cursor, stamp)
  }
  if (stamp.until && !stamp.zone) readZone(cursor, stamp)
}
