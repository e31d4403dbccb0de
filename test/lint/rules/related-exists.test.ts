import { describe } from 'vitest'
import { relatedExists } from '../../../src/lint/rules/related-exists.ts'
import { testRule } from '../test-rule.ts'

describe('related-exists', () => {
  testRule(relatedExists, {
    accepts: [
      '',
      '---\nrelated: [INC-2, there.md, https://example.com/a]\n---\n',
      '---\nrelated: INC-2\n---\n',
    ],
    rejects: [
      {
        text: '---\nrelated: [INC-2, INC-9]\n---\n',
        says: ['2:18 The related postmortem "INC-9" does not exist'],
      },
    ],
  })
})
