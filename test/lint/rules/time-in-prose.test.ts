import { describe } from 'vitest'
import { timeInProse } from '../../../src/lint/rules/time-in-prose.ts'
import { testRule } from '../test-rule.ts'

const prose = (text: string) =>
  `---\ntitle: a\ndate: 2024-07-10\ntimezone: UTC\nstarted: 07:03\n---\n\n## Summary\n\n${text}\n\n## Timeline\n\n- 07:03 a\n- 12:43 b\n- 13:00 c\n`

describe('time-in-prose', () => {
  testRule(timeInProse, {
    accepts: [
      '',
      prose('The first report came on July 10 at 12:43 UTC.'),
      prose('The first report came at 12:43.'),
      // the day of the timeline is the wrong one only if nothing else is near
      prose('The first report came on July 10 at 12:41 UTC.'),
      prose('On July 9 at 12:40 UTC we deployed.'),
      // at full hours and quarters several things happen
      prose('On July 9 at 13:00 UTC we deployed.'),
      prose('A certificate that was issued on July 9 at 12:43 UTC expired.'),
      prose('On June 10 at 12:43 UTC we deployed.'),
      // the same clock in another zone
      prose('On July 9 at 12:43 PDT we deployed.'),
      prose('`On July 9 at 12:43 UTC` was in the log.'),
    ],
    rejects: [
      {
        text: prose('The first report came on July 9 at 12:43 UTC.'),
        says: [
          '10:26 "July 9 at 12:43 UTC" has the time of "12:43" on line 15, on another day: correct one of them.',
        ],
      },
      { text: prose('It began on 11 July at 07:03.'), says: ['10:13 "11 July at 07:03" has the time of'] },
      { text: prose('At 2024-07-11 12:43 it was over.'), says: ['10:4 "2024-07-11 12:43" has the time of'] },
    ],
  })
})
