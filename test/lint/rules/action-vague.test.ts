import { describe } from 'vitest'
import { actionVague } from '../../../src/lint/rules/action-vague.ts'
import { testRule } from '../test-rule.ts'

const actions = (lines: string) => `# x\n\n## Action items\n\n${lines}\n`

describe('action-vague', () => {
  testRule(actionVague, {
    accepts: [
      '',
      actions('- [ ] Improve monitoring of disk space'),
      actions('- [x] Be more careful'),
      actions('- Be more careful — declined'),
      actions('- Improve monitoring\n  - alert at 80% of the disk'),
      actions('- Make the scheduler be more aware of memory limits'),
      'We will be more careful.\n',
    ],
    rejects: [
      {
        text: actions('- Be more careful with DNS'),
        says: ['5:3 "Be more careful" cannot be checked off'],
      },
      { text: actions('- [ ] Improve our monitoring'), says: ['5:7 "Improve our monitoring" cannot'] },
      { text: actions('- Investigate further'), says: ['5:3'] },
      { text: actions('- Make the system more robust'), says: ['5:3'] },
      { text: actions('- Improve our alerting and monitoring'), says: ['5:3'] },
      { text: actions('- Improve documentation — @ann'), says: ['5:3 "Improve documentation" cannot'] },
      {
        text: actions('| Action | Owner |\n|---|---|\n| Pay more attention | Ann |'),
        says: ['7:3 "Pay more attention" cannot'],
      },
    ],
  })
})
