import { describe } from 'vitest'
import { actionOverdue } from '../../../src/lint/rules/action-overdue.ts'
import { testRule } from '../test-rule.ts'

const actions = (lines: string) => `# x\n\n## Action items\n\n${lines}\n`

describe('action-overdue', () => {
  testRule(actionOverdue, {
    accepts: [
      '',
      actions('- Limit'),
      actions('- Limit — due 2030-01-01'),
      actions('- Limit — due 2030-01'),
      actions('- [x] Limit — due 2029-12-30'),
      actions('- Limit — due 2029-12-30, declined'),
      actions('| Action | Due |\n|---|---|\n| Limit | soon |'),
    ],
    rejects: [
      {
        text: actions('- Limit — due 2029-12-30'),
        says: ['5:1 "Limit" was due 2029-12-30: mark it as done'],
      },
      { text: actions('- Limit — due 2029-11'), says: ['5:1'] },
      { text: actions('| Action | Due |\n|---|---|\n| Limit | 30 December 2029 |'), says: ['7:1'] },
    ],
  })
})
