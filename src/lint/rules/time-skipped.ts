import { offsetAt, timesIn } from '../../document/index.ts'
import { clockAt } from '../clock-at.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const timeSkipped = defineRule({
  id: 'time-skipped',
  family: 'time',
  summary: 'No time is in the hour that clocks skip in spring.',
  why: 'Such a time never existed there: it is an hour off, or in another time zone.',
  severity: 'error',
  examples: {
    good: [vary('2012-03-28', '2012-03-11')],
    bad: [vary('2012-03-28', '2012-03-11').replace('started: 06:59', 'started: 02:30')],
  },
  *check(document) {
    for (const { moment, range } of timesIn(document)) {
      if (moment?.shift !== 'skipped' || typeof moment.zoneOrOffset !== 'string') continue
      const { zoneOrOffset } = moment
      const [before, after] = [
        offsetAt(zoneOrOffset, moment.earliest - 86_400_000),
        offsetAt(zoneOrOffset, moment.earliest + 86_400_000),
      ]
      const local = moment.earliest + before
      yield {
        range,
        message: `${moment.text} did not exist in ${zoneOrOffset} that day, when clocks went forward: write ${clockAt(local - after, before)} or ${clockAt(local - before, after)}.`,
      }
    }
  },
})
