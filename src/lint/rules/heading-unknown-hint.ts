import { headingsKnown, nearest, normalise } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const known = [...headingsKnown().keys()].filter(name => name.length > 5)

export const headingUnknownHint = defineRule({
  id: 'heading-unknown-hint',
  family: 'structure',
  summary: 'A heading that is nearly the name of a section is spelt as that name.',
  why: 'A misspelt heading is an unknown one: "Timline" leaves a document without a timeline.',
  severity: 'warning',
  off: true,
  examples: {
    good: [
      vary('## Impact', '## Impacts'),
      vary('## Impact', '## The night shift'),
      vary('## Timeline', '## Discovery in the logs'),
    ],
    bad: [vary('## Timeline', '## Timline')],
  },
  *check({ sections }) {
    for (const { kind, level, heading, headingRange } of sections) {
      if (kind !== null || level === 0) continue
      // more than a slip of the pen is another word: responders, responses
      const near = nearest(normalise(heading), known, 0.2)
      if (near) yield { range: headingRange, message: `Did you mean "${near}" by ${quote(heading)}?` }
    }
  },
})
