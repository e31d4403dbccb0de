import { sectionHeadings, sectionKinds } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const summary = '## Summary\n\nEnvironments took minutes to resume.\n\n'

export const sectionOrder = defineRule({
  id: 'section-order',
  family: 'structure',
  summary: 'Sections stand in the order of the format.',
  why: 'Who reads many postmortems finds a thing faster where it always is.',
  severity: 'warning',
  off: true,
  examples: {
    good: [vary('## Summary', '## Overview')],
    bad: [vary(summary, '').replace('## Timeline', `${summary}## Timeline`)],
  },
  *check({ sections }) {
    let furthest = -1
    for (const { kind, headingRange } of sections) {
      const place = kind === null ? furthest : sectionKinds.indexOf(kind)
      const before = sectionKinds[furthest]
      if (kind !== null && before !== undefined && place < furthest)
        yield {
          range: headingRange,
          message: `Put "${sectionHeadings[kind]}" before "${sectionHeadings[before]}".`,
        }
      furthest = Math.max(furthest, place)
    }
  },
})
