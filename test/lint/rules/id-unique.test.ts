import { describe } from 'vitest'
import { idUnique } from '../../../src/lint/rules/id-unique.ts'
import { testRule } from '../test-rule.ts'

describe('id-unique', () => {
  testRule(idUnique, {
    accepts: ['', '---\nid: INC-1\n---\n'],
    rejects: [
      {
        text: '---\nid: INC-2\n---\n',
        says: ['2:5 The id "INC-2" is also used by "other.md": choose another one.'],
      },
    ],
  })
})
