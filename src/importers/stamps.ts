import {
  instantsOf,
  localTime,
  readStampAtStart,
  readStampWhole,
  type Stamp,
  zoneOrOffsetOf,
} from '../document/index.ts'
import { instantOf, instantOfSeconds, type When } from './entry.ts'

/** A time that was read, or why it was not. */
export type ReadTime = When | { readonly reason: string }

const two = (n: number) => String(n).padStart(2, '0')

/** The time of a cell or a field: RFC 3339, seconds since the epoch, or any notation of a timeline. */
export function readTime(text: string): ReadTime {
  const exact = instantOf(text) ?? instantOfEpoch(text)
  if (exact) return exact
  const stamp = readStampWhole(text.trim(), 'offset')
  return stamp ? whenOf(stamp) : { reason: 'without a time' }
}

/** Seconds, milliseconds, microseconds or nanoseconds since 2001, told apart by their length. */
function instantOfEpoch(text: string): When | null {
  if (!/^\d{10}(?:\.\d{1,9}|\d{3}|\d{6}|\d{9})?$/.test(text.trim())) return null
  const [whole = ''] = text.trim().split('.')
  return instantOfSeconds(Number(text) / 10 ** (whole.length - 10))
}

/** What is between a time and the words: a dash only with space after it, for `-5 pods` has a sign. */
const SEPARATOR = /^(?:[\s\])|,;:]|[–—-](?=\s))+/

/** RFC 5424, section 6.2: the priority and the version ahead of the time. */
const SYSLOG_PRIORITY = /^<\d{1,3}>(?:1 )?/

/** The time at the start of a line, and the rest of the line. */
export function timeAtStart(line: string): { readonly time: ReadTime; readonly rest: string } | null {
  const found = readStampAtStart(line)
  if (!found) return SYSLOG_PRIORITY.test(line) ? timeAtStart(line.replace(SYSLOG_PRIORITY, '')) : null
  const { until } = found.stamp
  // an event has one time: the end of a span stays in its words
  const end = until ? `(until ${two(until.hour)}:${two(until.minute ?? 0)}) ` : ''
  const rest = `${end}${line.slice(found.end).replace(SEPARATOR, '')}`
  return { time: instantOf(found.stamp.text) ?? whenOf(found.stamp), rest }
}

function whenOf({ invalid, date, clock, zone, hedged }: Stamp): ReadTime {
  if (invalid !== null) return { reason: `a time that does not exist: ${invalid}` }
  if (!clock) return { reason: 'a day without a time' }
  if (hedged || clock.minute === null) return { reason: 'an uncertain time' }
  const time = `${two(clock.hour)}:${two(clock.minute)}${clock.second === null ? '' : `:${two(clock.second)}`}`
  if (!date) return { kind: 'clock', date: null, clock: time, zone }
  const { year, month, day, ambiguous } = date
  if (ambiguous) return { reason: 'a day that may be of either month' }
  if (month === null || day === null) return { reason: 'a day that is not written' }
  if (year === null) return { kind: 'clock', date: `--${two(month)}-${two(day)}`, clock: time, zone }
  if (zone !== null) {
    const local = localTime(year, month, day, clock.hour, clock.minute, clock.second ?? 0)
    const meant = zoneOrOffsetOf(zone, null, local)
    const [instant, ...others] = meant === null ? [] : instantsOf(meant, local)
    if (instant === undefined || others.length > 0)
      return { reason: `a time in the zone ${zone}, which is not one time` }
    return { kind: 'instant', instant, hasSeconds: clock.second !== null }
  }
  const written = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return { kind: 'clock', date: written, clock: time, zone: null }
}
