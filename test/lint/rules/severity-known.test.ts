import { describe } from 'vitest'
import { severityKnown } from '../../../src/lint/rules/severity-known.ts'
import { testRule } from '../test-rule.ts'

describe('severity-known', () => {
  testRule(severityKnown, {
    accepts: ['', '---\nseverity: SEV1\n---\n'],
    rejects: [
      {
        text: '---\nseverity: sev1\n---\n',
        says: ['2:11 "sev1" is not a known severity: write one of SEV1, SEV2.'],
      },
    ],
  })
})
