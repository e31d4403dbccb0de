import { describe } from 'vitest'
import { humanError } from '../../../src/lint/rules/human-error.ts'
import { testRule } from '../test-rule.ts'

describe('human-error', () => {
  testRule(humanError, {
    accepts: [
      '',
      'A second key prevents human error.\n',
      'The form reports user errors.\n',
      'Operator errors were logged by the controller because the CRD was missing.\n',
      'The manual error injection test passed.\n',
      'A human error was found in the essay.\n',
      '## Action items\n\n- Make human error less costly\n',
    ],
    rejects: [
      { text: 'The cause was human error.\n', says: ['1:15 Do not stop at "human error"'] },
      { text: '## Root cause\n\nOperator error.\n', says: ['3:1 Do not stop at'] },
      { text: 'It went down due to a manual mistake.\n', says: ['1:14 Do not stop at'] },
    ],
  })
})
