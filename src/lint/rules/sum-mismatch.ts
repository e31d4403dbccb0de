import { claimsOf, formatDuration, greatestOf } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const sumMismatch = defineRule({
  id: 'sum-mismatch',
  family: 'truth',
  summary: 'A total of durations is the sum of its parts.',
  why: 'The parts of one published "over 14 hours" add up to 12 hours and 7 minutes.',
  severity: 'warning',
  examples: {
    good: [
      vary(
        'Every customer who resumed an environment was affected.',
        'The service was down for over 3 hours in total.\n\n- East: 2 hours 10 minutes\n- West: 55 minutes',
      ),
    ],
    bad: [
      vary(
        'Every customer who resumed an environment was affected.',
        'The service was down for over 14 hours in total.\n\n- East: 2 hours 10 minutes\n- West: 9 hours 57 minutes',
      ),
      vary('Environments took', 'For 7 hours (3 hours on 25 March and 1 hour on 26 March) environments took'),
      vary(
        'Every customer who',
        '| Part | Downtime |\n|---|---|\n| East | 10 min |\n| West | 20 min |\n| Total | 45 min |\n\nEvery customer who',
      ),
    ],
  },
  *check(document) {
    for (const claim of claimsOf(document, 'total')) {
      const { total, start, end } = claim
      const parts = claim.parts.map(({ duration }) => duration)
      const sum = (of: 'least' | 'value' | 'most') => parts.reduce((all, part) => all + part[of], 0)
      // parallel parts take as long as the longest of them
      const longest = greatestOf(parts.map(part => part.value))
      const together = longest >= total.least && longest <= total.most
      if (together || (sum('most') >= total.least && sum('least') <= total.most)) continue
      yield {
        range: { start, end },
        related: claim.parts.map(part => ({ range: part, message: part.duration.text })),
        message: `${total.text} is stated as the total, but ${parts.map(part => part.text).join(' + ')} is ${formatDuration(sum('value'))}.`,
      }
    }
  },
})
