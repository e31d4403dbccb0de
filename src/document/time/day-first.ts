import { SHORT_MONTH } from './calendar-names.ts'
import type { Stamp } from './stamp.ts'
import { monthNumber } from './written-date.ts'

/** The order of day and month in `3/4/2024`, as the other dates of a document show it; null where none does. */
export type DayOrder = {
  readonly first: 'day' | 'month'
  /** Whether it is certain, not only likely. */
  readonly sure: boolean
} | null

const NUMERIC = /(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?![\d/-])/g

/** Unambiguous dates: `6th Nov 2023`, `November 6`, `2023-11-06`. */
const SURE = new RegExp(
  String.raw`(?<![\w/.-])(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -](${SHORT_MONTH})|(${SHORT_MONTH})[a-z]{0,6}\.? (\d{1,2})(?![\d:])|\d{4}-(\d{2})-(\d{2})(?!\d))`,
  'gi',
)

/** The unambiguous dates of a text, as `month-day`. */
function sureDays(text: string): ReadonlySet<string> {
  return new Set(
    [...text.matchAll(SURE)].map(([, day, month, otherMonth, otherDay, isoMonth, isoDay]) =>
      isoMonth
        ? `${Number(isoMonth)}-${Number(isoDay)}`
        : `${monthNumber(month ?? otherMonth)}-${Number(day ?? otherDay)}`,
    ),
  )
}

/**
 * Derives the order of day and month in numeric dates from those that can be read in one way only, from the same dates
 * written in words, or from the number that changes: `4-3`, `5-3` and `6-3` are days of one month.
 */
export function dayOrderIn(text: string): DayOrder {
  const dates = [...text.matchAll(NUMERIC)]
    .map(([, a, b]) => [Number(a), Number(b)] as const)
    .filter(([first, second]) => first > 0 && second > 0 && first <= 31 && second <= 31)
  if (dates.length === 0) return null
  const open = dates.filter(([first, second]) => first <= 12 && second <= 12 && first !== second)
  const sure = open.length > 0 ? sureDays(text) : new Set()
  const isSure = (month: number, day: number) => sure.has(`${month}-${day}`)
  const dayFirst =
    dates.some(([first]) => first > 12) || open.some(([first, second]) => isSure(second, first))
  const monthFirst =
    dates.some(([, second]) => second > 12) || open.some(([first, second]) => isSure(first, second))
  if (dayFirst !== monthFirst) return { first: dayFirst ? 'day' : 'month', sure: true }
  if (dayFirst) return null
  const [firsts, seconds] = [0, 1].map(i => new Set(open.map(date => date[i])).size)
  if (firsts === seconds || (firsts !== 1 && seconds !== 1)) return null
  return { first: seconds === 1 ? 'day' : 'month', sure: false }
}

/** The stamp with its date in the document's order. */
export function inOrder(stamp: Stamp, orderOf: () => DayOrder): Stamp {
  const { date } = stamp
  const order = date?.ambiguous ? orderOf() : null
  if (!date || order === null) return stamp
  const decided = { ...date, ambiguous: !order.sure }
  return {
    ...stamp,
    date: order.first === 'month' ? decided : { ...decided, month: date.day, day: date.month },
  }
}
