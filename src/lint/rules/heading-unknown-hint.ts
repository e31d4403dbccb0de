import { headingsKnown, nearest, normalise } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const known = [...headingsKnown().keys()].filter(name => name.length > 5)

export const headingUnknownHint = defineRule({
  id: 'heading-unknown-hint',
  family: 'structure',
  summary: 'No heading is a misspelling of a known section.',
  why: 'A misspelt heading is unknown: "Timline" leaves a document without a timeline.',
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
    // the same heading may be there a thousand times
    const nearTo = new Map<string, string | undefined>()
    for (const { kind, level, heading, headingRange } of sections) {
      if (kind !== null || level === 0) continue
      // a larger distance is another word: responders, responses
      if (!nearTo.has(heading)) nearTo.set(heading, nearest(normalise(heading), known, 0.2))
      const near = nearTo.get(heading)
      if (near)
        yield {
          range: headingRange,
          message: `${quote(heading)} is not a known section: did you mean "${near}"?`,
        }
    }
  },
})
