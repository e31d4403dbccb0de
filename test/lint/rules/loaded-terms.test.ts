import { describe } from 'vitest'
import { loadedTerms } from '../../../src/lint/rules/loaded-terms.ts'
import { testRule } from '../test-rule.ts'

describe('loaded-terms', () => {
  testRule(loadedTerms, {
    accepts: [
      '',
      'The disaster recovery site took over.\n',
      '`crazy`\n',
      'See https://example.com/crazy/horrible\n',
      '[it](crazy.md)\n',
    ],
    rejects: [
      {
        text: 'This was crazy.\n',
        says: ['1:10 "crazy" is a loaded term: say what happened in neutral words.'],
      },
      { text: 'The deploy was a disaster.\n', says: ['1:16'] },
      { text: 'A deploy was **botched**.\n', says: ['1:16'] },
    ],
  })
})
