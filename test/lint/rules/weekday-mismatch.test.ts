import { describe } from 'vitest'
import { weekdayMismatch } from '../../../src/lint/rules/weekday-mismatch.ts'
import { testRule } from '../test-rule.ts'

const head = (fields: string, body = '') => `---\ntitle: a\ndate: 2012-03-28\n${fields}---\n${body}`
const withTimeline = (lines: string, zone = 'America/Los_Angeles', date = '2012-03-28') =>
  `---\ntitle: a\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${lines}\n`

describe('weekday-mismatch', () => {
  testRule(weekdayMismatch, {
    accepts: [
      '',
      withTimeline('- Wed 2012-03-28 06:55 a'),
      head('', '\n## Summary\n\nOn Wednesday, March 28, 2012 and Thursday 29 March it was slow.\n'),
      head('', '\n## Summary\n\nOn Monday, January 2 it was slow.\n').replace('2012-03-28', '2016-12-30'),
      head('', '\n## Summary\n\nA rerun is due on Monday, 6 January.\n'),
      '# x\n\nOn Thursday, October 27th it was slow.\n',
      head('', '\n## Summary\n\nFriday night. Sunday 3 nodes failed.\n'),
    ],
    rejects: [
      {
        text: withTimeline('- Thu 2012-03-28 06:55 a'),
        says: ['9:3 2012-03-28 is a Wednesday, not a Thursday: correct the date or the weekday.'],
      },
      {
        text: head('', '\n## Summary\n\nIt was slow on Friday, March 28, 2012.\n'),
        says: ['8:16 2012-03-28 is a Wednesday, not a Friday: correct the date or the weekday.'],
      },
      {
        text: head('', '\n## Summary\n\nIt was slow on Friday, March 28.\n'),
        says: ['8:16 2012-03-28 is a Wednesday, not a Friday: correct the date or the weekday.'],
      },
    ],
  })
})
