import { describe } from 'vitest'
import { sumMismatch } from '../../../src/lint/rules/sum-mismatch.ts'
import { testRule } from '../test-rule.ts'

describe('sum-mismatch', () => {
  testRule(sumMismatch, {
    accepts: [
      '',
      '## Impact\n\nDown for over 3 hours in total.\n\n- East: 2 hours 10 minutes\n- West: 55 minutes\n',
      '## Impact\n\nDown for 14 hours in total.\n\n- East was slow\n- West: 55 minutes\n',
      '## Impact\n\nThe service was down for 3 hours in total.\n\n- We page after 5 minutes\n- We retry for 10 minutes\n',
      '## Impact\n\nIn total 45 minutes of downtime:\n\n- EU: 30 minutes\n- US: 45 minutes\n',
      '## Impact\n\nDown for 3 hours in total.\n\nLater:\n\n- East: 2 hours\n- West: 9 hours\n',
      '## Impact\n\n- East: 2 hours\n- West: 1 hour\n',
    ],
    rejects: [
      {
        text: '## Impact\n\nDown for over 14 hours in total.\n\n- East: 2 hours 10 minutes\n- West: 9 hours 57 minutes\n',
        says: [
          '3:10 over 14 hours is stated as the total, but 2 hours 10 minutes + 9 hours 57 minutes is 12 h 7 min.',
        ],
      },
    ],
  })
})
