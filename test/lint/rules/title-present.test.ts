import { describe } from 'vitest'
import { titlePresent } from '../../../src/lint/rules/title-present.ts'
import { testRule } from '../test-rule.ts'

describe('title-present', () => {
  testRule(titlePresent, {
    accepts: ['# Outage', '---\n---\n', 'Outage\n======\n'],
    rejects: [
      { text: '', says: ['1:1 The postmortem has no title'] },
      { text: '## Outage', says: ['1:1 The postmortem has no title'] },
      { text: '# Summary', says: ['1:1 The postmortem has no title'] },
    ],
  })
})
