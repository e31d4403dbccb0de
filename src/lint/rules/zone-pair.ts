import { formatDuration, zonePairsIn } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const zonePair = defineRule({
  id: 'zone-pair',
  family: 'truth',
  summary: 'A time that is stated in two zones is one time.',
  why: 'Summer time ends on different days in different countries, and people add the hour the wrong way: of 12 published write-ups that state a time twice, 3 are wrong.',
  severity: 'warning',
  examples: {
    good: [vary('07:02 The', '14:02 UTC (7:02 AM PT): The'), vary('07:02 The', '07:02 (14:02 UTC): The')],
    bad: [vary('07:02 The', '14:02 UTC (6:02 AM PT): The'), vary('07:02 The', '07:02 (15:02 UTC): The')],
  },
  *check(document) {
    for (const { range, first, second, apart } of zonePairsIn(document)) {
      if (Math.abs(apart) < QUARTER) continue
      const order = apart > 0 ? 'later' : 'earlier'
      yield {
        range,
        message: `${quote(second.text)} is ${formatDuration(Math.abs(apart))} ${order} than ${quote(first.text)}: on that day they are not the same time. Correct one of them.`,
      }
    }
  },
})

/** The least that two zones are apart; less is a rounded figure. */
const QUARTER = 15 * 60_000
