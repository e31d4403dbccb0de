import {
  type Beside,
  claimsOf,
  comparable,
  type Document,
  type DurationClaim,
  formatDuration,
  formatSpan,
  type Metric,
  type MetricName,
  type MilestoneName,
  type Moment,
  positionAt,
  type StatedDuration,
} from '../../document/index.ts'
import { vary } from '../example.ts'
import { milestonePlace } from '../milestone-place.ts'
import { defineRule, type RuleFinding } from '../rule.ts'
import {
  farthestIn,
  longestOf,
  type Span,
  type Spans,
  spansOf,
  TIMES_AT_MOST,
  type TimeOf,
  timedIn,
} from '../spans.ts'

export const durationMismatch = defineRule({
  id: 'duration-mismatch',
  family: 'truth',
  summary: 'A stated duration matches the times it refers to.',
  why: 'Readers remember durations, and reports add them up. They are computed by hand, and the times are corrected later. Where a sentence names both times, or the milestones are set, this is an error; where it is only longer than any two times of the timeline, or than what comes before its end, a warning.',
  severity: 'error',
  examples: {
    good: [
      vary('Environments took minutes to resume.', 'From 21:45 to 23:28 UTC (103 minutes) nothing resumed.'),
      vary(
        'Environments took minutes to resume.',
        'Resuming was slow for about half an hour, from 06:59 to 07:35.',
      ),
      vary('Environments took minutes to resume.', 'Time to detection: 3 minutes'),
    ],
    bad: [
      vary('Environments took minutes to resume.', 'From 06:59 to 07:52 (36 minutes) nothing resumed.'),
      vary('Environments took minutes to resume.', 'Time to detection: 5280 minutes'),
      vary('Environments took minutes to resume.', 'The outage lasted 3 hours.'),
    ],
  },
  *check(document) {
    const spans = spansOf(document)
    for (const claim of claimsOf(document, 'duration')) {
      const found = contradictionOf(claim, document, spans)
      if (found) yield { ...found, range: { start: claim.start, end: claim.end } }
    }
  },
})

type Contradiction = Omit<RuleFinding, 'range'>

function contradictionOf(claim: DurationClaim, document: Document, spans: Spans): Contradiction | null {
  const { duration, beside, isOneOfSeveral } = claim
  if (claim.reason === 'quotation') return null
  if (beside && beside.relation !== 'unknown') return againstRange(duration, beside)
  const isToEnd = claim.isOfEnd && isVague(duration)
  if (beside || (isOneOfSeveral && !isToEnd)) return null
  if (isToEnd) return beyondEnd(duration, spans.toEnd())
  if (claim.subject !== 'incident') return null
  const metric = claim.metric && document.metrics[claim.metric]
  // the milestones give the duration that the words name
  if (metric)
    return metric.most < 0 || allows(duration, metric.least, metric.most)
      ? null
      : measured(document, duration, metric)
  const end = claim.metric && endOf(claim.metric, document)
  if (claim.metric && end) return beyondMilestone(duration, document, ENDS[claim.metric], end)
  if (!claim.isWhole && rounded(duration).least <= longestOf(spans.any())) return null
  return beyondAll(duration, document, spans.any())
}

const isVague = ({ text }: StatedDuration): boolean => /\b(?:several|few|couple)\b/i.test(text)

function againstRange(duration: StatedDuration, { text, value, relation }: Beside): Contradiction | null {
  const fits = relation === 'whole' ? allows(duration, value, value) : duration.least <= value
  return fits ? null : { message: `${duration.text} is stated, but ${text} is ${formatDuration(value)}.` }
}

/** The milestone that each metric ends with. */
const ENDS: Readonly<Record<MetricName, MilestoneName>> = {
  time_to_detect: 'detected',
  time_to_acknowledge: 'acknowledged',
  time_to_mitigate: 'mitigated',
  time_to_resolve: 'resolved',
  impact: 'resolved',
}

/** The words with which an event names the end of a metric: "**Detection:** an alert came". */
const END_EVENTS: Readonly<Record<MetricName, RegExp>> = {
  time_to_detect: /^\W*detect/i,
  time_to_acknowledge: /^\W*acknowledg/i,
  time_to_mitigate: /^\W*(?:recover|repair|mitigat|restor)/i,
  time_to_resolve: /^\W*(?:resol|incident closed)/i,
  impact: /^\W*resol/i,
}

const endOf = (metric: MetricName, { milestones, events }: Document): Moment | null =>
  milestones[ENDS[metric]] ?? events.find(({ at, text }) => at && END_EVENTS[metric].test(text))?.at ?? null

/** A metric whose beginning is not known: no time before its end is that far from it. */
function beyondMilestone(
  duration: StatedDuration,
  document: Document,
  name: MilestoneName,
  end: Moment,
): Contradiction | null {
  const moments = timedIn(document).map(({ moment }) => moment)
  const starts = moments.filter(moment => comparable(moment, end) && moment.earliest < end.latest)
  if (starts.length === 0 || moments.length > TIMES_AT_MOST) return null
  const fits = starts.some(moment =>
    allows(rounded(duration), end.earliest - moment.latest, end.latest - moment.earliest),
  )
  // over several days people count the hours that they worked
  const [first] = starts.toSorted((a, b) => a.earliest - b.earliest)
  const longest = end.latest - (first?.earliest ?? end.latest)
  const isOvernight = first !== undefined && dayOf(first) !== dayOf(end)
  return fits || (isOvernight && duration.most < longest * 0.8)
    ? null
    : {
        severity: 'warning',
        message: `${duration.text} is stated, but no time of the document is that long before ${name} (${end.text}); the first is ${formatDuration(longest)} before it.`,
      }
}

const dayOf = ({ earliest }: Moment): number => Math.floor(earliest / 86_400_000)

function beyondEnd(duration: StatedDuration, toEnd: readonly Span[]): Contradiction | null {
  if (toEnd.length === 0 || toEnd.some(([least, most]) => allows(duration, least, most))) return null
  const shortest = toEnd.reduce((a, [least]) => Math.min(a, least), Number.POSITIVE_INFINITY)
  return {
    severity: 'warning',
    message: `${duration.text} is stated, but the last time of the timeline is at least ${formatDuration(shortest)} after any other.`,
  }
}

function beyondAll(duration: StatedDuration, document: Document, any: readonly Span[]): Contradiction | null {
  if (any.length === 0 || any.some(([least, most]) => allows(rounded(duration), least, most))) return null
  const [first, last] = farthestIn(document)
  const ends = `the first (${named(document, first)}) and the last (${named(document, last)})`
  return {
    severity: 'warning',
    related: [first, last].map(({ moment, range }) => ({ range, message: moment.text })),
    message: `${duration.text} is stated, but no two times of the timeline are that far apart; ${ends} are ${formatDuration(longestOf(any))} apart.`,
  }
}

const named = ({ lines }: Document, { moment, range }: TimeOf): string =>
  `${moment.text}, line ${positionAt(lines, range.start).line}`

const allows = (stated: StatedDuration, least: number, most: number) =>
  most >= stated.least && least <= stated.most

/** The duration with the slack of a round figure that is not next to its times: "20 minutes" for 18. */
function rounded(stated: StatedDuration): StatedDuration {
  const slack = stated.value % (5 * 60_000) === 0 ? Math.max(150_000, stated.value / 10) : 60_000
  return {
    ...stated,
    least: Math.min(stated.least, stated.value - slack),
    most: Math.max(stated.most, stated.value + slack),
  }
}

function measured(document: Document, stated: StatedDuration, metric: Metric): Contradiction {
  const nameOf = (name: MilestoneName) => {
    const [range, moment] = [document.milestonePlaces.get(name), document.milestones[name]]
    const line = range ? `, line ${positionAt(document.lines, range.start).line}` : ''
    return `${name} (${moment?.text}${line})`
  }
  const { from, to } = metric
  return {
    related: [...milestonePlace(document, from), ...milestonePlace(document, to)],
    message: `${stated.text} is stated, but from ${nameOf(from)} to ${nameOf(to)} is ${formatSpan(metric)}.`,
  }
}
