import {
  type Document,
  type Passage,
  passagesOf,
  type Range,
  readStampAtStart,
  readStampWhole,
  type Stamp,
  weekdayNames,
} from '../document/index.ts'
import type { DocumentWords } from './words/document-words.ts'
import { lineHint } from './words/lexicon.ts'

/** A weekday with a date next to it: "Thursday, October 27th". */
export interface DatedWeekday {
  /** As written. */
  readonly text: string
  readonly range: Range
  /** The weekday, from 0 for Sunday. */
  readonly weekday: number
  readonly month: number
  readonly day: number
  /** The year; null if it is not written. */
  readonly year: number | null
}

/** The weekdays as they may be written, and slips that the pattern below allows. */
export const WEEKDAYS = lineHint(
  'mon tue tues wed wednes thu thurs fri sat satur sun monday tueday tuesday wedday wednesday thuday thursday friday satday saturday sunday',
)

const WEEKDAY = /(?<![\w-])(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/gi

/** The weekdays in the title, in the prose and in the times of events that have a date next to them. */
export function datedWeekdays(document: Document, words: DocumentWords): readonly DatedWeekday[] {
  const { title, heading, text } = document
  const inFrontMatter = title && title.range.start !== heading?.range.start
  const start = inFrontMatter ? text.indexOf(title.text, title.range.start) : -1
  const hinted = words.linesWith(WEEKDAYS)
  return [
    ...(inFrontMatter && start >= 0 ? weekdaysOf(title.text, start) : []),
    ...(hinted.length > 0 ? passagesOf(document) : []).flatMap(passage => weekdaysIn(passage)),
    ...inRows(document),
  ]
}

const weekdaysIn = ({ text, placeOf }: Passage): readonly DatedWeekday[] =>
  weekdaysOf(text, 0).map(found => {
    const { start, end } = found.range
    return { ...found, range: { start: placeOf(start), end: placeOf(end - 1) + 1 } }
  })

function weekdaysOf(line: string, start: number): readonly DatedWeekday[] {
  return Array.from(line.matchAll(WEEKDAY)).flatMap(({ index, 0: name }) => {
    // the date alone, without a clock after it
    const near = line.slice(index, index + 60)
    const clock = near.search(/(?:,? at)? \d{1,2}[:.]\d{2}/)
    const stamp = readStampAtStart(clock < 0 ? near : near.slice(0, clock))?.stamp
    if (stamp && stamp.weekday !== null) return dated(stamp, stamp.weekday, start + index, stamp.text)
    const before = DATE_BEFORE.exec(line.slice(Math.max(0, index - 40), index))
    const date = before?.[1] && !/^['’]/.test(line.slice(index + name.length)) && readStampWhole(before[1])
    if (!before || !date || date.clock) return []
    const from = index - before[0].length
    return dated(date, weekdayNamed(name), start + from, line.slice(from, index + name.length))
  })
}

/** A date before its weekday: `May 8 (Tuesday)`, `8 May, a Tuesday`, `2024-05-07, Tuesday`. */
const DATE_BEFORE =
  /(?<![\w./-])((?:\d{1,4}[-./ ]|[A-Za-z]{3,9}\.? )(?:\d{1,2}|[A-Za-z]{3,9})(?:[a-z]{2})?(?:[-./]\d{1,4}|,? \d{4})?)(?:,| ?\(|, a) ?$/

const weekdayNamed = (name: string): number =>
  weekdayNames.findIndex(one => one.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase())

function dated(stamp: Stamp, weekday: number, start: number, text: string): readonly DatedWeekday[] {
  const { date, invalid } = stamp
  if (invalid || !date || date.month === null || date.day === null || date.ambiguous) return []
  const range = { start, end: start + text.length }
  return [{ text, range, weekday, month: date.month, day: date.day, year: date.year }]
}

/** Weekdays in cells of their own, in the rows of events: `| Sun | Oct 31 | 21:33 |`. */
const inRows = ({ events, text }: Document): readonly DatedWeekday[] =>
  events.flatMap(({ stamp, stampRange: { start, end } }) =>
    stamp.weekday === null || text.slice(start, end).length >= stamp.text.length
      ? []
      : dated(stamp, stamp.weekday, start, text.slice(start, end)),
  )

/** The weekday of a date, from 0 for Sunday. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay()
