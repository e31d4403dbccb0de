import { describe } from 'vitest'
import { placeholderLeft } from '../../../src/lint/rules/placeholder-left.ts'
import { testRule } from '../test-rule.ts'

describe('placeholder-left', () => {
  testRule(placeholderLeft, {
    accepts: [
      '## Recovery TODO\n\n- [ ] restore the rest\n',
      'The to-do app failed.',
      'See `TODO`',
      '```\nTODO\n```',
      'todo list',
      '# x\n\n## Action items\n\n- TODO: add an alert\n- Limit it\n',
      '# x\n\n## Action items\n\n| Action | Owner | Bug |\n|---|---|---|\n| Limit it | ann | **TODO** |\n',
    ],
    rejects: [
      {
        text: '# x\n\n## Action items\n\n- TODO\n',
        says: ['5:3 Replace the placeholder TODO'],
      },
      { text: '# x\n\nTODO: write', says: ['3:1 Replace the placeholder TODO'] },
      {
        text: '# x\n\n- a TBD and a FIXME',
        says: ['3:5 Replace the placeholder TBD', '3:15 Replace the placeholder FIXME'],
      },
      { text: '# x\n\n[insert name here]', says: ['3:1 Replace the placeholder [insert name here]'] },
      {
        text: '# x\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| HH:MM | x |\n',
        says: ['7:3 Replace the placeholder HH:MM'],
      },
    ],
  })
})
