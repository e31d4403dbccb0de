import { describe } from 'vitest'
import { fileName } from '../../../src/lint/rules/file-name.ts'
import { testRule } from '../test-rule.ts'

describe('file-name', () => {
  testRule(fileName, {
    accepts: [
      '',
      '---\ndate: 2012-03-28\n---\n',
      '---\ndate: 2012-03-27T09:00:00Z\n---\n',
      '---\ndate: soon\n---\n',
    ],
    rejects: [
      {
        text: '---\ndate: 2012-03-27\n---\n',
        says: ['2:7 date is 2012-03-27, but the file name begins with 2012-03-28'],
      },
    ],
  })
})
