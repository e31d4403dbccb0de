import {
  claimsOf,
  comparable,
  type InstantClaim,
  type Moment,
  positionAt,
  timesIn,
} from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const timeInProse = defineRule({
  id: 'time-in-prose',
  family: 'truth',
  summary: 'A time that the text states with its day is not on another day in the timeline.',
  why: 'Times are copied from the timeline, and days are added by hand, often after midnight.',
  severity: 'warning',
  examples: {
    good: [
      vary('Environments took', 'The first report came on March 28 at 07:02. Environments took'),
      vary('Environments took', 'On March 21 at 11:43 we had deployed. Environments took'),
    ],
    bad: [vary('Environments took', 'The first report came on March 27 at 07:02. Environments took')],
  },
  *check(document) {
    const claims = claimsOf(document, 'instant').filter(isOfOneDay)
    if (claims.length === 0) return
    const known = timesIn(document).flatMap(({ moment, range }) => (moment ? [{ moment, range }] : []))
    for (const claim of claims) {
      const { moment } = claim
      const same = known.filter(one => moment && comparable(one.moment, moment))
      const apartOf = (one: (typeof known)[number]) => Math.abs(one.moment.earliest - (moment?.earliest ?? 0))
      // another event may be meant
      if (!moment || same.some(one => apartOf(one) < NEAR)) continue
      const other = same.find(one => isSure(one.moment) && apartOf(one) <= WEEK && apartOf(one) % DAY === 0)
      if (!other) continue
      const { line } = positionAt(document.lines, other.range.start)
      yield {
        range: claim,
        related: [{ range: other.range, message: other.moment.text }],
        message: `${quote(claim.text)} has the time of ${quote(other.moment.text)} on line ${line}, on another day: correct one of them.`,
      }
    }
  },
})

/** The day of the entry above may not be that of this one. */
const isSure = ({ granularity, dateFrom }: Moment): boolean =>
  granularity !== 'day' && dateFrom !== 'previous'

const DAY = 86_400_000
const WEEK = 7 * DAY
const NEAR = 10 * 60_000

/** Whether a time states its day, and is so exact that another event hardly has it too. */
const isOfOneDay = ({ stamp, subject, moment }: InstantClaim): boolean =>
  subject !== 'other' &&
  moment?.dateFrom === 'item' &&
  moment.granularity !== 'day' &&
  (stamp.clock?.minute ?? 0) % 15 !== 0
