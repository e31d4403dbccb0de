import { describe } from 'vitest'
import { zonePair } from '../../../src/lint/rules/zone-pair.ts'
import { testRule } from '../test-rule.ts'

const page = (timeline: string, prose = 'x') =>
  `---\ntitle: a\ndate: 2024-04-10\ntimezone: UTC\n---\n\n## Summary\n\n${prose}\n\n## Timeline\n\n${timeline}\n`

describe('zone-pair', () => {
  testRule(zonePair, {
    accepts: [
      page('- 14:05 UTC (7:05 AM PT) a'),
      page('- 14:05 BST (13:05 UTC) a'),
      page('- 23:30 UTC (4:30 PM PDT) a\n- 12:48 (5:48 PDT) b'),
      page('- 02:30 UTC (19:30 PDT) a'),
      page('- 12:48 (for 20 minutes) a'),
      page('- 10:00 a', 'It began at 21:00 GMT (23:00 Frankfurt time).'),
      '- 14:05 UTC (7:05 AM PT) a\n',
    ],
    rejects: [
      {
        text: page('- 14:05 UTC (6:05 AM PT) a'),
        says: [
          '13:3 "6:05 AM PT" is 1 h earlier than "14:05 UTC (6:05 AM PT)": on that day they are not the same time.',
        ],
      },
      { text: page('- 12:48 (6:48 PDT) a'), says: ['13:3 "6:48 PDT" is 1 h later than "12:48"'] },
      {
        text: page('- 10:00 a', 'It began at 21:00 GMT (22:00 Frankfurt time).'),
        says: ['9:13 "22:00 Frankfurt time" is 1 h earlier than "21:00 GMT'],
      },
    ],
  })
})
