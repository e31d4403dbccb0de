import { describe } from 'vitest'
import { timeSkipped } from '../../../src/lint/rules/time-skipped.ts'
import { testRule } from '../test-rule.ts'

const head = (fields: string, body = '') => `---\ntitle: a\ndate: 2012-03-28\n${fields}---\n${body}`
const withTimeline = (lines: string, zone = 'America/Los_Angeles', date = '2012-03-28') =>
  `---\ntitle: a\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${lines}\n`

describe('time-skipped', () => {
  testRule(timeSkipped, {
    accepts: [
      '',
      withTimeline('- 02:30 a', 'UTC', '2024-03-10'),
      withTimeline('- 03:00 a', 'America/New_York', '2024-03-10'),
      withTimeline('- 2024-03-10T02:30-05:00 a', 'America/New_York', '2024-03-10'),
    ],
    rejects: [
      {
        text: withTimeline('- 02:30 a', 'America/New_York', '2024-03-10'),
        says: [
          '9:3 02:30 did not exist in America/New_York that day, when clocks went forward: write 2024-03-10T01:30-05:00 or 2024-03-10T03:30-04:00.',
        ],
      },
      {
        text: withTimeline('- 02:15 a', 'Australia/Lord_Howe', '2024-10-06'),
        says: ['9:3 02:15 did not exist in Australia/Lord_Howe'],
      },
      {
        text: head('timezone: Europe/Berlin\nstarted: 2024-03-31 02:30\n'),
        says: ['5:10 2024-03-31 02:30 did not exist in Europe/Berlin'],
      },
    ],
  })
})
