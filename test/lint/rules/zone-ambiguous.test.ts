import { describe } from 'vitest'
import { zoneAmbiguous } from '../../../src/lint/rules/zone-ambiguous.ts'
import { testRule } from '../test-rule.ts'

const withTimeline = (lines: string, zone = 'America/Los_Angeles', date = '2012-03-28') =>
  `---\ntitle: a\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${lines}\n`

describe('zone-ambiguous', () => {
  testRule(zoneAmbiguous, {
    accepts: ['', withTimeline('- 06:55 IST a', 'Asia/Kolkata'), withTimeline('- 06:55 PST a')],
    rejects: [
      {
        text: withTimeline('- 06:55 IST a\n- 07:00 IST b', 'UTC'),
        says: ['9:3 IST can be Asia/Kolkata, Europe/Dublin or Asia/Jerusalem'],
      },
      { text: withTimeline('- 06:55 BST a', 'UTC'), says: ['9:3 BST can be Europe/London'] },
      {
        text: withTimeline('- 06:55 a', 'UTC').replace('## Timeline', '## Timeline (CST)'),
        says: ['9:3 CST can be America/Chicago'],
      },
    ],
  })
})
