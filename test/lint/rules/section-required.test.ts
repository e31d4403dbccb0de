import { describe } from 'vitest'
import { vary } from '../../../src/lint/example.ts'
import { sectionRequired } from '../../../src/lint/rules/section-required.ts'
import { testRule } from '../test-rule.ts'

describe('section-required', () => {
  testRule(sectionRequired, {
    accepts: [
      vary('## Root cause', '## What triggered the incident'),
      vary('## Action items', '## Next steps'),
    ],
    rejects: [
      { text: vary('## Summary', '## Preface'), says: ['2:8 Add the section "Summary".'] },
      { text: vary('## Impact\n', '```\n## Impact\n```\n'), says: ['2:8 Add the section "Impact".'] },
      {
        text: '# x\n',
        says: [
          '1:3 Add the section "Summary".',
          '1:3 Add',
          '1:3 Add',
          '1:3 Add',
          '1:3 Add the section "Action items".',
        ],
      },
      { text: '', says: ['1:1', '1:1', '1:1', '1:1', '1:1'] },
    ],
  })
})
