import { sectionKinds } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const summary = '## Summary\n\nEnvironments took minutes to resume.\n\n'

export const sectionOrder = defineRule({
  id: 'section-order',
  family: 'structure',
  summary: 'Sections are in the order of the format.',
  why: 'Readers of many postmortems find a section faster if its place is always the same.',
  severity: 'warning',
  off: true,
  examples: {
    good: [vary('## Summary', '## Overview')],
    bad: [vary(summary, '').replace('## Timeline', `${summary}## Timeline`)],
  },
  *check({ sections }) {
    let furthest = { place: -1, heading: '' }
    for (const { kind, heading, headingRange } of sections) {
      if (kind === null) continue
      const place = sectionKinds.indexOf(kind)
      if (place < furthest.place)
        yield {
          range: headingRange,
          message: `Section ${quote(heading)} is after ${quote(furthest.heading)}: move it before.`,
        }
      else furthest = { place, heading }
    }
  },
})
