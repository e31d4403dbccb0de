import { describe } from 'vitest'
import { actionOwner } from '../../../src/lint/rules/action-owner.ts'
import { testRule } from '../test-rule.ts'

const actions = (lines: string) => `# x\n\n## Action items\n\n${lines}\n`

describe('action-owner', () => {
  testRule(actionOwner, {
    accepts: [
      '',
      actions('- [x] Limit'),
      actions('- [ ] Limit — @storage'),
      actions('- Limit — declined'),
      actions('| Action | Owner |\n|---|---|\n| Limit | alice |'),
    ],
    rejects: [
      { text: actions('- Limit'), says: ['5:1 Add an owner to "Limit"'] },
      {
        text: actions('| Action | Owner |\n|---|---|\n| Limit | - |'),
        says: ['7:1 Add an owner to "Limit"'],
      },
      { text: actions('- Ask @bob about it'), says: ['5:1 Add an owner'] },
    ],
  })
})
