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
      head('started: 06:59\n', '\n## Timeline\n\n- 09:58 a\n'),
      head('started: ~06:59\n', '\n## Timeline\n\n- 07:00 a\n'),
      '**Detected:** 2012-03-28 07:12 UTC\n\n## Timeline\n\n- 2012-03-28 07:12 UTC a\n',
      '**Detected:** 2012-03-28 07:12 UTC\n\n## Timeline\n\n- 2012-03-28 07:12:20 UTC a\n- 2012-03-29 07:12 UTC b\n',
      '**Detected:** 2012-03-28 07:00 UTC\n\n## Timeline\n\n- 2012-03-28 09:00 UTC an alert\n',
      '## Timeline\n\n- 2012-03-28 06:12 UTC a\n- 2012-03-28 07:12 UTC Resolved\n- 2012-03-28 08:12 UTC b\n',
    ],
    rejects: [
      {
        text: '**Detected:** 2012-03-28 07:12 UTC\n\n## Timeline\n\n- 2012-03-28 09:12 UTC an alert\n',
        says: [
          '1:15 detected (2012-03-28 07:12 UTC) has no event; line 5 has the same minute at another hour (2012-03-28 09:12 UTC): correct one of them.',
        ],
      },
      {
        text: '## Key events\n\n- Detected 2012-03-28 07:12\n- Resolved 2012-03-28 12:20\n\n## Timeline\n\n- 2012-03-28 07:12 a\n- 2012-03-28 10:20 fixed\n',
        says: ['4:12 resolved (2012-03-28 12:20) has no event; line 9 has the same minute'],
      },
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
