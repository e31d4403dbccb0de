import { describe } from 'vitest'
import { actionDue } from '../../../src/lint/rules/action-due.ts'
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
      { text: actions('- Limit'), says: ['5:1 Add an owner to "Limit": append "— @name".'] },
      {
        text: actions('- Limit\n- Ask — @ann\n- Wait'),
        says: ['5:1 Add an owner to "Limit"', '7:1 Add an owner to "Wait"'],
      },
      {
        text: actions('- Limit\n- Wait\n- [x] Done'),
        says: ['5:1 None of the 2 open action items has an owner: append "— @name" to each.'],
      },
      {
        text: actions('| Action | Owner |\n|---|---|\n| Limit | - |'),
        says: ['7:1 Add an owner to "Limit"'],
      },
      { text: actions('- Ask @bob about it'), says: ['5:1 Add an owner'] },
    ],
  })

  describe('with action-due', () => {
    testRule(
      actionOwner,
      {
        accepts: [],
        rejects: [
          {
            text: actions('- Limit\n- Ask — @ann, due 2030-01-02'),
            says: ['5:1 Add an owner and a due date to "Limit": append "— @name, due YYYY-MM-DD".'],
          },
          {
            text: actions('- Limit\n- Ask'),
            says: ['5:1 None of the 2 open action items has an owner or a due date: append'],
          },
        ],
      },
      { others: [actionDue] },
    )
  })
})
