import { isAfter, type MilestoneName, type Moment, milestoneSequence } from '../../document/index.ts'
import { vary } from '../example.ts'
import { milestonePlace } from '../milestone-place.ts'
import { defineRule } from '../rule.ts'

/** Milestones of which a list in the text that has the second before the first is a slip. */
const listed = [['detected', 'resolved']] as const

export const milestoneOrder = defineRule({
  id: 'milestone-order',
  family: 'time',
  summary:
    'An incident starts before it is detected, mitigated and resolved, and is mitigated before it is resolved.',
  why: 'Durations are computed from the milestones; one out of order makes a duration negative.',
  severity: 'error',
  examples: {
    good: [vary('detected: 07:02', 'detected: 06:59'), vary('resolved: 07:52', 'resolved: 2012-03-29 00:10')],
    bad: [vary('detected: 07:02', 'detected: 06:02'), vary('resolved: 07:52', 'resolved: 00:10')],
  },
  *check(document) {
    const { meta, milestones, milestonePlaces } = document
    const inText = (name: MilestoneName) => !meta.one.has(name)
    for (const [first, second] of [...milestoneSequence, ...listed.filter(pair => pair.every(inText))]) {
      const [a, b] = [milestones[first], milestones[second]]
      const range = milestonePlaces.get(second)
      if (!a || !b || !range || !isAfter(a, b)) continue
      const hint =
        isClock(b) && isClock(a) ? `, or for the next day write "${second}: YYYY-MM-DD ${b.text}"` : ''
      yield {
        range,
        related: milestonePlace(document, first),
        message: `${second} (${b.text}) is before ${first} (${a.text}): correct one of them${hint}.`,
      }
    }
  },
})

const isClock = (moment: Moment) => moment.dateFrom !== 'item'
