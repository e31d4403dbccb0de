import { describe } from 'vitest'
import { zoneMixed } from '../../../src/lint/rules/zone-mixed.ts'
import { testRule } from '../test-rule.ts'

const withTimeline = (lines: string, zone = 'America/Los_Angeles', date = '2012-03-28') =>
  `---\ntitle: a\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${lines}\n`

describe('zone-mixed', () => {
  testRule(zoneMixed, {
    accepts: [
      '',
      withTimeline('- 06:55 a\n- 13:59Z b\n- 19:40+05:30 c'),
      withTimeline('- 06:55 PST a\n- 06:59 PDT b'),
      withTimeline('- 06:55 GMT a\n- 06:59 UTC b', 'UTC'),
    ],
    rejects: [
      {
        text: withTimeline('- 06:55 PDT a\n- 13:59 UTC b\n- 14:00 UTC c'),
        says: ['10:3 This time is in UTC, but earlier ones are in PDT'],
      },
      {
        text: withTimeline('- 06:55 a\n- 15:59 CEST b'),
        says: ['10:3 This time is in CEST, but earlier ones are in America/Los_Angeles'],
      },
    ],
  })
})
