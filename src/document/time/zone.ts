/**
 * Offsets of IANA time zones, from `Intl`.
 *
 * An offset is in milliseconds, positive east of Greenwich. A local time is in milliseconds as if it were UTC, so that
 * it can be computed with before its zone is known.
 */

const DAY = 86_400_000

interface Zone {
  readonly format: Intl.DateTimeFormat
  /** Offsets at the start of a UTC day, by day number. */
  readonly days: Map<number, number>
}

/** Opening a zone takes as long as reading a document: what `Intl` says of it does not change. */
const zones = new Map<string, Zone | null>()

/** Letters, digits, `_`, `+`, `-` and `/` only: `Intl` of newer Nodes takes offsets such as `+05:00` too. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/

/** Whether a name is valid for `timezone`: an IANA zone of a place, or UTC. */
// Intl accepts `CET` and `EST5EDT` too, but with rules that people do not mean by them
export const isZone = (name: string): boolean =>
  name === 'UTC' || name === 'GMT' || (name.includes('/') && zoneOf(name) !== null)

function zoneOf(name: string): Zone | null {
  const known = zones.get(name)
  if (known !== undefined) return known
  const format = ZONE_NAME.test(name) ? formatIn(name) : undefined
  const zone = format ? { format, days: new Map() } : null
  zones.set(name, zone)
  return zone
}

function formatIn(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  } catch {
    return undefined
  }
}

/** A zone that `isZone` accepts, or a fixed offset in milliseconds. */
export type ZoneOrOffset = string | number

/** The offset of a zone at an instant, in milliseconds. @param instant milliseconds since the epoch. */
export function offsetAt(name: ZoneOrOffset, instant: number): number {
  if (typeof name === 'number') return name
  if (name === 'UTC' || name === 'GMT') return 0
  const zone = zoneOf(name)
  if (!zone) throw new RangeError(`not a time zone: ${name}`)
  const day = Math.floor(instant / DAY)
  const before = offsetOnDay(zone, day)
  // Two changes in one day have not been seen to cancel out since 1970; a test compares every zone.
  return before === offsetOnDay(zone, day + 1) ? before : readOffset(zone.format, instant)
}

function offsetOnDay({ format, days }: Zone, day: number): number {
  const known = days.get(day)
  if (known !== undefined) return known
  const offset = readOffset(format, day * DAY)
  days.set(day, offset)
  return offset
}

function readOffset(format: Intl.DateTimeFormat, instant: number): number {
  const field: Record<string, number> = {}
  let bc = false
  for (const { type, value } of format.formatToParts(instant)) {
    if (type === 'era') bc = value.startsWith('B')
    else field[type] = Number(value)
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = field
  const wall = localTime(bc ? 1 - year : year, month, day, hour, minute, second)
  return wall - Math.floor(instant / 1000) * 1000
}

/**
 * The instants at which clocks in a zone show a local time: none in the gap when clocks go forward, two in the overlap
 * when they go back, else one. Earliest first.
 */
export function instantsOf(name: ZoneOrOffset, local: number): number[] {
  if (typeof name === 'number') return [local - name]
  const offsets = new Set<number>()
  for (const hours of [-36, -12, 12, 36]) offsets.add(offsetAt(name, local + (hours * DAY) / 24))
  const found: number[] = []
  for (const offset of offsets) {
    const instant = local - offset
    if (offsetAt(name, instant) === offset) found.push(instant)
  }
  return found.sort((a, b) => a - b)
}

/** The milliseconds of the start of a day, as if in UTC. */
export const startOfDay = ({
  year,
  month,
  day,
}: {
  readonly year: number
  readonly month: number
  readonly day: number
}): number => localTime(year, month, day)

/** The milliseconds of a calendar date and clock, as if in UTC. Fields are not checked. */
export function localTime(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
): number {
  if (year >= 100 && hour < 24) return Date.UTC(year, month - 1, day, hour, minute, second)
  const time = Date.UTC(2000, month - 1, day, hour, minute, second)
  // Date.UTC takes years below 100 as 19xx
  const date = new Date(time)
  date.setUTCFullYear(year, month - 1, day)
  return date.getTime()
}

/** The days in a month of the Gregorian calendar; 0 for a month that does not exist. @param month from 1. */
export const daysInMonth = (year: number, month: number): number =>
  [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Formats an offset: `+05:30`, `-08:00`; `Z` for 0. Seconds of historical offsets are rounded to the minute. */
export function formatOffset(offset: number): string {
  if (offset === 0) return 'Z'
  const minutes = Math.round(Math.abs(offset) / 60_000)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}
