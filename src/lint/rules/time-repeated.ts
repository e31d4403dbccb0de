import { instantsOf, offsetAt, timesIn } from '../../document/index.ts'
import { clockAt } from '../clock-at.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const timeRepeated = defineRule({
  id: 'time-repeated',
  family: 'time',
  summary: 'A time in the hour that clocks repeat in autumn says which of the two it is.',
  why: 'The two are an hour apart, and so are the durations computed from them.',
  severity: 'error',
  examples: {
    good: [
      vary('2012-03-28', '2012-11-04'),
      vary('2012-03-28', '2012-11-04').replace('started: 06:59', 'started: 01:30-07:00'),
    ],
    bad: [vary('2012-03-28', '2012-11-04').replace('started: 06:59', 'started: 01:30')],
  },
  *check(document) {
    for (const { moment, range } of timesIn(document)) {
      if (moment?.shift !== 'repeated' || typeof moment.zoneOrOffset !== 'string') continue
      const { zoneOrOffset } = moment
      const both = instantsOf(zoneOrOffset, moment.earliest + offsetAt(zoneOrOffset, moment.earliest)).map(
        at => clockAt(at, offsetAt(zoneOrOffset, at)),
      )
      yield {
        range,
        message: `${moment.text} occurred twice in ${zoneOrOffset} that day: write ${both.join(' or ')}.`,
      }
    }
  },
})
