import { timesIn } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const DAY = 86_400_000

export const timelineFuture = defineRule({
  id: 'timeline-future',
  family: 'time',
  summary: 'Nothing in a timeline lies in the future.',
  why: 'What has not happened yet cannot be told: the year or the month is wrong.',
  severity: 'error',
  examples: {
    good: [vary('07:52 All', '2012-03-28 07:52 All')],
    bad: [vary('07:52 All', '2112-03-28 07:52 All')],
  },
  *check(document, { now }) {
    // without a clock, only what nobody alive will see is certain
    const latest = (now ?? Date.UTC(2100, 0, 1)) + DAY
    for (const { moment, range } of timesIn(document)) {
      if (!moment || moment.frame === 'clock' || moment.earliest <= latest) continue
      yield { range, message: `${moment.text} is in the future: correct its date.` }
    }
  },
})
