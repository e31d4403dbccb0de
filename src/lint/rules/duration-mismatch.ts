import {
  comparable,
  type Document,
  durationsIn,
  formatDuration,
  formatSpan,
  type Metric,
  type Moment,
  rangesIn,
  type StatedDuration,
  sentencesOf,
  timesIn,
} from '../../document/index.ts'
import {
  isOfEnd,
  isOfIncident,
  isVague,
  mayBeChecked,
  metricIn,
  relationToRange,
} from '../duration-wording.ts'
import { vary } from '../example.ts'
import { defineRule, type RuleFinding } from '../rule.ts'
import { lineHint } from '../words/lexicon.ts'
import { endsInQuotation } from '../words/quotation.ts'

/** The units of durations. */
const UNITS = lineHint('sec secs second seconds min mins minute minutes hr hrs hour hours day days s m h d', {
  figures: true,
})

export const durationMismatch = defineRule({
  id: 'duration-mismatch',
  family: 'truth',
  summary: 'A stated duration matches the times it refers to.',
  why: 'Readers remember durations, and reports add them up. They are computed by hand, and the times are corrected later.',
  severity: 'error',
  hints: [UNITS],
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
  *check(document, { words }) {
    const spans = spansOf(document)
    for (const { text, start } of words.linesWith(UNITS)) {
      if (!mayBeChecked(text)) continue
      for (const sentence of sentencesOf(text)) {
        const stated = onlyDurationIn(sentence.text)
        const found = stated && contradictionOf(sentence.text, stated, document, spans)
        if (!found) continue
        const at = start + sentence.start
        yield { ...found, range: { start: at + stated.duration.start, end: at + stated.duration.end } }
      }
    }
  },
})

interface Stated {
  readonly duration: StatedDuration
  /** Whether it is how long the end of the incident took. */
  readonly isToEnd: boolean
}

/** The only duration of a sentence that is not a quotation. */
function onlyDurationIn(text: string): Stated | null {
  const durations = durationsIn(text)
  if (durations.length === 0) return null
  const toEnd = isOfEnd(text) ? durations.filter(isVague) : []
  const [duration, ...others] = toEnd.length > 0 ? toEnd : durations
  if (!duration || others.length > 0 || endsInQuotation(text.slice(0, duration.start))) return null
  return { duration, isToEnd: toEnd.length > 0 }
}

type Contradiction = Omit<RuleFinding, 'range'>

function contradictionOf(
  text: string,
  { duration, isToEnd }: Stated,
  document: Document,
  spans: Spans,
): Contradiction | null {
  const ranges = rangesIn(text)
  const [only] = ranges
  const relation = only && ranges.length === 1 && relationToRange(text, only, duration)
  if (only && relation) {
    const fits =
      relation === 'whole' ? allows(duration, only.value, only.value) : duration.least <= only.value
    return fits
      ? null
      : { message: `${duration.text} is stated, but ${only.text} is ${formatDuration(only.value)}.` }
  }
  if (ranges.length > 0) return null
  if (isToEnd) return beyondEnd(duration, spans.toEnd())
  if (!isOfIncident(text, duration)) return null
  const name = metricIn(text)
  const metric = name && document.metrics[name]
  if (!metric) return beyondAll(duration, spans.any())
  // the milestones give the duration that the words name
  return metric.most >= 0 && !allows(duration, metric.least, metric.most)
    ? { message: measured(document, duration, metric) }
    : null
}

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
  const longest = any.reduce((a, [, most]) => Math.max(a, most), 0)
  return {
    severity: 'warning',
    message: `${duration.text} is stated, but no two times of the timeline are that far apart; the first and the last are ${formatDuration(longest)} apart.`,
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
