import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc.js'
import type { CalendarDate } from './calendar.ts'
import { formatInstant, type Granularity, type Moment, onClock } from './moment.ts'
import { formatOffset, localTime, type ZoneOrOffset } from './zone.ts'

dayjs.extend(utc)

/** A duration that may be uncertain, in milliseconds. */
export interface Span {
  readonly least: number
  readonly most: number
}

/** Formats a date: `Wednesday, 28 March 2012`; `March 2012` or `2012` where it is less exact. */
export function formatDate({ year, month, day }: CalendarDate, granularity: Granularity = 'day'): string {
  const format = granularity === 'year' ? 'YYYY' : granularity === 'month' ? 'MMMM YYYY' : 'dddd, D MMMM YYYY'
  return dayjs.utc(localTime(year, month, day)).format(format)
}

/** Formats a date as `2012-03-28`. */
export const isoDate = ({ year, month, day }: CalendarDate): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`

/** Formats a moment in its own zone: `Wed 28 Mar 2012, 06:55`; as written where it is less exact. */
export function formatMoment(moment: Moment): string {
  const local = formatInstant(moment, 'earliest')
  if (!local || moment.earliest !== moment.latest) return moment.text
  return dayjs
    .utc(`${local.slice(0, 19)}Z`.replace(/T(\d\d:\d\d)Z$/, 'T$1:00Z'))
    .format(
      moment.granularity === 'second' && moment.earliest % 60_000 !== 0
        ? 'ddd D MMM YYYY, HH:mm:ss'
        : 'ddd D MMM YYYY, HH:mm',
    )
}

/** Formats an instant in a zone: `Wed 28 Mar 2012, 06:55 PDT`. */
export function formatInZone(instant: number, zoneOrOffset: ZoneOrOffset): string {
  const { date, clock } = onClock(instant, zoneOrOffset)
  return `${dayjs.utc(`${date}T${clock}Z`).format('ddd D MMM YYYY, HH:mm')} ${zoneNameAt(instant, zoneOrOffset)}`
}

function zoneNameAt(instant: number, zoneOrOffset: ZoneOrOffset): string {
  if (typeof zoneOrOffset === 'number') return offsetName(zoneOrOffset)
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zoneOrOffset, timeZoneName: 'short' })
  return parts.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? zoneOrOffset
}

/** The name of an offset: `UTC+02:00`, or `UTC`. */
export const offsetName = (offset: number): string => (offset === 0 ? 'UTC' : `UTC${formatOffset(offset)}`)

const UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const

/** The words of a language for durations: its units, and `about {span}`. */
export type SpanWords = Readonly<Record<(typeof UNITS)[number][0] | 'about', string>>

const ENGLISH: SpanWords = { d: 'd', h: 'h', min: 'min', s: 's', about: 'about {span}' }

/** Formats a duration with its two largest units: `36 min`, `1 h 48 min`. @param ms not negative. */
export const formatDuration = (ms: number, words = ENGLISH): string =>
  partsOf(ms)
    .map(([count, unit]) => `${count} ${words[unit]}`)
    .join(' ')

function partsOf(ms: number): readonly (readonly [number, (typeof UNITS)[number][0]])[] {
  // seconds matter only below ten minutes
  let rest = ms >= 600_000 ? Math.round(ms / 60_000) * 60_000 : Math.round(ms / 1000) * 1000
  const parts: [number, (typeof UNITS)[number][0]][] = []
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push([count, unit])
  }
  return parts.length > 0 ? parts.slice(0, 2) : [[0, 'min']]
}

/** Formats a span: `36 min`, or `36–53 min` and `40 min – 2 h` where it is uncertain. */
export function formatSpan({ least, most }: Span, words = ENGLISH): string {
  if (least === most) return formatDuration(least, words)
  const [from, to] = [partsOf(Math.max(0, least)), partsOf(most)]
  const [[count, unit] = [0, 'min']] = from
  if (from.length === 1 && to.length === 1 && unit === to[0]?.[1] && count !== to[0][0])
    return `${count}–${formatDuration(most, words)}`
  const [first, last] = [formatDuration(Math.max(0, least), words), formatDuration(most, words)]
  return first === last ? words.about.replace('{span}', last) : `${first} – ${last}`
}
