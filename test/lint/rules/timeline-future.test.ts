import { describe } from 'vitest'
import { timelineFuture } from '../../../src/lint/rules/timeline-future.ts'
import { testRule } from '../test-rule.ts'

const head = (fields: string, body = '') => `---\ntitle: a\ndate: 2012-03-28\n${fields}---\n${body}`
const withTimeline = (lines: string, zone = 'America/Los_Angeles', date = '2012-03-28') =>
  `---\ntitle: a\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${lines}\n`

describe('timeline-future', () => {
  testRule(timelineFuture, {
    accepts: ['', withTimeline('- 2029-12-31 10:00 a'), withTimeline('- 10:00 a')],
    rejects: [
      { text: withTimeline('- 2031-01-01 10:00 a'), says: ['9:3 2031-01-01 10:00 is in the future'] },
      { text: head('resolved: 2042-03-28 07:52\n'), says: ['4:11 2042-03-28 07:52 is in the future'] },
    ],
  })
})
