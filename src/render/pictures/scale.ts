import { type CalendarDate, offsetAt, onClock, readIsoDate } from '../../document/index.ts'
import { DAY, type Dates, MINUTE } from '../view/dates.ts'
import type { Label } from './svg.ts'

type Zone = Parameters<typeof offsetAt>[0]

/** Minutes, days and months between two marks of an axis. */
const MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720]
const DAYS = [1, 2, 7, 14]
const MONTHS = [1, 3, 6, 12, 24, 60, 120, 600]
const MONTH = 30.4 * DAY

/** The marks of an axis at round times of a zone, with their clocks, days or months. @param most at most so many. */
export function marksOf(
  first: number,
  last: number,
  zone: Zone,
  most: number,
  dates: Dates,
): readonly Label[] {
  const whole = last - first
  const minutes = MINUTES.find(step => whole / (step * MINUTE) <= most)
  if (minutes !== undefined) return clockMarks(first, last, zone, minutes * MINUTE, dates)
  const days = DAYS.find(step => whole / (step * DAY) <= most)
  const months = MONTHS.find(step => whole / (step * MONTH) <= most) ?? 1200
  return dateMarks(first, last, zone, days === undefined ? { months } : { days }, dates)
}

/** Round clocks; at midnight the day. */
function clockMarks(first: number, last: number, zone: Zone, step: number, dates: Dates): readonly Label[] {
  const offset = offsetAt(zone, first)
  const marks: Label[] = []
  for (let at = Math.ceil((first + offset) / step) * step - offset; at <= last; at += step) {
    const { date, clock } = onClock(at, zone)
    const day = clock.startsWith('00:00') ? readIsoDate(date) : null
    marks.push({ x: at, text: day ? dates.short(day) : clock.slice(0, 5) })
  }
  return marks
}

/** The beginnings of days, months or years. */
function dateMarks(
  first: number,
  last: number,
  zone: Zone,
  step: { readonly days: number } | { readonly months: number },
  dates: Dates,
): readonly Label[] {
  const start = readIsoDate(onClock(first, zone).date) ?? { year: 1970, month: 1, day: 1 }
  const marks: Label[] = []
  const count = start.year * 12 + start.month - 1
  for (let i = 0; ; i++) {
    const months = 'months' in step ? Math.floor(count / step.months) * step.months + i * step.months : count
    const day = 'days' in step ? start.day + i * step.days : 1
    const midnight = Date.UTC(Math.floor(months / 12), months % 12, day)
    const at = midnight - offsetAt(zone, midnight - offsetAt(zone, midnight))
    if (at > last) return marks
    const date = readIsoDate(new Date(midnight).toISOString().slice(0, 10))
    if (at >= first && date) marks.push({ x: at, text: nameOf(date, step, dates) })
  }
}

const nameOf = (
  date: CalendarDate,
  step: { readonly days: number } | { readonly months: number },
  dates: Dates,
): string => ('days' in step ? dates.short(date) : dates.date(date, step.months < 12 ? 'month' : 'year'))

/** How many times the widest gap that is drawn a gap has to be, to be left out, and the share of the whole. */
const FAR = 3
const SHARE = 0.1
const BREAKS_AT_MOST = 3

/**
 * The length above which gaps are left out of an axis, because they are far longer than all others; infinite where none
 * is: a scale that is broken at the second longest gap would show a shorter one wider.
 */
export function longestShown(gaps: readonly number[]): number {
  const whole = gaps.reduce((sum, gap) => sum + gap, 0)
  const sorted = gaps.toSorted((a, b) => b - a)
  const ways = sorted.slice(1, BREAKS_AT_MOST + 1).flatMap((shown, i) => {
    const left = sorted[i] ?? 0
    return shown > 0 && left > whole * SHARE && left >= shown * FAR ? [{ shown, ratio: left / shown }] : []
  })
  const [best] = ways.toSorted((a, b) => b.ratio - a.ratio)
  return best?.shown ?? Number.POSITIVE_INFINITY
}
