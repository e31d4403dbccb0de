import {
  comparable,
  type Document,
  durationsIn,
  formatDuration,
  formatSpan,
  type Metric,
  type MetricName,
  type Moment,
  rangesIn,
  type StatedDuration,
  timesIn,
} from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
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
    let spans: readonly (readonly [number, number])[] | undefined
    let toEnd: typeof spans
    for (const { text, start } of words.linesWith(UNITS)) {
      if (!LIKELY.test(text)) continue
      for (const sentence of sentencesOf(text)) {
        const at = start + sentence.start
        const durations = durationsIn(sentence.text)
        if (durations.length === 0) continue
        const final = FINAL.test(sentence.text) ? durations.filter(isVague) : []
        const [duration, ...others] = final.length > 0 ? final : durations
        if (!duration || others.length > 0 || endsInQuotation(sentence.text.slice(0, duration.start)))
          continue
        const range = { start: at + duration.start, end: at + duration.end }
        const ranges = rangesIn(sentence.text)
        const [only] = ranges
        const relation = only && ranges.length === 1 && relationToRange(sentence.text, only, duration)
        if (only && relation) {
          const wrong =
            relation === 'whole' ? !allows(duration, only.value, only.value) : duration.least > only.value
          if (wrong)
            yield {
              range,
              message: `${duration.text} is stated, but ${only.text} is ${formatDuration(only.value)}.`,
            }
          continue
        }
        if (ranges.length > 0) continue
        if (final.length > 0) {
          toEnd ??= spansToEnd(document)
          const least = toEnd.reduce((a, [span]) => Math.min(a, span), Number.POSITIVE_INFINITY)
          if (toEnd.length > 0 && !toEnd.some(([a, b]) => allows(duration, a, b)))
            yield {
              range,
              severity: 'warning',
              message: `${duration.text} is stated, but the last time of the timeline is at least ${formatDuration(least)} after any other.`,
            }
          continue
        }
        if (!isOfIncident(sentence.text, duration)) continue
        const name = metricIn(sentence.text)
        const metric = name && document.metrics[name]
        if (metric) {
          // the milestones give the duration that the words name
          if (metric.most >= 0 && !allows(duration, metric.least, metric.most))
            yield { range, message: measured(document, duration, metric) }
          continue
        }
        spans ??= spansOf(document)
        if (spans.length === 0 || spans.some(([least, most]) => allows(rounded(duration), least, most)))
          continue
        const longest = spans.reduce((a, [, most]) => Math.max(a, most), 0)
        yield {
          range,
          severity: 'warning',
          message: `${duration.text} is stated, but no two times of the timeline are that far apart; the first and the last are ${formatDuration(longest)} apart.`,
        }
      }
    }
  },
})

/** A quick test: two clocks, or any of the words in the patterns below. */
const LIKELY =
  /\d:\d\d.*\d:\d\d|outage|incident|impact|downtime|disruption|degradation|slowdown|interruption|time to|duration|total|overall|\b(?:was|were) |restor|recover|resol|repair/i

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

/** Words of goals, budgets, hypotheses, other incidents and parts of this one. */
const ELSEWHERE =
  /\b(?:would|could|might|should|if|had we|without|allow\w*|budget|SL[AO]|tolerat\w*|target|goal|objective|similar|another|each|every|per|this (?:year|quarter|month)|previous(?:ly)?|earlier|last (?:time|year|month|week)|in the past|after detection|from detection|for (?:some|\d+ ?%|[A-Z]{2} ))\b/i

/** Words before a duration of the whole incident, not of a timeout, a reboot or a cache. */
const INCIDENT =
  /\btime to (?:detect|acknowledge|mitigat|repair|recover|resol|restor)\w*\W{0,12}(?:\w+\W{1,3}){0,3}$|\b(?:outage|incident|impact|downtime|disruption|degradation|slowdown|interruption)\b[^.;]{0,40}\b(?:last(?:ed|ing)|duration|took)\b\W{0,6}(?:(?:for|a total of|was|of|only)\W{1,3}){0,2}$|\b(?:outage|incident|impact|total|overall) (?:duration|time|length)\W{0,6}(?:was|of|is)?\s*$|\b(?:service|services|site|website|api|system|\w+\.\w{2,4}|everything|it) (?:was|were) (?:completely |fully )?(?:down|unavailable|offline|inaccessible|unreachable) for (?:a total of )?$/i

function isOfIncident(text: string, { start }: StatedDuration): boolean {
  return !ELSEWHERE.test(text) && INCIDENT.test(text.slice(0, start))
}

/**
 * How a duration relates to the range next to it: `from 06:59 to 07:35 (36 minutes)` is the whole range, `20 minutes in
 * total` a sum within it. Null for anything else, such as a period, a level or a delay.
 */
function relationToRange(
  text: string,
  range: { readonly start: number; readonly end: number; readonly value: number },
  stated: StatedDuration,
): 'whole' | 'sum' | null {
  const next = text.slice(stated.end)
  if (/^\s*(?:after|before|later|earlier|into)\b/i.test(next) || OF_EACH.test(next)) return null
  const follows = stated.start >= range.end
  const between = follows ? text.slice(range.end, stated.start) : text.slice(stated.end, range.start)
  const words = between.replace(/[\s*_`(),;:=–—-]+/g, ' ').trim()
  const isSum = SUM.test(text.slice(Math.max(0, stated.start - 20), stated.start)) || SUMMED.test(next)
  if (follows) {
    const joined =
      /^(?:[A-Z]{2,5}(?: |$))?(?:i\.e\.|that is|or|for|lasting|(?:for )?a total of|total|was|is)?$/i.test(
        words,
      )
    return joined ? (isSum ? 'sum' : 'whole') : null
  }
  const before = text.slice(0, stated.start)
  if (!/^(?:from|between)?(?: ?(?:about|around))?$/i.test(words) || NO_SPAN.test(before)) return null
  if (isSum) return 'sum'
  if (!SPAN.test(before)) return null
  // without a comma a short figure may be of something that went on all the time
  return /[,;:(–—]/.test(between) || stated.most * 2 >= range.value ? 'whole' : 'sum'
}

/** What comes before a duration that is one span. */
const SPAN =
  /(?:^[\s*_`("'–—-]*|[(:][\s*_`]*|\b(?:for|last(?:ed|s|ing)?|during|down|offline|unavailable|unreachable|inaccessible|(?:outage|incident|downtime|disruption|degradation|interruption|impact|window|period) of|(?:it|this|that|outage|incident|recovery|restoration|migration|rollback|failover|maintenance|restore|rebuild) took) )(?:(?:only|just|another|a full|the) )?$/i

/** Words before a sum. */
const SUM = /\b(?:total|sum|altogether|combined|cumulative(?:ly)?|aggregate)(?: of)?:? ?$/i
const SUMMED = /^ ?(?:(?:in|of) total|total|altogether|combined|(?:of )?downtime|in all)\b/i

/** Words of periods, levels and delays, which are not spans between two times. */
const NO_SPAN =
  /\b(?:each|every|per|latency|latencies|lag(?:ged|ging|s)?|delay(?:ed|s)?|time-?outs?|intervals?|responses?|waited|waits?|hung|behind|stale|late|average|mean|median|p\d\d)\b/i
const OF_EACH =
  /^ ?(?:each|every|per|apart|at a time|on average|delay|lag|latency|late|behind|timeouts?|intervals?)\b/i

const LABELS: readonly (readonly [RegExp, MetricName])[] = [
  [/\btime to (?:detect|detection)\b/i, 'time_to_detect'],
  [/\btime to acknowledge\w*\b/i, 'time_to_acknowledge'],
  [/\btime to mitigat\w+\b/i, 'time_to_mitigate'],
  [/\btime to resol\w+\b/i, 'time_to_resolve'],
]

const metricIn = (text: string): MetricName | undefined => LABELS.find(([label]) => label.test(text))?.[1]

function measured({ milestones }: Document, stated: StatedDuration, metric: Metric): string {
  const [from, to] = [milestones[metric.from]?.text, milestones[metric.to]?.text]
  return `${stated.text} is stated, but from ${metric.from} (${from}) to ${metric.to} (${to}) is ${formatSpan(metric)}.`
}

/** Words for the end of the incident, which is the last milestone or event. */
const FINAL = /\b(?:complete|full|total)(?:ly)? (?:restor|recover|resol|repair)\w*/i

const isVague = ({ text }: StatedDuration) => /\b(?:several|few|couple)\b/i.test(text)

/** The times that are more precise than a day. */
const timedIn = (document: Document): Moment[] =>
  timesIn(document).flatMap(({ moment }) => (moment && moment.granularity !== 'day' ? [moment] : []))

/** The spans from each time to the last one, as least and most. */
function spansToEnd(document: Document): readonly (readonly [number, number])[] {
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

function spansOf(document: Document): readonly (readonly [number, number])[] {
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

/** Splits a line after full stops and semicolons, but not at a dot inside a number or a name. */
function sentencesOf(text: string): { readonly text: string; readonly start: number }[] {
  const sentences: { text: string; start: number }[] = []
  let start = 0
  for (const { index } of text.matchAll(/[.;!?](?=\s+[A-Z*_`[(])/g)) {
    sentences.push({ text: text.slice(start, index + 1), start })
    start = index + 1
  }
  return [...sentences, { text: text.slice(start), start }]
}
