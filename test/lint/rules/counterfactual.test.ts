import { describe } from 'vitest'
import { counterfactual } from '../../../src/lint/rules/counterfactual.ts'
import { testRule } from '../test-rule.ts'

describe('counterfactual', () => {
  testRule(counterfactual, {
    accepts: [
      '',
      'Every service should have an owner.\n',
      '## What could have been avoided\n\nThe wait.\n',
      'Find out whether it should have been told.\n',
      'Nothing could have prevented it.\n',
      'It would have reached all users by 10:00.\n',
    ],
    rejects: [
      {
        text: 'We should have tested it.\n',
        says: ['1:4 Tell what happened and why it seemed right, instead of "should have tested".'],
      },
      { text: 'The alert shouldn’t have been silenced.\n', says: ['1:11'] },
      { text: 'It should probably have\nbeen caught.\n', says: ['1:4'] },
      { text: 'A limit could have prevented this.\n', says: ['1:9'] },
    ],
  })
})
