import { describe } from 'vitest'
import { frontMatterPresent } from '../../../src/lint/rules/front-matter-present.ts'
import { testRule } from '../test-rule.ts'

describe('front-matter-present', () => {
  testRule(frontMatterPresent, {
    accepts: ['---\ntitle: a\n---\n', '---js\n---\n', '---\nbroken: : :\n---\n'],
    rejects: [
      { text: '', says: ['1:1 The file has no front matter'] },
      {
        text: '# Outage of *mail*\n',
        says: ['1:1 The file has no front matter'],
        becomes: '---\ntitle: Outage of mail\n---\n\n# Outage of *mail*\n',
      },
      {
        text: '\ufeff# Outage\n\n**Date:** 5 March 2024\n\n**Severity:** SEV2\n\n**Started:** 07:05 UTC\n\n## Timeline (all times PST)\n\n- 07:05 a\n',
        says: ['1:1 The file has no front matter'],
        becomes:
          '\ufeff---\ntitle: Outage\ndate: 2024-03-05\ntimezone: America/Los_Angeles\nseverity: SEV2\nstarted: 2024-03-04 23:05\n---\n\n# Outage\n\n**Date:** 5 March 2024\n\n**Severity:** SEV2\n\n**Started:** 07:05 UTC\n\n## Timeline (all times PST)\n\n- 07:05 a\n',
      },
      { text: 'constructor', says: ['1:1 The file has no front matter'] },
    ],
  })
})
