import { describe } from 'vitest'
import { timeRepeated } from '../../../src/lint/rules/time-repeated.ts'
import { testRule } from '../test-rule.ts'

const withTimeline = (lines: string, zone = 'America/Los_Angeles', date = '2012-03-28') =>
  `---\ntitle: a\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${lines}\n`

describe('time-repeated', () => {
  testRule(timeRepeated, {
    accepts: [
      '',
      withTimeline('- 01:30 a', 'UTC', '2024-11-03'),
      withTimeline('- 01:30 EST a', 'America/New_York', '2024-11-03'),
      withTimeline('- 02:00 a', 'America/New_York', '2024-11-03'),
    ],
    rejects: [
      {
        text: withTimeline('- 01:30 a', 'America/New_York', '2024-11-03'),
        says: [
          '9:3 01:30 occurred twice in America/New_York that day: write 2024-11-03T01:30-04:00 or 2024-11-03T01:30-05:00.',
        ],
      },
    ],
  })
})
