import type { CalendarDate, Stamp } from './time/index.ts'

/** Which half of `3/4/2024` is the day, as a document shows by its other dates; null where none of them tells. */
export type DayOrder = 'day-first' | 'month-first' | null

const NUMERIC = /(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?![\d/-])/g

/** @param known a date that the document gives in an unmistakable form: its front matter, title or file name. */
export function dayOrderIn(text: string, known: CalendarDate | null): DayOrder {
  let [dayFirst, monthFirst] = [0, 0]
  for (const [, a, b, y] of text.matchAll(NUMERIC)) {
    const [first, second] = [Number(a), Number(b)]
    if (first > 31 || second > 31 || first === 0 || second === 0) continue
    if (first > 12 && second <= 12) dayFirst++
    else if (second > 12 && first <= 12) monthFirst++
    else if (known && first !== second && Number(y) % 100 === known.year % 100) {
      if (first === known.day && second === known.month) dayFirst++
      if (first === known.month && second === known.day) monthFirst++
    }
  }
  if (dayFirst > 0 && monthFirst === 0) return 'day-first'
  return monthFirst > 0 && dayFirst === 0 ? 'month-first' : null
}

/** The stamp with its date in the document's order. */
export function inOrder(stamp: Stamp, orderOf: () => DayOrder): Stamp {
  const { date } = stamp
  const order = date?.ambiguous ? orderOf() : null
  if (!date || order === null) return stamp
  const decided = { ...date, ambiguous: false }
  return {
    ...stamp,
    date: order === 'month-first' ? decided : { ...decided, month: date.day, day: date.month },
  }
}
