import {
  claimsOf,
  comparable,
  type Document,
  formatDuration,
  type InstantClaim,
  type MilestoneName,
  type Moment,
  milestoneNames,
  positionAt,
  type Stamp,
} from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { milestonePlace } from '../milestone-place.ts'
import { defineRule } from '../rule.ts'

export const metadataSlip = defineRule({
  id: 'metadata-slip',
  family: 'truth',
  summary: 'The start and the end that the text states are those of the front matter.',
  why: 'Status pages, calendars and durations take the times of the front matter; readers take those of the text.',
  severity: 'warning',
  examples: {
    good: [
      vary('Environments took', 'The incident started at 06:59. Environments took'),
      vary('Environments took', 'The migration started at 06:55. Environments took'),
    ],
    bad: [
      vary('Environments took', 'The incident started at 18:59. Environments took'),
      vary('Environments took', 'The outage ended at 08:52. Environments took'),
      vary('Environments took', 'It was resolved at 07:52 UTC. Environments took'),
    ],
  },
  *check(document) {
    const instants = claimsOf(document, 'instant').filter(({ place }) => place === 'prose')
    yield* slipsOf(document, instants, 'start', 'started')
    yield* slipsOf(document, instants, 'end', 'resolved')
  },
})

function* slipsOf(
  document: Document,
  instants: readonly InstantClaim[],
  role: 'start' | 'end',
  name: MilestoneName,
) {
  const milestone = document.milestones[name]
  const range = document.milestonePlaces.get(name)
  if (!milestone || !range || milestone.latest - milestone.earliest > MINUTE) return
  // the milestone is what the text says somewhere
  if (instants.some(({ moment }) => moment && apart(moment, milestone) <= ROUNDED)) return
  const known = timesOf(document)
  const [claim, ...others] = instants.filter(one => one.role === role && one.moment)
  // several are those of parts
  if (claim && others.length === 0) {
    const { moment } = claim
    if (!moment || !comparable(moment, milestone)) return
    const isSure =
      claim.subject === 'incident' && (PLANNED.has(claim.reason) || isOutermost(moment, instants, role))
    if (!isSure && !hasSameDigits(claim, milestone)) return
    // what another part of the document says too is something else
    if (known.some(time => apart(time, moment) <= MINUTE)) return
    if (apart(moment, milestone) > WEEKS) return
    const { line } = positionAt(document.lines, range.start)
    yield {
      range: claim,
      related: milestonePlace(document, name),
      message: `${quote(claim.text)} is stated as the ${role}, but ${name} on line ${line} is ${milestone.text}, ${formatDuration(apart(moment, milestone))} ${moment.earliest < milestone.earliest ? 'later' : 'earlier'}: correct one of them.`,
    }
  }
}

/** What is planned says its own start, whatever happened before. */
const PLANNED: ReadonlySet<string> = new Set(['will', 'planned', 'scheduled', 'starting', 'beginning'])
const MINUTE = 60_000
const DAY = 86_400_000
/** People round the times of their prose. */
const ROUNDED = 10 * MINUTE
/** Beyond this it is another incident. */
const WEEKS = 14 * DAY

const apart = (a: Moment, b: Moment): number =>
  comparable(a, b) ? Math.max(0, a.earliest - b.latest, b.earliest - a.latest) : Number.POSITIVE_INFINITY

/** Whether a time has the minutes of a milestone 12 hours away, or its digits in another zone. */
const hasSameDigits = ({ moment, stamp }: InstantClaim, milestone: Moment): boolean =>
  moment !== null &&
  (Math.abs(moment.earliest - milestone.earliest) === DAY / 2 ||
    (moment.zoneFrom === 'item' &&
      moment.zoneOrOffset !== milestone.zoneOrOffset &&
      milestone.text.includes(digitsOf(stamp))))

const digitsOf = ({ clockText }: Stamp): string => /^\d{1,2}[:.]\d{2}/.exec(clockText)?.[0] ?? clockText

/** Whether no time of the prose is before a start, or after an end. */
const isOutermost = (moment: Moment, instants: readonly InstantClaim[], role: 'start' | 'end'): boolean =>
  instants.every(
    other =>
      !other.moment ||
      !comparable(other.moment, moment) ||
      (role === 'start' ? other.moment.earliest >= moment.earliest : other.moment.latest <= moment.latest),
  )

/** The times of the milestones and events. */
const timesOf = ({ events, milestones }: Document): readonly Moment[] => [
  ...events.flatMap(({ at, until }) => [at, until].flatMap(time => time ?? [])),
  ...milestoneNames.flatMap(name => milestones[name] ?? []),
]
