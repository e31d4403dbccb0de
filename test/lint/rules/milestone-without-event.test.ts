import { describe } from 'vitest'
import { milestoneWithoutEvent } from '../../../src/lint/rules/milestone-without-event.ts'
import { testRule } from '../test-rule.ts'

const head = (fields: string, body = '') => `---\ntitle: a\ndate: 2012-03-28\n${fields}---\n${body}`

describe('milestone-without-event', () => {
  testRule(milestoneWithoutEvent, {
    accepts: [
      head('resolved: 10:42\n', '\n## Timeline\n\n- 10:35-10:42: recovery\n'),
      head('started: 10:00\n', '\n## Timeline\n\n- 09:58 - 10:20 errors\n'),
      '',
      head('started: 06:59\n'),
      head('started: 06:59\n', '\n## Timeline\n\n- 06:59 a\n'),
      head('started: 06:59\n', '\n## Timeline\n\n- 09:59 a\n'),
      head('started: ~06:59\n', '\n## Timeline\n\n- 07:00 a\n'),
    ],
    rejects: [
      {
        text: head('started: 06:59\n', '\n## Timeline\n\n- 2012-03-29 06:59 a\n'),
        says: ['4:10 started (06:59) is not on the day of its event on line 9'],
      },
      {
        text: head('started: 06:58\n', '\n## Timeline\n\n- 06:50 a\n- 06:59 b\n'),
        says: ['4:10 started (06:58) has no event; 06:59 on line 10 is 1 min away: correct one of them.'],
      },
    ],
  })
})
