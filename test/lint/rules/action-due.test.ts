import { describe } from 'vitest'
import { actionDue } from '../../../src/lint/rules/action-due.ts'
import { testRule } from '../test-rule.ts'

const actions = (lines: string) => `# x\n\n## Action items\n\n${lines}\n`

describe('action-due', () => {
  testRule(actionDue, {
    accepts: [
      '',
      actions('- [x] Limit'),
      actions('- [ ] Limit — due 2012-04-13'),
      actions('| Action | Due |\n|---|---|\n| Limit | May |'),
    ],
    rejects: [
      { text: actions('- Limit — @storage'), says: ['5:1 Add a due date to "Limit"'] },
      {
        text: actions('- Limit — @storage, due 2026-02-30'),
        says: ['5:1 "Limit" is due 2026-02-30, which is no day'],
      },
      { text: actions('- Limit — due 2026-13'), says: ['5:1 "Limit" is due 2026-13, which is no day'] },
    ],
  })
})
