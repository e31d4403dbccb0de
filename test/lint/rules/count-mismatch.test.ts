import { describe } from 'vitest'
import { countMismatch } from '../../../src/lint/rules/count-mismatch.ts'
import { testRule } from '../test-rule.ts'

describe('count-mismatch', () => {
  testRule(countMismatch, {
    accepts: [
      '',
      'There were three causes:\n\n- a\n- b\n- c\n',
      'We lost three of five nodes. These were slow:\n\n- a\n- b\n',
      'It took four hours:\n\n- a\n- b\n',
      'Four incidents happened.\n\n- a\n- b\n',
    ],
    rejects: [
      {
        text: 'There were four incidents:\n\n- a\n- b\n- c\n',
        says: ['1:12 four incidents are announced, and the list below has 3.'],
      },
      {
        text: 'The outage resulted from three compounding factors:\n\n1. a\n2. b\n',
        says: ['1:26 three compounding factors are announced, and the list below has 2.'],
      },
    ],
  })
})
