import { offsetAt, timesIn } from '../../document/index.ts'
import { clockAt } from '../clock-at.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const timeSkipped = defineRule({
  id: 'time-skipped',
  family: 'time',
  summary: 'No time falls into the hour that the clocks skip in spring.',
  why: 'No clock of the place has shown such a time: it is wrong by an hour, or in another zone.',
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
        message: `${moment.text} did not exist in ${zoneOrOffset} that day: the clocks were put forward. Write ${clockAt(local - after, before)} or ${clockAt(local - before, after)}.`,
      }
    }
  },
})
