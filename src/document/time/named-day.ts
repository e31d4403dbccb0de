import { type CalendarDate, daysAfter, daysUntil } from './calendar.ts'
import { weekdayNames } from './calendar-names.ts'

/** A day that a sub-heading names without its date: "Tuesday", "Day 2: cleaning up". */
export type NamedDay =
  | { readonly kind: 'weekday' /** 0 is Sunday. */; readonly weekday: number }
  | { readonly kind: 'count' /** The first day is 1. */; readonly count: number }

/** Reads a heading that is a weekday or "Day 2"; null for anything else. */
export function namedDay(text: string): NamedDay | null {
  const words = text
    .slice(0, 80)
    .replace(/[*_`#]/g, '')
    .trim()
    .toLowerCase()
  const weekday = weekdayNames.findIndex(
    name => words === name.toLowerCase() || words === `${name.toLowerCase()}:`,
  )
  if (weekday >= 0) return { kind: 'weekday', weekday }
  const [, count] = /^day (\d{1,2})(?=$|\s?[:(,–—]|\s-\s)/.exec(words) ?? []
  return count ? { kind: 'count', count: Number(count) } : null
}

/**
 * The date of a named day.
 *
 * @param first the day of the first event, or of the incident.
 * @param last the day of the latest entry; null before the first event, where a weekday may lie some days before.
 */
export function dateOfNamedDay(day: NamedDay, first: CalendarDate, last: CalendarDate | null): CalendarDate {
  if (day.kind === 'count') return daysAfter(first, Math.max(0, day.count - 1))
  const from = last ?? first
  const ahead = daysUntil(day.weekday, from)
  // six days ahead is unlikely: the entry goes back to the day before
  return daysAfter(from, ahead > (last === null ? 3 : 5) ? ahead - 7 : ahead)
}
