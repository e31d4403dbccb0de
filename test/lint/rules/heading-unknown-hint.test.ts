import { describe } from 'vitest'
import { headingUnknownHint } from '../../../src/lint/rules/heading-unknown-hint.ts'
import { testRule } from '../test-rule.ts'

describe('heading-unknown-hint', () => {
  testRule(headingUnknownHint, {
    accepts: ['## Timeline\n', '## The night shift\n', '# Timline of the title\n'],
    rejects: [
      { text: '## Timline\n', says: ['1:4 "Timline" is not a known section: did you mean "timeline"?'] },
      {
        text: '## Root cuase\n',
        says: ['1:4 "Root cuase" is not a known section: did you mean "root cause"'],
      },
    ],
  })
})
