import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const timeInvalid = defineRule({
  id: 'time-invalid',
  family: 'time',
  summary: 'Every time of the timeline is one that a clock and a calendar can show.',
  why: 'What cannot be a time is a slip of the keyboard, and the event has no place in the order without it.',
  severity: 'error',
  examples: {
    good: [vary('07:02 The', '13:02 PM The')],
    bad: [
      vary('07:02 The', '25:61 The'),
      vary('07:02 The', '2012-02-31 07:02 The'),
      vary('07:02 The', '14:00 am The'),
    ],
  },
  *check({ events }) {
    for (const { stamp, stampRange } of events) {
      if (stamp.invalid) yield { range: stampRange, message: `Correct the time: ${stamp.invalid}.` }
    }
  },
})
