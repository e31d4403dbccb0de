import { describe } from 'vitest'
import { timeUnread } from '../../../src/lint/rules/time-unread.ts'
import { testRule } from '../test-rule.ts'

const timeline = (lines: string) =>
  `---\ntitle: a\ndate: 2012-03-28\ntimezone: UTC\n---\n\n## Timeline\n\n${lines}\n`

describe('time-unread', () => {
  testRule(timeUnread, {
    accepts: [
      '',
      timeline('- 06:55 a\n- more\n- 07:00 b'),
      timeline('- 06:55 a\n- 3.5 % of requests\n- 07:00 b'),
      timeline('- 06:55 a\n- 10.0.0.1 answered\n- 07:00 b'),
    ],
    rejects: [
      {
        text: timeline('- 06:55 a\n- 07:0z b\n- 07:05 c'),
        says: [
          '10:3 "07:0z b" begins like a time, and is not read as one from column 5 of it on: write it like its neighbours.',
        ],
      },
      {
        text: timeline('| Time | What |\n|---|---|\n| 06:55 | a |\n| 07:0z5 | b |\n| 07:10 | c |'),
        says: [
          '12:3 "07:0z5" begins like a time, and is not read as one from column 5 of it on: write it like its neighbours.',
        ],
      },
    ],
  })
})
