import { describe } from 'vitest'
import { minimising } from '../../../src/lint/rules/minimising.ts'
import { testRule } from '../test-rule.ts'

describe('minimising', () => {
  testRule(minimising, {
    accepts: [
      '',
      'A small subset of customers (3%) could not log in.\n',
      'Two of a handful of customers wrote.\n',
      'A small number of disks failed.\n',
      'The rollback had little effect.\n',
    ],
    rejects: [
      {
        text: 'A small subset of our customers could not log in.\n',
        says: ['1:3 "small subset of our customers" plays down the impact: say how many or how much.'],
      },
      { text: 'Only a few users noticed. 12 wrote.\n', says: ['1:1'] },
      { text: 'A small subset of customers saw HTTP 500 errors between 07:00 and 08:00.\n', says: ['1:3'] },
      { text: 'We were never fully down.\n', says: ['1:9'] },
      { text: 'It had minimal impact.\n', says: ['1:8'] },
    ],
  })
})
