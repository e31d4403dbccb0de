import { type CalendarDate, type Moment, readIsoDate } from '../../document/index.ts'
import { type Dates, dayAndClock } from './dates.ts'
import { isolated } from './shown-zone.ts'
import type { ViewContext } from './view-context.ts'
import type { Words } from './words.ts'

/**
 * When customers felt the incident, on one line: `Wednesday, 28 March 2012, 06:59 to 07:52 PDT (13:59 to 14:52 UTC), 53 minutes`.
 * Null where its start is not known.
 */
export function whenOf<Text>({ document, dates, words, zones }: ViewContext<Text>): string | null {
  const { milestones, metrics } = document
  const { started, mitigated, resolved } = milestones
  const end = mitigated ?? resolved
  if (!started) return null
  const lasted = end && metrics.impact && metrics.impact.most >= 0 ? dates.spanInWords(metrics.impact) : null
  const zone = started.zone && zones.label(started.zone, started.earliest)
  return [clocksOf(started, end, zone, dates, words), ...(lasted ? [lasted] : [])].join(', ')
}

function clocksOf(
  start: Moment,
  end: Moment | null,
  zone: string | null,
  dates: Dates,
  words: Words,
): string {
  const own = rangeOf(start, end, dates, words)
  const local = zone ? `${own} ${zone}` : own
  const exact = isExact(start) && (end === null || isExact(end))
  if (!exact || !zone || /^UTC$|^GMT$|^Z$/.test(zone)) return local
  const [from, to] = [inUtc(start), end && inUtc(end)]
  return `${local} (${utcRange(from, to, start, dates, words)} UTC)`
}

const isExact = (at: Moment): boolean => at.frame === 'instant' && at.earliest === at.latest

type Local = NonNullable<ReturnType<typeof dayAndClock>>

/** A day and a clock in minutes. */
function localOf(at: Moment): Local | null {
  const local = dayAndClock(at)
  return local && isExact(at) ? { ...local, clock: local.clock.slice(0, 5) } : local
}

function inUtc({ earliest }: Moment): Local {
  const text = new Date(earliest).toISOString()
  return { day: text.slice(0, 10), clock: text.slice(11, 16) }
}

function rangeOf(start: Moment, end: Moment | null, dates: Dates, words: Words): string {
  const [from, to] = [localOf(start), end && localOf(end)]
  const first = from ? `${dayOf(from, dates)}, ${clock(from, words)}` : dates.moment(start)
  if (!end) return first
  const last = !to
    ? dates.moment(end)
    : from && from.day === to.day
      ? clock(to, words)
      : `${dayOf(to, dates)}, ${clock(to, words)}`
  return `${first} ${words.when.to} ${last}`
}

/** In UTC, with its days only where they are others. */
function utcRange(from: Local, to: Local | null, start: Moment, dates: Dates, words: Words): string {
  const named = (one: Local, known: string | undefined) =>
    one.day === known ? clock(one, words) : `${dates.short(dateIn(one))}, ${clock(one, words)}`
  const first = named(from, localOf(start)?.day)
  return to ? `${first} ${words.when.to} ${named(to, from.day)}` : first
}

const dayOf = (local: Local, dates: Dates): string => dates.date(dateIn(local))

const dateIn = ({ day }: Local): CalendarDate => readIsoDate(day) ?? { year: 1970, month: 1, day: 1 }

const clock = ({ clock }: Local, words: Words): string => isolated(clock, words)
