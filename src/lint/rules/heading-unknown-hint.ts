import { editDistance, headingsKnown, isForeign, nearest, normalise } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const known = [...headingsKnown().keys()].filter(name => name.length > 5)

export const headingUnknownHint = defineRule({
  id: 'heading-unknown-hint',
  family: 'structure',
  summary: 'No heading is a misspelling of a known section.',
  why: 'With one wrong letter a heading is still read, with two the document lacks a section.',
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
      if (level === 0 || headingsKnown().has(normalise(heading)) || isForeign(heading)) continue
      // a larger distance is another word: responders, responses
      if (!nearTo.has(heading)) nearTo.set(heading, nearest(normalise(heading), known, 0.2))
      const near = nearTo.get(heading)
      // with one wrong letter it is read all the same
      if (near === undefined || (kind !== null && editDistance(normalise(heading), near) !== 1)) continue
      yield {
        range: headingRange,
        message: `${quote(heading)} is not a known section: did you mean "${near}"?`,
      }
    }
  },
})
