import { describe } from 'vitest'
import { timelineFuture } from '../../../src/lint/rules/timeline-future.ts'
import { testRule } from '../test-rule.ts'

const head = (fields: string, body = '') => `---\ntitle: a\ndate: 2012-03-28\n${fields}---\n${body}`
const told = (lines: string, zone = 'America/Los_Angeles', date = '2012-03-28') =>
  `---\ntitle: a\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${lines}\n`

describe('timeline-future', () => {
  testRule(timelineFuture, {
    accepts: ['', told('- 2029-12-31 10:00 a'), told('- 10:00 a')],
    rejects: [
      { text: told('- 2031-01-01 10:00 a'), says: ['9:3 2031-01-01 10:00 is in the future'] },
      { text: head('resolved: 2042-03-28 07:52\n'), says: ['4:11 2042-03-28 07:52 is in the future'] },
    ],
  })
})
