import { type CalendarDate, calendarDate, daysAfter, daysUntil, nearestYear } from './calendar.ts'
import type { Stamp } from './stamp.ts'
import type { WrittenClock } from './written-clock.ts'
import type { WrittenDate } from './written-date.ts'
import {
  daysInMonth,
  formatOffset,
  instantsOf,
  isZone,
  localTime,
  offsetAt,
  type ZoneOrOffset,
} from './zone.ts'
import { meaningOf } from './zone-names.ts'

export type DateSource =
  | 'item'
  | 'sub-heading'
  | 'heading'
  | 'previous'
  | 'front-matter'
  | 'title'
  | 'label'
  | 'file-name'
export type ZoneSource = 'item' | 'previous' | 'column' | 'sentence' | 'heading' | 'front-matter' | 'config'
export type Granularity = 'second' | 'minute' | 'hour' | 'part-of-day' | 'day' | 'month' | 'year'

/**
 * A time that may be uncertain: it lies between `earliest` and `latest`, both included.
 *
 * What the two count depends on `frame`: milliseconds since the epoch (`instant`), what a clock on the wall
 * would show in UTC (`local`, no zone known), or the same on an unknown day (`clock`). Only moments of one
 * frame can be compared, and local ones only under one zone name.
 */
export interface Moment {
  /** As written. */
  readonly text: string
  readonly frame: 'instant' | 'local' | 'clock'
  readonly earliest: number
  readonly latest: number
  readonly granularity: Granularity
  /** Hedged in the text ("~", "about"), or coarser than a minute. */
  readonly approximate: boolean
  /** As written: `PST`, `UTC`, `Europe/Paris`; null where no zone is known. */
  readonly zone: string | null
  readonly zoneFrom: ZoneSource | null
  readonly dateFrom: DateSource | null
  /** The IANA zone or fixed offset the instant was reckoned with; null unless `frame` is `instant`. */
  readonly zoneOrOffset: ZoneOrOffset | null
  /** What the clocks of the place do with this local time on that day: skip it, or show it twice. */
  readonly shift: 'skipped' | 'repeated' | null
}

export interface ZoneInUse {
  readonly name: string
  readonly from: ZoneSource
}

/** What a stamp inherits when it does not say it itself. */
export interface StampContext {
  readonly date: CalendarDate | null
  readonly dateFrom: DateSource | null
  readonly zone: ZoneInUse | null
  /** The document's own IANA zone: decides what IST or BST means. */
  readonly documentZone: string | null
}

const MINUTE = 60_000
const DAY = 86_400_000

/** The moment a stamp names; `undefined` where it names none (25:61, or only an unknown day). */
export function resolveStamp(stamp: Stamp, context: StampContext): Moment | undefined {
  if (stamp.invalid !== null) return undefined
  const local = localSpan(stamp, context)
  if (!local) return undefined
  const zone: ZoneInUse | null = stamp.zone ? { name: stamp.zone, from: 'item' } : context.zone
  const { granularity, dateFrom, earliest, latest } = local
  const moment = (
    frame: Moment['frame'],
    zoneOrOffset: Moment['zoneOrOffset'],
    shift: Moment['shift'],
    first: number,
    last: number,
  ): Moment => ({
    text: stamp.text,
    granularity,
    approximate: stamp.hedged || (granularity !== 'second' && granularity !== 'minute'),
    zone: zone?.name ?? null,
    zoneFrom: zone?.from ?? null,
    dateFrom,
    frame,
    earliest: first,
    latest: last,
    zoneOrOffset,
    shift,
  })
  if (dateFrom === null) return moment('clock', null, null, earliest, latest)
  const zoneOrOffset = zone ? zoneOrOffsetOf(zone.name, context.documentZone, earliest) : null
  if (zoneOrOffset === null) return moment('local', null, null, earliest, latest)
  const shift = shiftOf(local, zoneOrOffset)
  const season = shift === 'repeated' ? seasonOf(zone?.name ?? '') : null
  if (season !== null && typeof zoneOrOffset === 'string') {
    // "01:30 EST" is the later of the two
    const at = toInstant(earliest, zoneOrOffset, season === 'daylight' ? 'first' : 'last')
    return moment('instant', zoneOrOffset, null, at, at)
  }
  return moment(
    'instant',
    zoneOrOffset,
    shift,
    toInstant(earliest, zoneOrOffset, 'first'),
    toInstant(latest, zoneOrOffset, 'last'),
  )
}

interface LocalSpan {
  readonly earliest: number
  readonly latest: number
  readonly granularity: Granularity
  readonly dateFrom: DateSource | null
}

function localSpan(stamp: Stamp, context: StampContext): LocalSpan | undefined {
  const { date, clock } = stamp
  const inherited =
    context.date && !date && stamp.weekday !== null ? nearest(context.date, stamp.weekday) : context.date
  const year = date ? (date.year ?? yearNear(date, inherited)) : inherited?.year
  if (date && year === undefined) return clock ? clockSpan(stamp, clock, 0, null) : undefined
  const dateFrom: DateSource | null = date ? 'item' : context.dateFrom
  if (date && (date.month === null || date.day === null)) return coarseDate(year ?? 0, date.month, dateFrom)
  const day = date
    ? localTime(year ?? 0, date.month ?? 1, date.day ?? 1)
    : inherited
      ? localTime(inherited.year, inherited.month, inherited.day)
      : undefined
  if (clock) return clockSpan(stamp, clock, day ?? 0, day === undefined ? null : dateFrom)
  if (day === undefined) return undefined
  return {
    earliest: day,
    latest: Math.max(day, lastDay(stamp, year ?? 0) ?? day) + DAY - MINUTE,
    granularity: 'day',
    dateFrom,
  }
}

const yearNear = ({ month, day }: WrittenDate, around: CalendarDate | null): number | undefined =>
  around === null ? undefined : month === null || day === null ? around.year : nearestYear(month, day, around)

/** The day of that name that is nearest to a date: "Friday evening" in a story of the weekend. */
function nearest(date: CalendarDate, weekday: number): CalendarDate {
  const ahead = daysUntil(weekday, date)
  return daysAfter(date, ahead > 3 ? ahead - 7 : ahead)
}

function lastDay({ lastDate }: Stamp, year: number): number | undefined {
  if (!lastDate || lastDate.month === null || lastDate.day === null) return undefined
  return localTime(lastDate.year ?? year, lastDate.month, lastDate.day)
}

function coarseDate(year: number, month: number | null, dateFrom: DateSource | null): LocalSpan {
  if (month === null)
    return {
      earliest: localTime(year, 1, 1),
      latest: localTime(year + 1, 1, 1) - MINUTE,
      granularity: 'year',
      dateFrom,
    }
  const earliest = localTime(year, month, 1)
  return {
    earliest,
    latest: earliest + daysInMonth(year, month) * DAY - MINUTE,
    granularity: 'month',
    dateFrom,
  }
}

function clockSpan(stamp: Stamp, clock: WrittenClock, day: number, dateFrom: DateSource | null): LocalSpan {
  const at = day + clock.hour * 60 * MINUTE + (clock.minute ?? 0) * MINUTE + (clock.second ?? 0) * 1000
  if (clock.minute === null) {
    const latest = at + clock.hours * 60 * MINUTE - MINUTE
    return { earliest: at, latest, granularity: clock.hours === 1 ? 'hour' : 'part-of-day', dateFrom }
  }
  const slack = stamp.hedged ? hedgeOf(clock.minute) : 0
  const granularity = clock.second === null ? 'minute' : 'second'
  return { earliest: at - slack, latest: at + slack, granularity, dateFrom }
}

/** How far "about 14:30" may be off: half of what the minutes look rounded to. */
function hedgeOf(minute: number): number {
  if (minute % 30 === 0) return 15 * MINUTE
  return minute % 5 === 0 ? 5 * MINUTE : 2 * MINUTE
}

/**
 * The place that a written zone stands for; null where the text does not decide.
 *
 * The document's own zone comes first: MST in a document from Phoenix is Phoenix, which has no summer time.
 */
export function zoneOrOffsetOf(
  name: string,
  documentZone: string | null,
  local: number,
): ZoneOrOffset | null {
  const meaning = meaningOf(name)
  if (!meaning) return isZone(name) ? name : null
  if (meaning.kind === 'offset') return meaning.offset
  const [first] = meaning.places
  if (documentZone && meaning.places.includes(documentZone)) return documentZone
  const decided = meaning.places.length === 1
  if (!decided && !(documentZone && meaning.season)) return null
  if (!isZone(first)) return null
  if (documentZone && meaning.season) {
    const nominal = standardOffset(first, local) + (meaning.season === 'daylight' ? 60 * MINUTE : 0)
    if (offsetAt(documentZone, local - nominal) === nominal) return documentZone
  }
  return decided ? first : null
}

/** The offset of the half of the year in which the clocks are not put forward. */
export function standardOffset(zone: string, time: number): number {
  const year = new Date(time).getUTCFullYear()
  return Math.min(offsetAt(zone, Date.UTC(year, 0, 1)), offsetAt(zone, Date.UTC(year, 6, 1)))
}

function seasonOf(name: string): 'standard' | 'daylight' | null {
  const meaning = meaningOf(name)
  return meaning?.kind === 'places' ? (meaning.season ?? null) : null
}

/** Only a time that is exact can be skipped or repeated. */
function shiftOf({ earliest, latest }: LocalSpan, zoneOrOffset: string | number): Moment['shift'] {
  if (typeof zoneOrOffset === 'number' || earliest !== latest) return null
  const { length } = instantsOf(zoneOrOffset, earliest)
  return length === 0 ? 'skipped' : length === 2 ? 'repeated' : null
}

function toInstant(local: number, zoneOrOffset: ZoneOrOffset, which: 'first' | 'last'): number {
  const instants = instantsOf(zoneOrOffset, local)
  const found = which === 'first' ? instants[0] : instants.at(-1)
  // a local time that the clocks skip is read with the offset before the gap
  return found ?? local - offsetAt(zoneOrOffset, local - DAY)
}

/** Whether two moments can be put in order at all. */
export const comparable = (a: Moment, b: Moment): boolean =>
  a.frame === b.frame && (a.frame === 'instant' || a.zone === b.zone)

/** Whether `a` is certainly later than `b`; false where they cannot be compared. */
export const isAfter = (a: Moment, b: Moment): boolean => comparable(a, b) && a.earliest > b.latest

/** RFC 3339 with the offset of the moment's zone, or local (`2012-03-28T06:55`); null on an unknown day. */
export function formatInstant(moment: Moment, at: 'earliest' | 'latest'): string | null {
  if (moment.frame === 'clock') return null
  const time = moment[at]
  const offset = offsetOf(moment, time)
  const iso = new Date(time + offset).toISOString()
  const seconds = time % MINUTE === 0 ? iso.slice(0, 16) : iso.slice(0, 19)
  return moment.frame === 'local'
    ? seconds
    : `${seconds}${time % MINUTE === 0 ? ':00' : ''}${formatOffset(offset)}`
}

/** What the clocks of a moment's own place show, whatever its frame. */
export const wallTime = (moment: Moment, at: 'earliest' | 'latest'): number =>
  moment[at] + offsetOf(moment, moment[at])

const offsetOf = ({ zoneOrOffset }: Moment, time: number): number =>
  zoneOrOffset === null ? 0 : offsetAt(zoneOrOffset, time)

/** What the clocks of a place show at an instant. */
export function onClock(
  instant: number,
  zoneOrOffset: ZoneOrOffset,
): { readonly date: string; readonly clock: string; readonly offset: string } {
  const offset = offsetAt(zoneOrOffset, instant)
  const iso = new Date(instant + offset).toISOString()
  return { date: iso.slice(0, 10), clock: iso.slice(11, 19), offset: formatOffset(offset) }
}

/** The calendar date on which the moment begins, in its own zone; null on an unknown day. */
export function dateOf(moment: Moment): CalendarDate | null {
  if (moment.frame === 'clock') return null
  const date = calendarDate(moment.earliest + offsetOf(moment, moment.earliest))
  // years of five digits are nobody's
  return date.year > 9999 ? null : date
}
