import { comparable, leastOf, type Moment, positionAt, type TimelineEvent } from '../../document/index.ts'
import { vary } from '../example.ts'
import { milestonePlace } from '../milestone-place.ts'
import { defineRule } from '../rule.ts'

const DAY = 86_400_000
const HALF_A_YEAR = 180 * DAY
const MONTH = 31 * DAY

export const eventOutsideIncident = defineRule({
  id: 'event-outside-incident',
  family: 'time',
  summary:
    'Every event is within half a year of the incident, and no first or last event is a year from the others.',
  why: 'An event a year away from the others usually has the wrong year.',
  severity: 'warning',
  examples: {
    good: [vary('06:59 Resumes', '2012-01-28 06:59 Resumes')],
    bad: [vary('06:59 Resumes', '2011-03-28 06:59 Resumes')],
  },
  *check(document) {
    const { events, milestones, lines } = document
    const { started, resolved } = milestones
    const slips = yearSlips(events)
    for (const event of events) {
      const { at, stampRange, stamp } = event
      if (!at || stamp.date?.year == null) continue
      const early = started && comparable(started, at) && started.earliest - at.latest > HALF_A_YEAR
      const late = resolved && comparable(resolved, at) && at.earliest - resolved.latest > HALF_A_YEAR
      const beside = slips.get(event)
      if (early || late) {
        const edge = early
          ? `before the start of the incident (${started?.text})`
          : `after its end (${resolved?.text})`
        const name = early ? 'started' : 'resolved'
        yield {
          range: stampRange,
          related: milestonePlace(document, name),
          message: `${at.text} is more than half a year ${edge}: check the year.`,
        }
      } else if (beside) {
        const { line } = positionAt(lines, beside.stampRange.start)
        yield {
          range: stampRange,
          related: [{ range: beside.stampRange, message: beside.stamp.text }],
          message: `${at.text} is about a year from ${beside.stamp.text} on line ${line}, and all other events are near that: check the year.`,
        }
      }
    }
  },
})

/**
 * The first and the last event whose year, one less or one more, would put them within a month of the event beside them,
 * while all others are within half a year of one another.
 */
function yearSlips(events: readonly TimelineEvent[]): ReadonlyMap<TimelineEvent, TimelineEvent> {
  const timed = events.filter(({ at }) => at !== null && at.frame !== 'clock')
  const found = new Map<TimelineEvent, TimelineEvent>()
  const [first, second] = timed
  const [last, before] = [timed.at(-1), timed.at(-2)]
  for (const [edge, beside] of [
    [first, second],
    [last, before],
  ])
    if (
      edge?.at &&
      beside?.at &&
      isYearAway(edge.at, beside.at) &&
      areNear(timed.filter(event => event !== edge))
    )
      found.set(edge, beside)
  return found
}

function isYearAway(a: Moment, b: Moment): boolean {
  const away = Math.abs(a.earliest - b.earliest)
  return comparable(a, b) && Math.abs(away - 365.5 * DAY) < MONTH
}

function areNear(events: readonly TimelineEvent[]): boolean {
  const times = events.flatMap(({ at }) => at?.earliest ?? [])
  const least = leastOf(times)
  return times.every(time => time - least < HALF_A_YEAR)
}
