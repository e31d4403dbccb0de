import { daysInMonth, localTime } from './zone.ts'

/** A date of the Gregorian calendar; `month` counts from 1. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The year in which a day is nearest to another date: 2 January after 30 December is in the next year. */
export function nearestYear(month: number, day: number, around: CalendarDate): number {
  const base = localTime(around.year, around.month, around.day)
  const distance = (year: number) => Math.abs(localTime(year, month, day) - base)
  return [around.year, around.year - 1, around.year + 1].reduce((best, year) =>
    distance(year) < distance(best) ? year : best,
  )
}

/** The days from a date to the next given weekday, 0 to 6. @param weekday 0 is Sunday. */
export const daysUntil = (weekday: number, { year, month, day }: CalendarDate): number =>
  (weekday - new Date(localTime(year, month, day)).getUTCDay() + 7) % 7

/** The date of a local time. */
export function calendarDate(time: number): CalendarDate {
  const date = new Date(time)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/** Reads `YYYY-MM-DD`. @returns `undefined` for anything else, 31 February included. */
export function readIsoDate(text: string): CalendarDate | undefined {
  const [, y, m, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  const date = { year: Number(y), month: Number(m), day: Number(d) }
  const real = date.year > 0 && date.day > 0 && date.day <= daysInMonth(date.year, date.month)
  return real ? date : undefined
}

/** The date a number of days after another. */
export const daysAfter = ({ year, month, day }: CalendarDate, days: number): CalendarDate =>
  calendarDate(localTime(year, month, day + days))
