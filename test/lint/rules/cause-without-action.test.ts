import { describe } from 'vitest'
import { causeWithoutAction } from '../../../src/lint/rules/cause-without-action.ts'
import { testRule } from '../test-rule.ts'

const withActions = (actions: string) =>
  `# x\n\n## Root cause\n\nThe disk.\n\n## Action items\n\n${actions}\n`

describe('cause-without-action', () => {
  testRule(causeWithoutAction, {
    accepts: [
      '',
      withActions('- Limit'),
      withActions('We have limited it already.'),
      withActions('- [x] Tell people — process\n- Limit — prevent'),
    ],
    rejects: [
      { text: withActions('None.'), says: ['7:4 No action item addresses the cause'] },
      { text: withActions('_N/A_'), says: ['7:4'] },
      { text: withActions('- Limit — declined'), says: ['7:4'] },
      { text: withActions('- Tell people — process'), says: ['7:4'] },
    ],
  })
})
