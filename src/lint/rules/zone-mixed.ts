import { type Moment, offsetAt } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const zoneMixed = defineRule({
  id: 'zone-mixed',
  family: 'time',
  summary: 'All events of a timeline use one time zone.',
  why: 'Readers compare the times of neighboring lines, and are misled if their time zones differ. Explicit offsets (+05:30, Z) are not reported.',
  severity: 'warning',
  examples: {
    good: [vary('07:02 The', '2012-03-28T14:02Z The'), vary('07:02 The', '07:02 PDT The')],
    bad: [vary('07:02 The', '14:02 UTC The')],
  },
  *check({ events }) {
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

const isNamed = ({ zone, frame }: Moment) =>
  frame === 'instant' && zone !== null && zone !== 'Z' && !/^[+\u2212-]/.test(zone)

const offsetOf = ({ zoneOrOffset, earliest }: Moment) =>
  typeof zoneOrOffset === 'string' ? offsetAt(zoneOrOffset, earliest) : zoneOrOffset

/** Whether two times are in one place, whose clocks may change within the timeline. */
const isSamePlace = (a: Moment, b: Moment) => a.zoneOrOffset === b.zoneOrOffset
