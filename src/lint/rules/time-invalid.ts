import { claimsOf } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const timeInvalid = defineRule({
  id: 'time-invalid',
  family: 'time',
  summary: 'Every time is valid.',
  why: 'An invalid time is a typo, and its event cannot be ordered.',
  severity: 'error',
  examples: {
    good: [vary('07:02 The', '13:02 PM The')],
    bad: [
      vary('07:02 The', '25:61 The'),
      vary('07:02 The', '2012-02-31 07:02 The'),
      vary('07:02 The', '14:00 am The'),
      vary('Environments took', 'On June 31, 2012, environments took'),
    ],
  },
  *check(document) {
    for (const { stamp, stampRange } of document.events)
      if (stamp.invalid) yield { range: stampRange, message: `${stamp.invalid}: correct it.` }
    for (const claim of claimsOf(document, 'invalid'))
      yield {
        range: claim,
        severity: 'warning',
        message: `${claim.why}: correct it.`,
      }
  },
})
