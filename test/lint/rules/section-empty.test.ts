import { describe } from 'vitest'
import { sectionEmpty } from '../../../src/lint/rules/section-empty.ts'
import { testRule } from '../test-rule.ts'

describe('section-empty', () => {
  testRule(sectionEmpty, {
    accepts: ['## Lessons learned\n\n### What went well\n\nAll.\n', '## Oddities\n'],
    rejects: [
      { text: '## Impact\n\n## Summary\n\nx\n', says: ['1:4 Write this section'] },
      { text: '## Impact\n\n<!-- who? -->\n', says: ['1:4 Write this section'] },
      { text: '## Impact\n\n<!-- never closed', says: ['1:4 Write this section'] },
    ],
  })
})
