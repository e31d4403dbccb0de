import { describe } from 'vitest'
import { frontMatterPresent } from '../../../src/lint/rules/front-matter-present.ts'
import { testRule } from '../test-rule.ts'

describe('front-matter-present', () => {
  testRule(frontMatterPresent, {
    accepts: ['---\ntitle: a\n---\n', '---js\n---\n', '---\nbroken: : :\n---\n'],
    rejects: [
      { text: '', says: ['1:1 The file has no front matter'] },
      { text: '# Outage\n', says: ['1:1 The file has no front matter. Run postmortem adopt'] },
      { text: 'constructor', says: ['1:1 The file has no front matter'] },
    ],
  })
})
