import { describe } from 'vitest'
import { countMismatch } from '../../../src/lint/rules/count-mismatch.ts'
import { testRule } from '../test-rule.ts'

describe('count-mismatch', () => {
  testRule(countMismatch, {
    accepts: [
      '',
      'Todas as 4 das que:\n\n- a\n- b\n',
      '4 das:\n\n- a\n- b\n',
      'There were three causes:\n\n- a\n- b\n- c\n',
      'We lost three of five nodes. These were slow:\n\n- a\n- b\n',
      'It took four hours:\n\n- a\n- b\n',
      ...[
        'We restarted two pods in each of these regions:',
        'Of the 4 regions affected, the following recovered first:',
        'The two teams did the following things:',
        'Run the script on three hosts as follows:',
        'We alert 2 engineers, and they have these tasks:',
        'The 3 replicas disagreed because of the following reasons:',
        'We need 2 approvals to do any of the following actions:',
        'Version 2 changes:',
        'Phase 2 improvements:',
        'Step 2 includes the following actions:',
        'At 3 levels we found problems:',
        'There were four incidents, here are the most important:',
      ].map(line => `${line}\n\n- a\n- b\n- c\n- d\n- e\n- f\n`),
      'The outage affected 3 services in two ways:\n\n- a\n- b\n',
      'There were two root causes:\n\n- a\n\nAnd then\n\n- b\n',
      'Four incidents happened.\n\n- a\n- b\n',
    ],
    rejects: [
      {
        text: 'Three separate bugs came together in this process:\n\n- a\n- b\n',
        says: ['1:1 "Three separate bugs" does not match the list below, which has 2'],
      },
      {
        text: '- These two posts were helpful:\n  - a\n  - b\n  - c\n',
        says: ['1:9 "two posts" does not match the list below, which has 3'],
      },
      {
        text: 'Words before. There are three\napproaches that we recommend:\n\n- a\n- b\n',
        says: ['1:25 "three approaches" does not match the list below, which has 2'],
      },
      {
        text: 'There were four incidents:\n\n- a\n- b\n- c\n',
        says: ['1:12 "four incidents" does not match the list below, which has 3: correct one of them.'],
      },
      {
        text: 'The outage resulted from three compounding factors:\n\n1. a\n2. b\n',
        says: [
          '1:26 "three compounding factors" does not match the list below, which has 2: correct one of them.',
        ],
      },
    ],
  })
})
