import { describe } from 'vitest'
import { actionTicket } from '../../../src/lint/rules/action-ticket.ts'
import { testRule } from '../test-rule.ts'

const actions = (lines: string) => `# x\n\n## Action items\n\n${lines}\n`

describe('action-ticket', () => {
  testRule(actionTicket, {
    accepts: [
      '',
      actions('- Limit — OPS-12'),
      actions('- [x] Limit'),
      actions('- Limit — declined'),
      actions('- See #12'),
    ],
    rejects: [{ text: actions('- Limit'), says: ['5:1 Add a ticket to "Limit"'] }],
  })
})
