import { type Moment, offsetAt } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const zoneMixed = defineRule({
  id: 'zone-mixed',
  family: 'time',
  summary: 'The events of a timeline are told in one zone.',
  why: 'A reader compares the times of neighbouring lines, and is misled where their zones differ. Offsets (+05:30, Z) say so plainly and are left alone.',
  severity: 'warning',
  examples: {
    good: [vary('07:02 The', '2012-03-28T14:02Z The'), vary('07:02 The', '07:02 PDT The')],
    bad: [vary('07:02 The', '14:02 UTC The')],
  },
  *check({ events }) {
    const first = events.find(({ at }) => at && named(at))?.at
    if (!first) return
    for (const { at, stampRange } of events) {
      if (!at || !named(at) || offsetOf(at) === offsetOf(first) || isOneKind(at, first)) continue
      yield {
        range: stampRange,
        message: `This time is in ${at.zone}, those before it in ${first.zone}: write them all in one zone.`,
      }
      return
    }
  },
})

const named = ({ zone, frame }: Moment) =>
  frame === 'instant' && zone !== null && zone !== 'Z' && !/^[+\u2212-]/.test(zone)

const offsetOf = ({ zoneOrOffset, earliest }: Moment) =>
  typeof zoneOrOffset === 'string' ? offsetAt(zoneOrOffset, earliest) : zoneOrOffset

/** One place, whose clocks may change within the timeline. */
const isOneKind = (a: Moment, b: Moment) => a.zoneOrOffset === b.zoneOrOffset
