import {
  type CalendarDate,
  type DateSource,
  type DayOrder,
  dateOf,
  dateOfNamedDay,
  daysAfter,
  type ExplainedZones,
  inOrder,
  type Moment,
  type NamedDay,
  namedDay,
  resolveStamp,
  type Stamp,
  startOfDay,
  wallTime,
  type ZoneInUse,
} from '../time/index.ts'

/** What the rest of the document says about dates and zones. */
export interface TimelineContext {
  readonly date: CalendarDate | null
  readonly dateFrom: DateSource | null
  readonly zone: ZoneInUse | null
  readonly documentZone: string | null
  readonly explained: ExplainedZones
  dayOrder(): DayOrder
}

/** What decides the place in time of the next entry. */
export interface Placing extends TimelineContext {
  /** The day that the timeline began with. */
  readonly firstDate: CalendarDate | null
  readonly first: Moment | null
  readonly previous: Moment | null
  /** Whether a time so far said "am" or "pm". */
  readonly usesMeridiem: boolean
  /** Midnights passed while the day is not known. */
  readonly midnights: number
  /** A range that passed midnight, while no event of the day after it has come. */
  readonly overnight: { readonly at: Moment; readonly until: Moment; readonly isFirst: boolean } | null
}

export const startPlacing = (context: TimelineContext): Placing => ({
  ...context,
  firstDate: context.date,
  first: null,
  previous: null,
  usesMeridiem: false,
  midnights: 0,
  overnight: null,
})

/** What follows is of that day, whatever came before. */
export const withDate = (placing: Placing, date: CalendarDate | null): Placing =>
  date ? { ...placing, date, dateFrom: 'sub-heading', previous: null, overnight: null } : placing

/** The same for a day without its date. @returns the day too; null where the words are none. */
export function withNamedDay(
  placing: Placing,
  text: string,
): { readonly placing: Placing; readonly named: NamedDay | null } {
  const named = namedDay(text)
  const first = (placing.first && dateOf(placing.first)) ?? placing.firstDate
  const date = named && first ? dateOfNamedDay(named, first, placing.first && placing.date) : null
  return { placing: withDate(placing, date), named }
}

/** An entry at its place in time, and what decides that of the next. */
export interface Placed {
  readonly placing: Placing
  /** With its day and its half of the day as the document has them. */
  readonly stamp: Stamp
  /** Null where the stamp names no moment. */
  readonly at: Moment | null
  readonly until: Moment | null
}

/** Puts the stamp of an entry into time, after all that were placed before. */
export function placeStamp(before: Placing, written: Stamp): Placed {
  const stamp = inHalf(before, inOrder(written, before.dayOrder))
  const { clock } = stamp
  const usesMeridiem = before.usesMeridiem || (clock?.hasMeridiem === true && clock.minute !== null)
  const { at, placing } = placed({ ...before, usesMeridiem }, stamp)
  // what only the first one says holds for all
  const isOpen = placing.zone === null || placing.zone.from === 'config'
  const zone: ZoneInUse | null =
    stamp.zone && isOpen && !placing.first ? { name: stamp.zone, from: 'previous' } : placing.zone
  if (!at) return { placing: { ...placing, zone }, stamp, at, until: null }
  const until = stamp.until ? endOf(placing, stamp, at) : null
  const saysDate =
    (stamp.date || stamp.weekday !== null) && at.granularity !== 'month' && at.granularity !== 'year'
  const date = saysDate ? dateOf(at) : null
  // "On Monday 6 May a fix had been tried" tells of a day before, and the clocks below are not of it
  const aside = date !== null && !stamp.clock && placing.date !== null && isEarlier(date, placing.date)
  const next: Placing = {
    ...placing,
    zone,
    first: placing.first ?? at,
    previous: at,
    overnight:
      until && passesMidnight(at, until)
        ? tellsBackwards(placing, at)
          ? null
          : { at, until, isFirst: placing.previous === null }
        : placing.overnight,
    ...(date && !aside && { date, dateFrom: 'previous' as const }),
  }
  return { placing: next, stamp, at, until }
}

/** 1:17 after 11:57 AM is in the afternoon, where times are written with AM and PM. */
function inHalf({ usesMeridiem, previous }: Placing, stamp: Stamp): Stamp {
  const { clock, until, date, clockText } = stamp
  if (!clock || clock.minute === null) return stamp
  const isSaid =
    clock.hasMeridiem || date !== null || clockText.startsWith('0') || clock.hour < 1 || clock.hour > 11
  if (isSaid || !usesMeridiem || !previous) return stamp
  const before = wallTime(previous, 'earliest')
  const written = before - (before % DAY) + (clock.hour * 60 + clock.minute) * 60_000
  if (written >= before || written + HALF_DAY < before) return stamp
  const afternoon = <Clock extends { readonly hour: number }>(one: Clock) => ({
    ...one,
    hour: one.hour < 12 ? one.hour + 12 : one.hour,
    hasMeridiem: true,
  })
  return { ...stamp, clock: afternoon(clock), until: until && afternoon(until) }
}

function placed(placing: Placing, stamp: Stamp): { readonly at: Moment | null; readonly placing: Placing } {
  // a time that nobody knows has a place only in the list
  if (!stamp.clock && !stamp.date && stamp.weekday === null && stamp.delay === null)
    return { at: null, placing }
  if (stamp.delay !== null) {
    const from = stamp.delay.from === 'first' ? placing.first : placing.previous
    const at = from && later(from, stamp.delay.ms, stamp.text)
    return { at: at && stamp.hedged ? about(at, stamp.delay.ms) : at, placing }
  }
  const moment = momentOn(placing, placing.date, stamp, placing.dateFrom)
  if (moment?.frame === 'clock') {
    // a day without a year is that of the clocks below it
    if (moment.yearless !== null)
      return { at: moment, placing: { ...placing, midnights: 0, overnight: null } }
    const yearless = placing.previous?.yearless ?? null
    const passed = (midnights: number) => later({ ...moment, yearless }, midnights * DAY, moment.text)
    if (!isNextDay(placing, passed(placing.midnights))) return { at: passed(placing.midnights), placing }
    const midnights = placing.midnights + 1
    return { at: passed(midnights), placing: { ...placing, midnights, overnight: null } }
  }
  // an entry that says its day itself is of that day
  const saysDay = stamp.date !== null || stamp.weekday !== null
  if (!moment || saysDay || !placing.date || !isNextDay(placing, moment)) return { at: moment, placing }
  const date = daysAfter(placing.date, 1)
  return {
    at: momentOn(placing, date, stamp, 'previous'),
    placing: { ...placing, date, dateFrom: 'previous', overnight: null },
  }
}

const momentOn = (
  { zone, documentZone }: Placing,
  date: CalendarDate | null,
  stamp: Stamp,
  dateFrom: DateSource | null,
): Moment | null => resolveStamp(stamp, { date, dateFrom, zone, documentZone }) ?? null

/** 00:07 after 23:58 is the next day, and so is 11:30 after 22:00–11:00. */
function isNextDay({ previous, overnight }: Placing, moment: Moment): boolean {
  if (overnight && isAfterRange(overnight, moment)) return true
  if (!previous || (previous.frame === 'clock') !== (moment.frame === 'clock')) return false
  const back =
    previous.frame === moment.frame
      ? previous.earliest - moment.latest
      : wallTime(previous, 'earliest') - wallTime(moment, 'latest')
  return back > HALF_DAY && (moment.frame === 'clock' || back < DAY)
}

/**
 * Whether a clock before the start of a range that passed midnight is of the day after. Where the range is the first entry
 * it may be the latest one too: then the nearer end of it decides.
 */
function isAfterRange({ at, until, isFirst }: NonNullable<Placing['overnight']>, moment: Moment): boolean {
  if (at.frame !== moment.frame || moment.latest >= at.earliest) return false
  return !isFirst || at.earliest - moment.latest >= moment.earliest + DAY - until.latest
}

/** The end of a range is the first such clock after its own start, and moves nothing that follows. */
function endOf(placing: Placing, stamp: Stamp, at: Moment): Moment | null {
  const written = { ...stamp, clock: stamp.until, date: stamp.lastDate, weekday: null, hedged: false }
  const day = dateOf(at)
  const until = momentOn(placing, day, written, stamp.date ? 'item' : placing.dateFrom)
  if (!until || stamp.lastDate) return until
  if (until.frame === 'clock') {
    const end = later({ ...until, yearless: at.yearless }, placing.midnights * DAY, until.text)
    return end.latest < at.earliest ? later(end, DAY, until.text) : end
  }
  return day && until.latest < at.earliest ? momentOn(placing, daysAfter(day, 1), written, 'previous') : until
}

/** Whether the entry above is later than one that follows it: then older ones still follow. */
const tellsBackwards = ({ previous }: Placing, at: Moment): boolean =>
  previous?.frame === at.frame && previous.earliest > at.latest

/** Whether a range ends on a later day than it begins. */
const passesMidnight = (at: Moment, until: Moment): boolean =>
  Math.floor(wallTime(at, 'earliest') / DAY) < Math.floor(wallTime(until, 'latest') / DAY)

const isEarlier = (a: CalendarDate, b: CalendarDate): boolean => startOfDay(a) < startOfDay(b)

const HALF_DAY = 12 * 3_600_000
const DAY = 2 * HALF_DAY

/** "About 20 minutes later": a quarter of it either way, from two minutes to a quarter of an hour. */
function about(moment: Moment, ms: number): Moment {
  const slack = Math.min(15, Math.max(2, Math.round(ms / 240_000))) * 60_000
  return { ...moment, approximate: true, earliest: moment.earliest - slack, latest: moment.latest + slack }
}

const later = (moment: Moment, by: number, text: string): Moment => ({
  ...moment,
  text,
  earliest: moment.earliest + by,
  latest: moment.latest + by,
  dateFrom: moment.dateFrom === null ? null : 'previous',
})
