import { comparable, formatDuration, milestoneNames, positionAt } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const NEAR = 15 * 60_000
const DAY = 86_400_000

export const milestoneWithoutEvent = defineRule({
  id: 'milestone-without-event',
  family: 'truth',
  summary: 'Every milestone has the time of its event.',
  why: 'If they differ by minutes, one of them is wrong, and so is every duration computed from it.',
  severity: 'warning',
  examples: { good: [vary('07:35 The', '07:20 The')], bad: [vary('mitigated: 07:35', 'mitigated: 07:36')] },
  *check({ events, milestones, meta, lines }) {
    for (const name of milestoneNames) {
      const moment = milestones[name]
      const range = meta.one.get(name)?.range
      // a time to the second is from a machine, and events are written by people
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
          message: `${name} (${moment.text}) is not on the day of its event on line ${line}: correct one of the dates.`,
        }
        continue
      }
      if (nearest.distance >= NEAR) continue
      const { line } = positionAt(lines, nearest.stampRange.start)
      yield {
        range,
        message: `${name} (${moment.text}) has no event; ${nearest.at.text} on line ${line} is ${formatDuration(nearest.distance)} away: correct one of them.`,
      }
    }
  },
})
