import { describe } from 'vitest'
import { sectionEmpty } from '../../../src/lint/rules/section-empty.ts'
import { testRule } from '../test-rule.ts'

describe('section-empty', () => {
  testRule(sectionEmpty, {
    accepts: [
      '## Lessons learned\n\n### What went well\n\nAll.\n',
      '## Oddities\n',
      '---\nstatus: draft\ndate: 2024-03-05\ntimezone: UTC\nstarted: 09:00\n---\n\n## Impact\n',
    ],
    rejects: [
      {
        text: '---\nstatus: draft\ndate: 2024-03-05\nstarted: 09:00\nresolved: 10:00\n---\n\n## Impact\n',
        says: ['8:4 Write this section'],
      },
      {
        text: '---\nstatus: published\ndate: 2024-03-05\nstarted: 09:00\n---\n\n## Impact\n',
        says: ['7:4 Write this section'],
      },
      { text: '## Impact\n\n## Summary\n\nx\n', says: ['1:4 Write this section'] },
      { text: '## Impact\n\n<!-- who? -->\n', says: ['1:4 Write this section'] },
      { text: '## Impact\n\n<!-- never closed', says: ['1:4 Write this section'] },
    ],
  })
})
