import {
  comparable,
  type Document,
  durationsIn,
  formatDuration,
  formatSpan,
  type MetricName,
  proseOf,
  rangesIn,
  type StatedDuration,
  timesIn,
} from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule, type RuleFinding } from '../rule.ts'

export const durationMismatch = defineRule({
  id: 'duration-mismatch',
  summary: 'A stated duration is that of the times that it speaks of.',
  why: 'Durations are what readers remember and reports add up. They are worked out by hand, and times are corrected after them.',
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
    let spans: readonly (readonly [number, number])[] | undefined
    for (const { text, start } of proseOf(document)) {
      if (!/\d|hour|minute/.test(text)) continue
      for (const sentence of sentencesOf(text)) {
        const at = start + sentence.start
        const durations = durationsIn(sentence.text)
        const final = FINAL.test(sentence.text) ? durations.filter(isVague) : []
        const [duration, ...others] = final.length > 0 ? final : durations
        if (!duration || others.length > 0 || isQuoted(sentence.text, duration.start)) continue
        const range = { start: at + duration.start, end: at + duration.end }
        const ranges = rangesIn(sentence.text)
        const [only] = ranges
        if (only && ranges.length === 1) {
          if (!allows(duration, only.value, only.value))
            yield {
              range,
              message: `${duration.text} is stated, but ${only.text} is ${formatDuration(only.value)}.`,
            }
          continue
        }
        if (ranges.length > 0) continue
        if (final.length > 0) {
          const spans = spansToEnd(document)
          const least = Math.min(...spans.map(([span]) => span))
          if (spans.length > 0 && !spans.some(([a, b]) => allows(duration, a, b)))
            yield {
              range,
              severity: 'warning',
              message: `${duration.text} is stated, but the last time of the timeline is at least ${formatDuration(least)} after any other.`,
            }
          continue
        }
        if (!speaksOfIncident(sentence.text, duration)) continue
        const measured = measuredBy(document, sentence.text, duration)
        if (measured) {
          yield { range, ...measured }
          continue
        }
        if (metricIn(sentence.text) && document.metrics[metricIn(sentence.text) ?? 'impact']) continue
        spans ??= spansOf(document)
        if (spans.length === 0 || spans.some(([least, most]) => allows(rounded(duration), least, most)))
          continue
        const longest = Math.max(...spans.map(([, most]) => most))
        yield {
          range,
          severity: 'warning',
          message: `${duration.text} is stated, but no two times of the timeline are so far apart; the first and the last are ${formatDuration(longest)}.`,
        }
      }
    }
  },
})

const allows = (stated: StatedDuration, least: number, most: number) =>
  most >= stated.least && least <= stated.most

/** Away from its two times a figure is a round one: "20 minutes" for 18. */
function rounded(stated: StatedDuration): StatedDuration {
  const slack = stated.value % (5 * 60_000) === 0 ? Math.max(150_000, stated.value / 10) : 60_000
  return {
    ...stated,
    least: Math.min(stated.least, stated.value - slack),
    most: Math.max(stated.most, stated.value + slack),
  }
}

/** What somebody else said, in quotation marks, is not what the document says. */
const isQuoted = (text: string, at: number): boolean =>
  (text.slice(0, at).match(/"/g)?.length ?? 0) % 2 === 1 ||
  text.lastIndexOf('“', at) > text.lastIndexOf('”', at)

/** Another incident, told for comparison. */
const ELSEWHERE =
  /\b(?:previous(?:ly)?|earlier (?:incident|outage)|last (?:time|year|month|week)|in the past)\b/i

/** Words that make a duration one of the incident itself, not of a timeout or a cache. */
const INCIDENT =
  /\b(?:last(?:ed|ing)|time to (?:detect|acknowledge|mitigat|repair|recover|resol|restor)\w*|(?:outage|incident|total|impact|overall) (?:duration|time|length)|(?:down|unavailable|offline|inaccessible|unreachable) for|outage (?:of|lasted)|downtime of|duration(?: of)?)\W{0,12}(?:\w+\W{1,3}){0,3}$/i

function speaksOfIncident(text: string, { start, end }: StatedDuration): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)]
  if (ELSEWHERE.test(text)) return false
  if (
    /\b(?:every|each|per|timeout|ttl|interval|window|cache|expires?|period|last|past|previous|next)\b[^.]{0,20}$/i.test(
      before,
    )
  )
    return false
  return INCIDENT.test(before) || /^\s*(?:of (?:downtime|unavailability)|(?:long )?outage)\b/i.test(after)
}

const LABELS: readonly (readonly [RegExp, MetricName])[] = [
  [/\btime to (?:detect|detection)\b/i, 'time_to_detect'],
  [/\btime to acknowledge\w*\b/i, 'time_to_acknowledge'],
  [/\btime to mitigat\w+\b/i, 'time_to_mitigate'],
  [/\btime to resol\w+\b/i, 'time_to_resolve'],
]

const metricIn = (text: string): MetricName | undefined => LABELS.find(([label]) => label.test(text))?.[1]

/** Against the milestones, where the words name a duration that they give. */
function measuredBy(
  document: Document,
  text: string,
  stated: StatedDuration,
): Pick<RuleFinding, 'message'> | undefined {
  const name = metricIn(text)
  const metric = name && document.metrics[name]
  if (!metric || metric.most < 0 || allows(stated, metric.least, metric.most)) return undefined
  const [from, to] = [document.milestones[metric.from]?.text, document.milestones[metric.to]?.text]
  return {
    message: `${stated.text} is stated, but from ${metric.from} (${from}) to ${metric.to} (${to}) is ${formatSpan(metric)}.`,
  }
}

/** Words of the end of it all, which lies at the last milestone or event. */
const FINAL = /\b(?:complete|full|total)(?:ly)? (?:restor|recover|resol|repair)\w*/i

const isVague = ({ text }: StatedDuration) => /\b(?:several|few|couple)\b/i.test(text)

/** From each time to the last one. */
function spansToEnd(document: Document): readonly (readonly [number, number])[] {
  const moments = timesIn(document).flatMap(({ moment }) =>
    moment && moment.granularity !== 'day' ? [moment] : [],
  )
  const [last] = [document.milestones.resolved ?? moments.toSorted((a, b) => b.latest - a.latest)[0]]
  if (!last) return []
  return moments.flatMap(moment =>
    comparable(moment, last) && moment.latest < last.earliest
      ? [[last.earliest - moment.latest, last.latest - moment.earliest] as const]
      : [],
  )
}

/** How far apart any two times are. More than a few hundred times support nearly every duration, and prove nothing. */
const TIMES_AT_MOST = 300

function spansOf(document: Document): readonly (readonly [number, number])[] {
  const moments = timesIn(document).flatMap(({ moment }) =>
    moment && moment.granularity !== 'day' ? [moment] : [],
  )
  if (moments.length < 2 || moments.length > TIMES_AT_MOST) return []
  return moments.flatMap((a, i) =>
    moments.slice(i + 1).flatMap(b => {
      if (!comparable(a, b)) return []
      const [early, late] = a.earliest <= b.earliest ? [a, b] : [b, a]
      return [[late.earliest - early.latest, late.latest - early.earliest] as const]
    }),
  )
}

/** A line cut behind full stops and semicolons; a dot inside a number or a name cuts nothing. */
function sentencesOf(text: string): { readonly text: string; readonly start: number }[] {
  const sentences: { text: string; start: number }[] = []
  let start = 0
  for (const { index } of text.matchAll(/[.;!?](?=\s+[A-Z*_`[(])/g)) {
    sentences.push({ text: text.slice(start, index + 1), start })
    start = index + 1
  }
  return [...sentences, { text: text.slice(start), start }]
}
