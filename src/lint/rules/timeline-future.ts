import { timesIn } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const DAY = 86_400_000

export const timelineFuture = defineRule({
  id: 'timeline-future',
  family: 'time',
  summary: 'No time is in the future.',
  why: 'A postmortem is about the past: the year or the month is wrong.',
  severity: 'error',
  needs: ['now'],
  examples: {
    good: [vary('07:52 All', '2012-03-28 07:52 All')],
    bad: [vary('07:52 All', '2112-03-28 07:52 All')],
  },
  *check(document, { now }) {
    // without the current time, only a far date is certain to be wrong
    const latest = (now ?? Date.UTC(2100, 0, 1)) + DAY
    for (const { moment, range } of timesIn(document)) {
      if (!moment || moment.frame === 'clock' || moment.earliest <= latest) continue
      yield { range, message: `${moment.text} is in the future: correct its date.` }
    }
  },
})
