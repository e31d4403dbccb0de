import { type CalendarDate, type Document, type Moment, readIsoDate } from '../../document/index.ts'
import { plainWords } from '../formats/plain-text.ts'
import { type Dates, dayAndClock } from './dates.ts'
import { isolated } from './shown-zone.ts'
import type { ViewContext } from './view-context.ts'
import type { Words } from './words.ts'

/**
 * When customers felt the incident, on one line: `Wednesday, 28 March 2012, 06:59 to 07:52 PDT (13:59 to 14:52 UTC), 53 minutes`.
 * Several incidents or components each with its name. Null where no start is known.
 */
export function whenOf<Text>(context: ViewContext<Text>): string | null {
  const { milestones, metrics, incidents } = context.document
  if (milestones.started) return partShown(milestones, metrics, context)
  const parts = incidents.flatMap(({ name, milestones, metrics }) => {
    const shown = partShown(milestones, metrics, context)
    return shown === null ? [] : [`${plainWords(name)}: ${shown}`]
  })
  return parts.length > 0 ? parts.join('; ') : null
}

function partShown<Text>(
  { started, mitigated, resolved }: Document['milestones'],
  { impact }: Document['metrics'],
  { dates, words, zones }: ViewContext<Text>,
): string | null {
  const end = mitigated ?? resolved
  if (!started) return null
  const lasted = end && impact && impact.most >= 0 ? dates.spanInWords(impact) : null
  const labelOf = (at: Moment | null) => at?.zone && zones.label(at.zone, at.earliest)
  const labels = [labelOf(started) || null, labelOf(end) || null] as const
  return [clocksOf(started, end, labels, dates, words), ...(lasted ? [lasted] : [])].join(', ')
}

function clocksOf(
  start: Moment,
  end: Moment | null,
  [first, last]: readonly [string | null, string | null],
  dates: Dates,
  words: Words,
): string {
  // clocks that change in between, or two zones
  const differ = last !== null && first !== last
  const own = rangeOf(start, end, dates, words, differ ? (first ?? '') : '')
  const zone = differ ? last : first
  const local = zone ? `${own} ${zone}` : own
  const exact = isExact(start) && (end === null || isExact(end))
  if (!exact || !zone || (!differ && /^UTC$|^GMT$|^Z$/.test(zone))) return local
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

/** @param beside the zone of the start, where that of the end is another. */
function rangeOf(start: Moment, end: Moment | null, dates: Dates, words: Words, beside: string): string {
  const [from, to] = [localOf(start), end && localOf(end)]
  const first = from ? `${dayOf(from, dates)}, ${clock(from, words)}` : dates.moment(start)
  if (!end) return first
  const last = !to
    ? dates.moment(end)
    : from && from.day === to.day
      ? clock(to, words)
      : `${dayOf(to, dates)}, ${clock(to, words)}`
  return `${beside ? `${first} ${beside}` : first} ${words.when.to} ${last}`
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
