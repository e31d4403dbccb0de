import { describe } from 'vitest'
import { milestoneOrder } from '../../../src/lint/rules/milestone-order.ts'
import { testRule } from '../test-rule.ts'

const head = (fields: string) => `---\ntitle: a\ndate: 2012-03-28\n${fields}---\n`

describe('milestone-order', () => {
  testRule(milestoneOrder, {
    accepts: [
      '',
      head('started: 06:59\ndetected: 07:02\n'),
      head('resolved: 06:00\ndetected: 07:02\n'),
      head('started: 2024-11-03T01:30:00-04:00\nresolved: 2024-11-03T01:20:00-05:00\n'),
    ],
    rejects: [
      {
        text: head('started: 07:59\ndetected: 07:02\n'),
        says: [
          '5:11 detected (07:02) is before started (07:59): correct one of them, or for the next day write "detected: YYYY-MM-DD 07:02".',
        ],
      },
      {
        text: head('started: 07:59\nresolved: 2012-03-27 07:02\n'),
        says: ['5:11 resolved (2012-03-27 07:02) is before started (07:59): correct one of them.'],
      },
      {
        text: head('mitigated: 08:00\nresolved: 07:00\n'),
        says: ['5:11 resolved (07:00) is before mitigated'],
      },
    ],
  })
})
