import { describe } from 'vitest'
import { timeInvalid } from '../../../src/lint/rules/time-invalid.ts'
import { testRule } from '../test-rule.ts'

const withTimeline = (lines: string, zone = 'America/Los_Angeles', date = '2012-03-28') =>
  `---\ntitle: a\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${lines}\n`

describe('time-invalid', () => {
  testRule(timeInvalid, {
    accepts: ['', withTimeline('- 13:06 PM a\n- 0:25 AM b\n- 24:00 c')],
    rejects: [
      { text: withTimeline('- 25:61 a'), says: ['9:3 "25:61" is not a valid time: correct it.'] },
      { text: withTimeline('- 23:00 AM a'), says: ['9:3 "23:00 AM" is not a valid time: correct it.'] },
      {
        text: withTimeline('- 2012-02-30 10:00 a'),
        says: ['9:3 "2012-02-30" is not a valid date: correct it.'],
      },
      {
        text: withTimeline('| Time | Event |\n|---|---|\n| 31 April 2012 10:00 | a |'),
        says: ['11:3 "31 April 2012" is not a valid date: correct it.'],
      },
    ],
  })
})
