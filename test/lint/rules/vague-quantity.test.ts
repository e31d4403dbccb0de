import { describe } from 'vitest'
import { vagueQuantity } from '../../../src/lint/rules/vague-quantity.ts'
import { testRule } from '../test-rule.ts'

describe('vague-quantity', () => {
  testRule(vagueQuantity, {
    accepts: [
      '',
      '## Root cause\n\nSome users had old clients.\n',
      '## Impact\n\nTwo percent of orders failed. Some customers retried.\n',
      '## Impact\n\nSome users saw errors; how many was not recorded.\n',
      '## Impact\n\nSome users (12%) saw errors.\n',
      '## Impact\n\nSome users saw errors.\n\n412 requests failed.\n',
    ],
    rejects: [
      { text: '## Impact\n\nSome customers saw HTTP 500 errors in version 2.\n', says: ['3:1'] },
      { text: '## Impact\n\nSome users saw errors.\n', says: ['3:1 "Some users" is not a number'] },
      {
        text: '## Impact\n\nFrom 09:45 on 3 May many of our customers saw errors for 5 minutes.\n',
        says: ['3:21'],
      },
      { text: '## Summary\n\nA large number of requests failed.\n', says: ['3:1'] },
    ],
  })
})
