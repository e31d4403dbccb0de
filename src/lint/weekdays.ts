import { type Document, type Range, readStampAtStart, type Stamp, WEEKDAY } from '../document/index.ts'
import { linesWith } from './phrases.ts'

/** A day of the week with a date beside it: "Thursday, October 27th". */
export interface DatedWeekday {
  readonly stamp: Stamp
  readonly range: Range
  /** 0 is Sunday. */
  readonly weekday: number
  readonly month: number
  readonly day: number
  /** Null where it is not written. */
  readonly year: number | null
}

const WEEKDAYS = new RegExp(String.raw`(?<![\w-])${WEEKDAY}\b`, 'gi')

/** Every weekday in the prose and in the times of events that has its date beside it. */
export function datedWeekdays(document: Document): DatedWeekday[] {
  const found: DatedWeekday[] = []
  for (const { text, start } of linesWith(document, 'weekday')) {
    for (const { index } of text.matchAll(WEEKDAYS)) {
      // the date alone: a clock behind it is another matter
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

/** 0 is Sunday. */
export const weekdayOf = (year: number, month: number, day: number): number =>
  new Date(Date.UTC(year, month - 1, day)).getUTCDay()
