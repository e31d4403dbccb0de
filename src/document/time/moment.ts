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

/** The part of the document that gave a moment its date. */
export type DateSource =
  | 'item'
  | 'sub-heading'
  | 'heading'
  | 'previous'
  | 'front-matter'
  | 'title'
  | 'label'
  | 'file-name'
/** The part of the document, or the config, that gave a moment its zone. */
export type ZoneSource =
  | 'item'
  | 'previous'
  | 'column'
  | 'sentence'
  | 'heading'
  | 'front-matter'
  /** Every clock of the document that names a zone names this one. */
  | 'clocks'
  | 'config'
/** The precision of a time as written. */
export type Granularity = 'second' | 'minute' | 'hour' | 'part-of-day' | 'day' | 'month' | 'year'

/**
 * A time that may be uncertain: it lies between `earliest` and `latest`, both included.
 *
 * Both are milliseconds. `frame` says from when: since the epoch (`instant`), as if local time were UTC (`local`, no
 * zone known), or since midnight of an unknown day (`clock`). Only moments of one frame can be compared, and local
 * ones only under one zone name, and clocks only of one day, where days without a year are written.
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
  /** The month and day that are written where no year is known, as `2-20`; null elsewhere. */
  readonly yearless: string | null
  /** The IANA zone or fixed offset that the instant was computed with; null unless `frame` is `instant`. */
  readonly zoneOrOffset: ZoneOrOffset | null
  /** Whether the clocks of the zone skip this local time, or show it twice; null for neither. */
  readonly shift: 'skipped' | 'repeated' | null
}

/** A zone as written, and where it comes from. */
export interface ZoneInUse {
  readonly name: string
  readonly from: ZoneSource
}

/** The date and zone of a stamp that does not state them. */
export interface StampContext {
  readonly date: CalendarDate | null
  readonly dateFrom: DateSource | null
  readonly zone: ZoneInUse | null
  /** The document's own IANA zone: decides what IST or BST means. */
  readonly documentZone: string | null
}

const MINUTE = 60_000
const DAY = 86_400_000

/** The moment of a stamp; `undefined` where it has none (25:61, or only an unknown day). */
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
    yearless: dateFrom === null && stamp.date ? `${stamp.date.month}-${stamp.date.day}` : null,
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

/** The given weekday nearest to a date: "Friday evening" in a review of the weekend. */
function nearest(date: CalendarDate, weekday: number): CalendarDate {
  const ahead = daysUntil(weekday, date)
  return daysAfter(date, ahead > 3 ? ahead - 7 : ahead)
}

function lastDay({ lastDate }: Stamp, year: number): number | undefined {
  if (!lastDate || lastDate.month === null || lastDate.day === null) return undefined
  return localTime(lastDate.year ?? year, lastDate.month, lastDate.day)
}

function coarseDate(year: number, month: number | null, dateFrom: DateSource | null): LocalSpan {
  const earliest = localTime(year, month ?? 1, 1)
  const end = month === null ? localTime(year + 1, 1, 1) : earliest + daysInMonth(year, month) * DAY
  return { earliest, latest: end - MINUTE, granularity: month === null ? 'year' : 'month', dateFrom }
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

/** The uncertainty of "about 14:30": half of the step that the minutes seem rounded to. */
function hedgeOf(minute: number): number {
  if (minute % 30 === 0) return 15 * MINUTE
  return minute % 5 === 0 ? 5 * MINUTE : 2 * MINUTE
}

/**
 * The IANA zone or offset that a written zone means; null where the text does not decide.
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

/** The offset of a zone in standard time, in milliseconds. @param time milliseconds in the year that is meant. */
export function standardOffset(zone: string, time: number): number {
  const year = new Date(time).getUTCFullYear()
  return Math.min(offsetAt(zone, Date.UTC(year, 0, 1)), offsetAt(zone, Date.UTC(year, 6, 1)))
}

function seasonOf(name: string): 'standard' | 'daylight' | null {
  const meaning = meaningOf(name)
  return meaning?.kind === 'places' ? (meaning.season ?? null) : null
}

/** Whether an exact local time is skipped or repeated in the zone. */
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

/** Whether two moments can be compared. */
export const comparable = (a: Moment, b: Moment): boolean =>
  a.frame === b.frame && a.yearless === b.yearless && (a.frame === 'instant' || a.zone === b.zone)

/** Whether `a` is certainly later than `b`; false where they cannot be compared. */
export const isAfter = (a: Moment, b: Moment): boolean => comparable(a, b) && a.earliest > b.latest

/** Formats a moment as RFC 3339 with its offset, or as local time (`2012-03-28T06:55`); null on an unknown day. */
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

/** The local time of a moment in its own zone, as milliseconds, whatever its frame. */
export const wallTime = (moment: Moment, at: 'earliest' | 'latest'): number =>
  moment[at] + offsetOf(moment, moment[at])

const offsetOf = ({ zoneOrOffset }: Moment, time: number): number =>
  zoneOrOffset === null ? 0 : offsetAt(zoneOrOffset, time)

/** The date, clock and offset in a zone at an instant: `2012-03-28`, `06:55:00`, `-07:00`. */
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
  // a year of five digits is a slip, and ISO dates have no form for it
  return date.year > 9999 ? null : date
}
