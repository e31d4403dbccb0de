import { type CalendarDate, calendarDate, daysAfter, daysUntil, nearestYear } from './calendar.ts'
import type { Stamp } from './stamp.ts'
import type { WrittenClock } from './written-clock.ts'
import type { WrittenDate } from './written-date.ts'
import { daysInMonth, formatOffset, instantsOf, isZone, localTime, offsetAt, type Place } from './zone.ts'
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
  readonly place: Place | null
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
  readonly home: string | null
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
    place: Moment['place'],
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
    place,
    shift,
  })
  if (dateFrom === null) return moment('clock', null, null, earliest, latest)
  const place = zone ? placeOf(zone.name, context.home, earliest) : null
  if (place === null) return moment('local', null, null, earliest, latest)
  const shift = shiftOf(local, place)
  const season = shift === 'repeated' ? seasonOf(zone?.name ?? '') : null
  if (season !== null && typeof place === 'string') {
    // "01:30 EST" is the later of the two
    const at = toInstant(earliest, place, season === 'daylight' ? 'first' : 'last')
    return moment('instant', place, null, at, at)
  }
  return moment(
    'instant',
    place,
    shift,
    toInstant(earliest, place, 'first'),
    toInstant(latest, place, 'last'),
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
export function placeOf(name: string, home: string | null, local: number): Place | null {
  const meaning = meaningOf(name)
  if (!meaning) return isZone(name) ? name : null
  if (meaning.kind === 'offset') return meaning.offset
  const [first] = meaning.places
  if (home && meaning.places.includes(home)) return home
  const decided = meaning.places.length === 1
  if (!decided && !(home && meaning.season)) return null
  if (!isZone(first)) return null
  if (home && meaning.season) {
    const nominal = standardOffset(first, local) + (meaning.season === 'daylight' ? 60 * MINUTE : 0)
    if (offsetAt(home, local - nominal) === nominal) return home
  }
  return decided ? first : null
}

/** The offset of the half of the year in which the clocks are not put forward. */
export function standardOffset(place: string, time: number): number {
  const year = new Date(time).getUTCFullYear()
  return Math.min(offsetAt(place, Date.UTC(year, 0, 1)), offsetAt(place, Date.UTC(year, 6, 1)))
}

function seasonOf(name: string): 'standard' | 'daylight' | null {
  const meaning = meaningOf(name)
  return meaning?.kind === 'places' ? (meaning.season ?? null) : null
}

/** Only a time that is exact can be skipped or repeated. */
function shiftOf({ earliest, latest }: LocalSpan, place: string | number): Moment['shift'] {
  if (typeof place === 'number' || earliest !== latest) return null
  const { length } = instantsOf(place, earliest)
  return length === 0 ? 'skipped' : length === 2 ? 'repeated' : null
}

function toInstant(local: number, place: Place, which: 'first' | 'last'): number {
  const instants = instantsOf(place, local)
  const found = which === 'first' ? instants[0] : instants.at(-1)
  // a local time that the clocks skip is read with the offset before the gap
  return found ?? local - offsetAt(place, local - DAY)
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

const offsetOf = ({ place }: Moment, time: number): number => (place === null ? 0 : offsetAt(place, time))

/** What the clocks of a place show at an instant. */
export function onClock(
  instant: number,
  place: Place,
): { readonly date: string; readonly clock: string; readonly offset: string } {
  const offset = offsetAt(place, instant)
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
