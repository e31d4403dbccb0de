import { meaningOf } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const zoneAmbiguous = defineRule({
  id: 'zone-ambiguous',
  family: 'time',
  summary: 'An abbreviation of several time zones comes with its place or offset.',
  why: 'IST can be India, Ireland or Israel; CST can be Chicago, Shanghai or Havana. `timezone` in the front matter says which.',
  severity: 'warning',
  examples: {
    good: [vary('America/Los_Angeles', 'Asia/Kolkata').replace('07:02 The', '07:02 IST The')],
    bad: [vary('07:02 The', '07:02 IST The'), vary('## Timeline', '## Timeline (CST)')],
  },
  *check({ events }) {
    const reported = new Set<string>()
    for (const { at, stampRange } of events) {
      const meaning = at?.zone ? meaningOf(at.zone) : undefined
      if (!at?.zone || at.frame === 'instant' || meaning?.kind !== 'places' || meaning.places.length < 2)
        continue
      if (reported.has(at.zone)) continue
      reported.add(at.zone)
      yield {
        range: stampRange,
        message: `${at.zone} can be ${meaning.places.slice(0, -1).join(', ')} or ${meaning.places.at(-1)}: add timezone to the front matter, or write the offset.`,
      }
    }
  },
})
