import {
  type Document,
  type Moment,
  offsetAt,
  type TimelineEvent,
  zoneOrOffsetOf,
} from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule, type RuleFinding } from '../rule.ts'

export const zoneMixed = defineRule({
  id: 'zone-mixed',
  family: 'time',
  summary: 'All events of a timeline use one time zone.',
  why: 'Readers compare the times of neighboring lines, and are misled if their time zones differ. Explicit offsets (+05:30, Z) are not reported.',
  severity: 'warning',
  examples: {
    good: [vary('07:02 The', '2012-03-28T14:02Z The'), vary('07:02 The', '07:02 PDT The')],
    bad: [
      vary('07:02 The', '14:02 UTC The'),
      '## Timeline (all times PST)\n\n- 2012-01-28 07:00 CST The first alert\n- 2012-01-28 07:10 CST The fix\n',
    ],
  },
  *check({ events, timelineZone }) {
    const statedElsewhere = againstStated(events, timelineZone)
    if (statedElsewhere) yield statedElsewhere
    const first = events.find(({ at }) => at && isNamed(at))?.at
    if (!first) return
    for (const { at, stampRange } of events) {
      if (!at || !isNamed(at) || offsetOf(at) === offsetOf(first) || isSamePlace(at, first)) continue
      yield {
        range: stampRange,
        message: `This time is in ${at.zone}, but earlier ones are in ${first.zone}: use one time zone.`,
      }
      return
    }
  },
})

/** "(all times PST)" over entries that all say CST. */
function againstStated(
  events: readonly TimelineEvent[],
  stated: Document['timelineZone'],
): RuleFinding | null {
  if (stated?.from !== 'heading' && stated?.from !== 'sentence') return null
  const [first] = events
  const zone = first?.at?.zone
  if (!first?.at || !zone || events.some(({ at }) => at?.zoneFrom !== 'item' || at.zone !== zone)) return null
  const meant = zoneOrOffsetOf(stated.name, null, first.at.earliest)
  const isSame =
    zone === stated.name ||
    (meant !== null &&
      first.at.zoneOrOffset !== null &&
      offsetIn(meant, first.at.earliest) === offsetOf(first.at))
  return isSame
    ? null
    : {
        range: first.stampRange,
        message: `All times are said to be in ${stated.name}, but this one and all others are in ${zone}: correct one of them.`,
      }
}

const isNamed = ({ zone, frame }: Moment) =>
  frame === 'instant' && zone !== null && zone !== 'Z' && !/^[+\u2212-]/.test(zone)

const offsetIn = (zone: Moment['zoneOrOffset'], at: number) =>
  typeof zone === 'string' ? offsetAt(zone, at) : zone

const offsetOf = ({ zoneOrOffset, earliest }: Moment) => offsetIn(zoneOrOffset, earliest)

/** Whether two times are in one place, whose clocks may change within the timeline. */
const isSamePlace = (a: Moment, b: Moment) => a.zoneOrOffset === b.zoneOrOffset
