import { type Range, readStampAtStart, type Stamp } from '../document/index.ts'
import type { DocumentWords } from './words/document-words.ts'
import { lineHint } from './words/lexicon.ts'

/** A weekday with a date next to it: "Thursday, October 27th". */
export interface DatedWeekday {
  readonly stamp: Stamp
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

/** The weekdays in the prose and in the times of events that have a date next to them. */
export function datedWeekdays(words: DocumentWords): DatedWeekday[] {
  const found: DatedWeekday[] = []
  for (const { text, start } of words.linesWith(WEEKDAYS)) {
    for (const { index } of text.matchAll(WEEKDAY)) {
      // the date alone, without a clock after it
      const near = text.slice(index, index + 60)
      const clock = near.search(/(?:,? at)? \d{1,2}[:.]\d{2}/)
      const read = readStampAtStart(clock < 0 ? near : near.slice(0, clock))
      if (!read || read.stamp.weekday === null || read.stamp.invalid) continue
      const { date, weekday } = read.stamp
      if (!date || date.month === null || date.day === null || date.ambiguous) continue
      const at = start + index
      found.push({
        stamp: read.stamp,
        range: { start: at, end: at + read.stamp.text.length },
        weekday,
        month: date.month,
        day: date.day,
        year: date.year,
      })
    }
  }
  return found
}

/** The weekday of a date, from 0 for Sunday. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay()
