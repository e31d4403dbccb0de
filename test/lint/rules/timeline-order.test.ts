import { describe } from 'vitest'
import { timelineOrder } from '../../../src/lint/rules/timeline-order.ts'
import { testRule } from '../test-rule.ts'

const timeline = (lines: string) =>
  `---\ntitle: a\ndate: 2012-03-28\ntimezone: UTC\n---\n\n## Timeline\n\n${lines}\n`

describe('timeline-order', () => {
  testRule(timelineOrder, {
    accepts: [
      timeline('- 06:59 a\n- 06:59 b\n- 07:00 c'),
      // in reverse order throughout
      timeline('- 2012-03-28 08:00 c\n- 2012-03-28 07:00 b\n- 2012-03-28 06:00 a'),
      // past midnight
      timeline('- 23:58 a\n- 00:07 b\n- 00:41 c'),
      // by the instant, not by the digits
      timeline('- 2024-03-12T10:02:00-04:00 a\n- 2024-03-12T14:05:00Z b\n- 2024-03-12T19:40:00+05:30 c'),
      timeline('- 01:50 a\n- 02:30 b\n- 03:20 c')
        .replace('2012-03-28', '2024-03-31')
        .replace('UTC', 'Europe/Berlin'),
      // what is uncertain is not certainly wrong
      timeline('- ~10:05 a\n- 10:02 b'),
      timeline('- 25:61 a\n- 10:02 b'),
      // each phase has a clock of its own
      timeline('### East\n\n- 10:00 a\n- 11:00 b\n\n### West\n\n- 10:30 c\n- 10:40 d'),
      // headings of days, oldest or newest first, whatever the order within a day
      timeline('### 2012-03-28\n\n- 10:00 a\n- 11:00 b\n\n### 2012-03-29\n\n- 09:00 c\n- 09:30 d'),
      timeline(
        '### 2012-03-30\n\n- 08:00 e\n- 08:10 f\n\n### 2012-03-29\n\n- 09:00 c\n- 09:30 d\n\n### 2012-03-28\n\n- 10:00 a\n- 11:00 b',
      ),
      timeline('### 2012-03-29\n\n- 09:30 d\n- 09:00 c\n\n### 2012-03-28\n\n- 11:00 b\n- 10:00 a'),
      // of two days without a year nobody knows which is first: 31 December may be before 1 January
      '## Timeline\n\n- 20:45 UTC Feb 20: a\n- 17:17 UTC Feb 21: b\n- 19:45 UTC Feb 21: c\n- 00:19 UTC Feb 22: d\n',
      '## Timeline\n\n- Feb 20 20:45 a\n- 23:58 b\n- 00:07 c\n- Feb 22 07:00 d\n- 08:00 e\n',
    ],
    rejects: [
      {
        text: '## Timeline\n\n- 20:45 UTC Feb 20: a\n- 17:17 UTC Feb 21: b\n- 18:45 UTC Feb 21: c\n- 17:45 UTC Feb 21: d\n',
        says: ['6:3 17:45 UTC Feb 21 is before 18:45 UTC Feb 21 on line 5'],
      },
      {
        text: '## Timeline\n\n- Feb 20 20:45 a\n- 20:50 b\n- 20:47 c\n',
        says: ['5:3 20:47 is before 20:50 on line 4'],
      },
      {
        text: timeline('### 2012-03-28\n\n- 10:00 a\n\n### 2012-03-26\n\n- 09:00 b\n- 09:05 c\n- 09:10 d'),
        says: ['11:3 10:00 is after 09:00 on line 15'],
      },
      {
        text: timeline(
          '### 2012-03-28\n\n- 10:00 a\n\n### 2012-03-26\n\n- 09:00 b\n\n### 2012-03-30\n\n- 09:00 c',
        ),
        says: ['15:3 09:00 is before 10:00 on line 11'],
      },
      { text: timeline('- 10:00 a\n- 10:20 b\n- 10:10 c'), says: ['11:3 10:10 is before 10:20 on line 10'] },
      {
        text: timeline('- 10:00 a\n- 2011-03-28 10:05 b\n- 2012-03-28 10:10 c'),
        says: ['10:3 2011-03-28 10:05 is before 10:00 on line 9'],
      },
      {
        text: timeline('| Time | Event |\n|---|---|\n| 10:00 | a |\n| 09:00 | b |\n| 11:00 | c |'),
        says: ['12:3 09:00 is before 10:00 on line 11'],
      },
    ],
  })
})
