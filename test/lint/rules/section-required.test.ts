import { describe } from 'vitest'
import { vary } from '../../../src/lint/example.ts'
import { sectionRequired } from '../../../src/lint/rules/section-required.ts'
import { testRule } from '../test-rule.ts'

describe('section-required', () => {
  testRule(sectionRequired, {
    accepts: [
      // an old write-up, a notice, an update of a status page
      '# x\n\n## Impact\n\n## Timeline\n',
      '---\ntitle: a\nresolved: true\nsection: issue\n---\n\nOver.\n',
      '',
      '# Planned maintenance\n\nToday from 10:00 to 12:00 UTC.\n',
      vary('## Root cause', '## What triggered the incident'),
      vary('## Action items', '## Next steps'),
    ],
    rejects: [
      {
        text: vary('## Summary', '## Preface'),
        says: ['2:8 Add the section "Summary". Not recognised: "Preface".'],
      },
      { text: vary('## Impact\n', '```\n## Impact\n```\n'), says: ['2:8 Add the section "Impact".'] },
      {
        text: '---\nstatus: draft\n---\n\n# x\n',
        says: ['5:3 Add the sections "Summary", "Impact", "Timeline", "Root cause" and "Action items".'],
      },
    ],
  })
})
