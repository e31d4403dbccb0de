import { describe } from 'vitest'
import { claimContradiction } from '../../../src/lint/rules/claim-contradiction.ts'
import { testRule } from '../test-rule.ts'

const prose = (text: string, lines = '- 06:59 a\n- 07:02 b\n- 07:35 c\n- 07:52 d') =>
  `---\ntitle: a\ndate: 2012-03-28\ntimezone: UTC\nstarted: 06:59\ndetected: 07:02\nresolved: 07:52\n---\n\n## Summary\n\n${text}\n\n## Timeline\n\n${lines}\n`

describe('claim-contradiction', () => {
  testRule(claimContradiction, {
    accepts: [
      '',
      prose('No data was lost.'),
      prose('No data was lost. We looked for data loss and found none.'),
      prose('A permanent fix was implemented.'),
      prose('All was fully restored at 07:52.'),
      prose('No data was lost. At first we were investigating possible data loss.'),
      prose('No data was lost. The agent said "some data was lost".'),
      prose('No data was lost. We checked whether data was lost.'),
      prose('EU was fully restored at 07:02.'),
      prose('No data was lost.', '- 06:59 a\n- 07:02 Investigating data loss reports'),
      prose('EU was fully restored at 07:02.', '- 07:02 EU restored\n- 07:52 US restored'),
    ],
    rejects: [
      {
        text: prose('No data has been lost. Please write again so that we can investigate the data loss.'),
        says: ['12:1 "No data has been lost" contradicts "investigate the data loss" on line 12'],
      },
      {
        text: prose(
          'Each time a permanent fix was implemented. We are in the process of installing patches.',
        ),
        says: ['12:13 "permanent fix was implemented" contradicts "in the process of installing" on line 12'],
      },
      {
        text: prose(
          'Service was fully restored at 7:35.',
          '- 07:35 The server was back at full capacity\n- 07:52 All environments were restored',
        ),
        says: [
          '12:13 "fully restored" at 7:35, but line 17 restores more at 07:52, 17 min later: correct one of them.',
        ],
      },
    ],
  })
})
