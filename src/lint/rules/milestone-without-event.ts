import { comparable, formatDuration, milestoneNames, positionAt } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const NEAR = 15 * 60_000
const DAY = 86_400_000

export const milestoneWithoutEvent = defineRule({
  id: 'milestone-without-event',
  family: 'truth',
  summary: 'A milestone has the time of the event that it is.',
  why: 'Where the two differ by minutes, one of them is wrong, and so is every duration.',
  severity: 'warning',
  examples: { good: [vary('07:35 The', '07:20 The')], bad: [vary('mitigated: 07:35', 'mitigated: 07:36')] },
  *check({ events, milestones, meta, lines }) {
    for (const name of milestoneNames) {
      const moment = milestones[name]
      const range = meta.one.get(name)?.range
      // a time to the second is a machine's, and events are written by people
      if (!moment || !range || moment.granularity === 'second') continue
      const distances = events.flatMap(({ at, until, stampRange }) =>
        at && comparable(at, moment) && at.granularity !== 'day'
          ? [
              {
                stampRange,
                at,
                distance: Math.max(0, at.earliest - moment.latest, moment.earliest - (until ?? at).latest),
              },
            ]
          : [],
      )
      const [nearest] = distances.sort((a, b) => a.distance - b.distance)
      if (!nearest || nearest.distance === 0) continue
      const otherDay = distances.find(({ at }) => (at.earliest - moment.earliest) % DAY === 0)
      if (otherDay && moment.earliest === moment.latest) {
        const { line } = positionAt(lines, otherDay.stampRange.start)
        yield {
          range,
          message: `The event of ${name} (${moment.text}) is on another day on line ${line}: correct one of the dates.`,
        }
        continue
      }
      if (nearest.distance >= NEAR) continue
      const { line } = positionAt(lines, nearest.stampRange.start)
      yield {
        range,
        message: `No event is at ${name} (${moment.text}); ${nearest.at.text} on line ${line} is ${formatDuration(nearest.distance)} away. Correct one of them.`,
      }
    }
  },
})
