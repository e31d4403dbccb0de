import dayjs from 'dayjs'
import 'dayjs/locale/de.js'
import 'dayjs/locale/es.js'
import 'dayjs/locale/fr.js'
import 'dayjs/locale/he.js'
import 'dayjs/locale/ja.js'
import utc from 'dayjs/plugin/utc.js'
import {
  type CalendarDate,
  formatInstant,
  formatSpan,
  type Granularity,
  isoDate,
  type Moment,
  readIsoDate,
  type Span,
} from '../../document/index.ts'
import { fill, type Words, wordsOf } from './words.ts'

dayjs.extend(utc)

/** Milliseconds. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Whether a moment has no clock: only a day, a month or a year is known. */
export const isCoarse = ({ granularity }: Moment): boolean => ['day', 'month', 'year'].includes(granularity)

/** Formats dates, moments and durations in one language. */
export interface Dates {
  date(date: CalendarDate, granularity?: Granularity): string
  /** A day for pictures, with its year where one is given. */
  short(date: CalendarDate, year?: number): string
  /** Day and clock; as written where the moment is less exact. */
  moment(moment: Moment): string
  span(span: Span): string
  /** The same with whole words for its units: `1 hour 26 minutes`. */
  spanInWords(span: Span): string
}

/** The formats of a language, by its code. */
export function datesIn(code: string | null): Dates {
  const { language, words } = wordsOf(code)
  const { day, month, short, shortYear, moment } = words.dates
  const format = (date: CalendarDate, pattern: string) =>
    dayjs
      .utc(`${isoDate(date)}T00:00:00Z`)
      .locale(language)
      .format(pattern)
  return {
    date: (date, granularity = 'day') =>
      granularity === 'year' ? String(date.year) : format(date, granularity === 'month' ? month : day),
    short: (date, year) => format(date, year === undefined ? short : shortYear),
    moment(at) {
      const local = dayAndClock(at)
      const date = local && readIsoDate(local.day)
      // the clock is added last, so that it is not read as part of the pattern
      return date
        ? fill(format(date, moment.replace('{clock}', '[{clock}]')), { clock: local.clock })
        : at.text
    },
    span: span => spanShown(span, words.units),
    spanInWords: span =>
      spanShown(span, { ...words.units, ...TOKENS }).replace(
        /(\d{1,9}) \{(\w{1,9})\}/g,
        (_, count: string, unit: string) => countedIn(language, Number(count), unit),
      ),
  }
}

/** The day and the clock of a moment in its zone; of an uncertain one with a date what is known of the clock. */
export function dayAndClock(at: Moment): { readonly day: string; readonly clock: string } | null {
  const local = formatInstant(at, 'earliest')
  if (local !== null && at.earliest === at.latest) {
    const seconds = at.granularity === 'second' && at.earliest % 60_000 !== 0
    return { day: local.slice(0, 10), clock: local.slice(11, seconds ? 19 : 16) }
  }
  const [, hedge = '', day = '', rest = ''] = DATED.exec(at.text) ?? []
  if (day) return { day, clock: `${hedge}${rest}` }
  return local !== null && CLOCK.test(at.text) ? { day: local.slice(0, 10), clock: at.text } : null
}

/** An uncertain moment as people write it into a field: a date, and what is known of the clock; or only that. */
const DATED = /^([~≈±]?)(\d{4}-\d{2}-\d{2})[ T](.{1,40})$/
const CLOCK = /^[~≈±]? ?\d{1,2}[:.h][\d?]{2}$/

const TOKENS = { d: '{day}', h: '{hour}', min: '{minute}', s: '{second}' } as const

const countedIn = (language: string, count: number, unit: string): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count)

const UNITS = [DAY, HOUR, MINUTE] as const

/** A span without more precision than it has: `about 2 d` for 41 to 47 hours, `up to 5 h` for 0 to 4 h 44 min. */
function spanShown(span: Span, units: Words['units']): string {
  const { least, most } = span
  if (least >= most || least < 0) return formatSpan(span, units)
  const whole = UNITS.map(unit => Math.round(most / unit) * unit).find(
    (length, i) =>
      Math.round(least / (UNITS[i] ?? 1)) * (UNITS[i] ?? 1) === length &&
      Math.max(length - least, most - length) <= length * NEAR &&
      most - least >= length * WIDE,
  )
  if (whole) return fill(units.about, { span: formatSpan({ least: whole, most: whole }, units) })
  // not so wide that nothing is left of the least
  const unit = UNITS.find(length => most - least >= length && (least === 0 || least >= length)) ?? 1000
  const [from, to] = [Math.floor(least / unit) * unit, Math.ceil(most / unit) * unit]
  return from === 0
    ? fill(units.upTo, { span: formatSpan({ least: to, most: to }, units) })
    : formatSpan({ least: from, most: to }, units)
}

/** The share of itself that a rounded span may be off. */
const NEAR = 0.2
/** The share of itself from which on a span is rounded at all. */
const WIDE = 0.1
