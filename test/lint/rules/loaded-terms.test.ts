import { describe } from 'vitest'
import { loadedTerms } from '../../../src/lint/rules/loaded-terms.ts'
import { testRule } from '../test-rule.ts'

describe('loaded-terms', () => {
  testRule(loadedTerms, {
    accepts: [
      'We followed a disaster recovery plan.\n',
      '',
      'The disaster recovery site took over.\n',
      '`crazy`\n',
      'See https://example.com/crazy/horrible\n',
      '[it](crazy.md)\n',
    ],
    rejects: [
      { text: 'It was a disaster. Recovery took an hour.\n', says: ['1:8'] },
      {
        text: 'This was crazy.\n',
        says: ['1:10 "crazy" is a loaded term: say what happened in neutral words.'],
      },
      { text: 'The deploy was a disaster.\n', says: ['1:16'] },
      { text: 'A deploy was **botched**.\n', says: ['1:16'] },
    ],
  })
})
