import { describe } from 'vitest'
import { sectionOrder } from '../../../src/lint/rules/section-order.ts'
import { testRule } from '../test-rule.ts'

describe('section-order', () => {
  testRule(sectionOrder, {
    accepts: ['', '## Summary\n\n## Night shift\n\n## Impact\n'],
    rejects: [
      {
        text: '## Impact\n\n## Summary\n',
        says: ['3:4 Section "Summary" is after "Impact": move it before.'],
      },
      {
        text: '## Timeline\n\n## Summary\n\n## Root cause\n\n## Impact\n',
        says: [
          '3:4 Section "Summary" is after "Timeline": move it before.',
          '7:4 Section "Impact" is after "Root cause": move it before.',
        ],
      },
    ],
  })
})
