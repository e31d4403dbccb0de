import {
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
  rangesIn,
  type StatedDuration,
  timesIn,
} from '../../document/index.ts'
import { isOfEnd, isVague, relationToRange } from '../duration-wording.ts'
import { vary } from '../example.ts'
import { defineRule, type RuleFinding } from '../rule.ts'
import { endsInQuotation } from '../words/quotation.ts'

export const durationMismatch = defineRule({
  id: 'duration-mismatch',
  family: 'truth',
  summary: 'A stated duration matches the times it refers to.',
  why: 'Readers remember durations, and reports add them up. They are computed by hand, and the times are corrected later.',
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
  const { duration, sentence, among } = claim
  const isToEnd = isOfEnd(sentence.text) && isVague(duration)
  if (among > 1 && !isToEnd) return null
  if (endsInQuotation(sentence.text.slice(0, duration.start))) return null
  const ranges = rangesIn(sentence.text)
  const [only] = ranges
  const relation = only && ranges.length === 1 && relationToRange(sentence.text, only, duration)
  if (only && relation) return againstRange(duration, only, relation)
  if (ranges.length > 0) return null
  const before = claim.previous && LASTED.test(sentence.text) ? rangesIn(claim.previous.text) : []
  if (before.length === 1 && before[0]) return againstRange(duration, before[0], 'whole')
  if (isToEnd) return beyondEnd(duration, spans.toEnd())
  if (claim.subject !== 'incident') return null
  const metric = claim.metric && document.metrics[claim.metric]
  // the milestones give the duration that the words name
  if (metric)
    return metric.most >= 0 && !allows(duration, metric.least, metric.most)
      ? { message: measured(document, duration, metric) }
      : null
  const end = claim.metric && endOf(claim.metric, document)
  if (claim.metric && end) return beyondMilestone(duration, document, ENDS[claim.metric], end)
  return claim.isWhole ? beyondAll(duration, spans.any()) : longerThanAll(duration, spans.any())
}

/** "This lasted 2 hours": the range is in the sentence before. */
const LASTED = /^\W*(?:this|it|that|these|which) (?:lasted|took|went on|continued)\b/i

function againstRange(
  duration: StatedDuration,
  range: ReturnType<typeof rangesIn>[number],
  relation: 'whole' | 'sum',
): Contradiction | null {
  const fits =
    relation === 'whole' ? allows(duration, range.value, range.value) : duration.least <= range.value
  return fits
    ? null
    : { message: `${duration.text} is stated, but ${range.text} is ${formatDuration(range.value)}.` }
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
  const moments = timedIn(document)
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

/** A duration that may be that of a part is only wrong where nothing took so long. */
function longerThanAll(duration: StatedDuration, any: readonly Span[]): Contradiction | null {
  return any.length === 0 || rounded(duration).least <= longestOf(any) ? null : beyondAll(duration, any)
}

const longestOf = (spans: readonly Span[]): number => spans.reduce((a, [, most]) => Math.max(a, most), 0)

function beyondEnd(duration: StatedDuration, toEnd: readonly Span[]): Contradiction | null {
  if (toEnd.length === 0 || toEnd.some(([least, most]) => allows(duration, least, most))) return null
  const shortest = toEnd.reduce((a, [least]) => Math.min(a, least), Number.POSITIVE_INFINITY)
  return {
    severity: 'warning',
    message: `${duration.text} is stated, but the last time of the timeline is at least ${formatDuration(shortest)} after any other.`,
  }
}

function beyondAll(duration: StatedDuration, any: readonly Span[]): Contradiction | null {
  if (any.length === 0 || any.some(([least, most]) => allows(rounded(duration), least, most))) return null
  return {
    severity: 'warning',
    message: `${duration.text} is stated, but no two times of the timeline are that far apart; the first and the last are ${formatDuration(longestOf(any))} apart.`,
  }
}

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

function measured({ milestones }: Document, stated: StatedDuration, metric: Metric): string {
  const [from, to] = [milestones[metric.from]?.text, milestones[metric.to]?.text]
  return `${stated.text} is stated, but from ${metric.from} (${from}) to ${metric.to} (${to}) is ${formatSpan(metric)}.`
}

/** The least and the most time between two times. */
type Span = readonly [least: number, most: number]

/** The spans of a document, computed when they are first asked for. */
interface Spans {
  any(): readonly Span[]
  toEnd(): readonly Span[]
}

function spansOf(document: Document): Spans {
  let any: readonly Span[] | undefined
  let toEnd: readonly Span[] | undefined
  return {
    any() {
      any ??= spansBetween(document)
      return any
    },
    toEnd() {
      toEnd ??= spansToEnd(document)
      return toEnd
    },
  }
}

/** The times that are more precise than a day. */
const timedIn = (document: Document): Moment[] =>
  timesIn(document).flatMap(({ moment }) => (moment && moment.granularity !== 'day' ? [moment] : []))

/** The spans from each time to the last one, as least and most. */
function spansToEnd(document: Document): readonly Span[] {
  const moments = timedIn(document)
  const last = document.milestones.resolved ?? moments.toSorted((a, b) => b.latest - a.latest)[0]
  if (!last || moments.length > TIMES_AT_MOST) return []
  return moments.flatMap(moment =>
    comparable(moment, last) && moment.latest < last.earliest
      ? [[last.earliest - moment.latest, last.latest - moment.earliest] as const]
      : [],
  )
}

/** Beyond this many times nearly every duration is the span of some pair, which proves nothing. */
const TIMES_AT_MOST = 300

/** The spans between any two times. */
function spansBetween(document: Document): readonly Span[] {
  const moments = timedIn(document)
  if (moments.length < 2 || moments.length > TIMES_AT_MOST) return []
  return moments.flatMap((a, i) =>
    moments.slice(i + 1).flatMap(b => {
      if (!comparable(a, b)) return []
      const [early, late] = a.earliest <= b.earliest ? [a, b] : [b, a]
      return [[late.earliest - early.latest, late.latest - early.earliest] as const]
    }),
  )
}
