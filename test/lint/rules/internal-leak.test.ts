import { describe } from 'vitest'
import { internalLeak } from '../../../src/lint/rules/internal-leak.ts'
import { testRule } from '../test-rule.ts'

describe('internal-leak', () => {
  testRule(internalLeak, {
    accepts: [
      '',
      'Write to support@acme.test, or see https://user@git.acme.test/x.\n',
      'Version 10.1.2.3.4 of 8.8.8.8, a local. internal affair\n',
      'git@github.com:acme/x.git\n',
    ],
    rejects: [
      {
        text: 'x\n\nssh root@db-1.prod.internal now\n',
        says: ['3:10 "db-1.prod.internal" is a private host'],
      },
      { text: 'db-1.prod.internal\n', says: ['1:1 "db-1.prod.internal" is a private host: remove it.'] },
      { text: '```\n192.168.1.9:5432\n```\n', says: ['2:1 "192.168.1.9" is a private address'] },
      { text: 'Ask ann.lee@acme.test.\n', says: ['1:5 "ann.lee@acme.test" is an e-mail address'] },
      {
        text: `Key: ${'ghp_'}${'a1B2'.repeat(9)}\n`,
        says: ['1:6 This looks like a secret: remove it, and revoke it.'],
      },
      { text: 'This is internal only.\n', says: ['1:9 "internal only" is internal'] },
    ],
  })
})
