import { describe } from 'vitest'
import { causeWithoutAction } from '../../../src/lint/rules/cause-without-action.ts'
import { testRule } from '../test-rule.ts'

const told = (actions: string) => `# x\n\n## Root cause\n\nThe disk.\n\n## Action items\n\n${actions}\n`

describe('cause-without-action', () => {
  testRule(causeWithoutAction, {
    accepts: [
      '',
      told('- Limit'),
      told('We have limited it already.'),
      told('- [x] Tell people — process\n- Limit — prevent'),
    ],
    rejects: [
      { text: told('None.'), says: ['7:4 No action item addresses the cause'] },
      { text: told('_N/A_'), says: ['7:4'] },
      { text: told('- Limit — declined'), says: ['7:4'] },
      { text: told('- Tell people — process'), says: ['7:4'] },
    ],
  })
})
