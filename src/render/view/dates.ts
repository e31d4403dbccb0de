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
  type Span,
} from '../../document/index.ts'
import { fill, wordsOf } from './words.ts'

dayjs.extend(utc)

/** Formats dates, moments and durations in one language. */
export interface Dates {
  date(date: CalendarDate, granularity?: Granularity): string
  /** A day without its year, for pictures. */
  short(date: CalendarDate): string
  /** Day and clock; as written where the moment is less exact. */
  moment(moment: Moment): string
  span(span: Span): string
}

/** The formats of a language, by its code. */
export function datesIn(code: string | null): Dates {
  const { language, words } = wordsOf(code)
  const { day, month, short, moment } = words.dates
  const format = (date: CalendarDate, pattern: string) =>
    dayjs
      .utc(`${isoDate(date)}T00:00:00Z`)
      .locale(language)
      .format(pattern)
  return {
    date: (date, granularity = 'day') =>
      granularity === 'year' ? String(date.year) : format(date, granularity === 'month' ? month : day),
    short: date => format(date, short),
    moment(at) {
      const local = formatInstant(at, 'earliest')
      if (!local || at.earliest !== at.latest) return at.text
      const seconds = at.granularity === 'second' && at.earliest % 60_000 !== 0
      const [year = 1970, monthOf = 1, dayOf = 1] = local.slice(0, 10).split('-').map(Number)
      // the clock is added last, so that it is not read as part of the pattern
      return fill(format({ year, month: monthOf, day: dayOf }, moment.replace('{clock}', '[{clock}]')), {
        clock: local.slice(11, seconds ? 19 : 16),
      })
    },
    span: span => formatSpan(span, words.units),
  }
}
