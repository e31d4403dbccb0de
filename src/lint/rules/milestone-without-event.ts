import {
  comparable,
  type Document,
  formatDuration,
  isAfter,
  type MilestoneName,
  type Moment,
  milestoneNames,
  positionAt,
  sectionAt,
  type TimelineEvent,
} from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const MINUTE = 60_000
const NEAR = 15 * MINUTE
const HOUR = 3_600_000
const DAY = 24 * HOUR

export const milestoneWithoutEvent = defineRule({
  id: 'milestone-without-event',
  family: 'truth',
  summary: 'Every milestone has the time of its event.',
  why: 'If they differ by minutes, or by whole hours, one of them is wrong, and so is every duration computed from it.',
  severity: 'warning',
  examples: { good: [vary('07:35 The', '07:20 The')], bad: [vary('mitigated: 07:35', 'mitigated: 07:36')] },
  *check(document) {
    const { events, milestones, milestonePlaces, lines, sections } = document
    for (const name of milestoneNames) {
      const moment = milestones[name]
      // "Repaired 10:40" in a list of key events is held against the timeline in another section
      const source = milestonePlaces.has(name) ? undefined : events.find(({ at }) => at && at === moment)
      const range = milestonePlaces.get(name) ?? source?.stampRange
      const own = source && sectionAt(sections, source.range.start)
      // a time to the second is from a machine, and events are written by people
      if (!moment || !range || moment.granularity === 'second') continue
      const distances = events.flatMap(event => {
        const { at, until } = event
        if (!at || !comparable(at, moment) || at.granularity === 'day') return []
        if (own && sectionAt(sections, event.range.start) === own) return []
        const distance = Math.max(0, at.earliest - moment.latest, moment.earliest - (until ?? at).latest)
        return [{ event, at, distance }]
      })
      const [nearest] = distances.toSorted((a, b) => a.distance - b.distance)
      if (!nearest || nearest.distance < MINUTE) continue
      const lineOf = (event: TimelineEvent) => positionAt(lines, event.stampRange.start).line
      const placeOf = ({ stampRange, stamp }: TimelineEvent) => [{ range: stampRange, message: stamp.text }]
      const away = (at: Moment) => at.earliest - moment.earliest
      const isExact = moment.earliest === moment.latest
      const otherDay = distances.find(({ at }) => away(at) % DAY === 0)
      const isLabel = document.meta.one.get(name)?.range.start !== range.start
      if (otherDay && isExact) {
        yield {
          range,
          related: placeOf(otherDay.event),
          message: `${name} (${moment.text}) is not on the day of its event on line ${lineOf(otherDay.event)}: correct one of the dates.`,
        }
        continue
      }
      const otherHour = distances.find(
        ({ at, event }) =>
          Math.abs(away(at)) < DAY / 2 && away(at) % HOUR === 0 && isEventOf(name, event, document),
      )
      // before the start it is reported by another rule
      const isBeforeStart = milestones.started !== null && isAfter(milestones.started, moment)
      if (otherHour && isExact && !isBeforeStart && onClockMinute(moment) !== 0) {
        yield {
          range,
          related: placeOf(otherHour.event),
          message: `${name} (${moment.text}) has no event; line ${lineOf(otherHour.event)} has the same minute at another hour (${otherHour.at.text}): correct one of them.`,
        }
        continue
      }
      if (nearest.distance >= NEAR || isLabel) continue
      yield {
        range,
        related: placeOf(nearest.event),
        message: `${name} (${moment.text}) has no event; ${nearest.at.text} on line ${lineOf(nearest.event)} is ${formatDuration(nearest.distance)} away: correct one of them.`,
      }
    }
  },
})

/** At a full hour the same minute is no coincidence. */
const onClockMinute = ({ earliest }: Moment): number => Math.floor(earliest / MINUTE) % 60

const FOUND = /\b(?:detect|alert|report|notic|page|observ|found|discover)/i
const OVER = /\b(?:resol|repair|fix|restor|recover|mitigat|back to normal|closed|over|ended)/i

/** Whether an event may be that of a milestone: by its words, or as one of the two first or last. */
function isEventOf(name: MilestoneName, event: TimelineEvent, { events }: Document): boolean {
  const isFirst = name === 'started' || name === 'detected'
  const edge = isFirst ? events.slice(0, 2) : events.slice(-2)
  return edge.includes(event) || (isFirst ? FOUND : OVER).test(event.text)
}
