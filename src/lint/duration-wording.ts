import type { MetricName, StatedDuration } from '../document/index.ts'
import { anyOf, anyPattern, anyWord } from './words/pattern.ts'

/** A quick test: two clocks, or any of the words in the patterns below. */
const LIKELY = anyPattern([
  String.raw`\d:\d\d.*\d:\d\d`,
  'outage',
  'incident',
  'impact',
  'downtime',
  'disruption',
  'degradation',
  'slowdown',
  'interruption',
  'time to',
  'duration',
  'total',
  'overall',
  String.raw`\b(?:was|were) `,
  'restor',
  'recover',
  'resol',
  'repair',
])

/** Whether a text may have a duration that can be checked. */
export const mayBeChecked = (text: string): boolean => LIKELY.test(text)

/** Words of goals, budgets, hypotheses, other incidents and parts of this one. */
const ELSEWHERE = anyWord([
  'would',
  'could',
  'might',
  'should',
  'if',
  'had we',
  'without',
  String.raw`allow\w*`,
  'budget',
  'SL[AO]',
  String.raw`tolerat\w*`,
  'target',
  'goal',
  'objective',
  'similar',
  'another',
  'each',
  'every',
  'per',
  'this (?:year|quarter|month)',
  'previous(?:ly)?',
  'earlier',
  'last (?:time|year|month|week)',
  'in the past',
  'after detection',
  'from detection',
  String.raw`for (?:some|\d+ ?%|[A-Z]{2} )`,
])

/** Words before a duration of the whole incident, not of a timeout, a reboot or a cache. */
const INCIDENT = anyPattern([
  String.raw`\btime to (?:detect|acknowledge|mitigat|repair|recover|resol|restor)\w*\W{0,12}(?:\w+\W{1,3}){0,3}$`,
  String.raw`\b(?:outage|incident|impact|downtime|disruption|degradation|slowdown|interruption)\b[^.;]{0,40}\b(?:last(?:ed|ing)|duration|took)\b\W{0,6}(?:(?:for|a total of|was|of|only)\W{1,3}){0,2}$`,
  String.raw`\b(?:outage|incident|impact|total|overall) (?:duration|time|length)\W{0,6}(?:was|of|is)?\s*$`,
  String.raw`\b(?:service|services|site|website|api|system|\w+\.\w{2,4}|everything|it) (?:was|were) (?:completely |fully )?(?:down|unavailable|offline|inaccessible|unreachable) for (?:a total of )?$`,
])

/** Whether a duration is one of the whole incident. */
export function isOfIncident(text: string, { start }: StatedDuration): boolean {
  return !ELSEWHERE.test(text) && INCIDENT.test(text.slice(0, start))
}

/**
 * How a duration relates to the range next to it: `from 06:59 to 07:35 (36 minutes)` is the whole range, `20 minutes in
 * total` a sum within it. Null for anything else, such as a period, a level or a delay.
 */
export function relationToRange(
  text: string,
  range: { readonly start: number; readonly end: number; readonly value: number },
  stated: StatedDuration,
): 'whole' | 'sum' | null {
  const next = text.slice(stated.end)
  if (/^\s*(?:after|before|later|earlier|into)\b/i.test(next) || OF_EACH.test(next)) return null
  const follows = stated.start >= range.end
  const between = follows ? text.slice(range.end, stated.start) : text.slice(stated.end, range.start)
  const words = between.replace(/[\s*_`(),;:=–—-]+/g, ' ').trim()
  const before = text.slice(0, stated.start)
  const near = before.split(/\s+/).slice(-WORDS_NEAR).join(' ')
  const isSum = SUM.test(near) || SUMMED.test(next)
  if (follows) return !JOINED.test(words.replace(ZONE, '')) ? null : isSum ? 'sum' : 'whole'
  if (!/^(?:from|between)?(?: ?(?:about|around))?$/i.test(words) || NO_SPAN.test(near)) return null
  if (isSum) return 'sum'
  // a duration longer than the range is wrong whatever it is of
  if (stated.least > range.value) return SPAN.test(before) || LONGER.test(before) ? 'whole' : null
  if (!SPAN.test(before)) return null
  // a short duration may be of something within the range
  const isBeside = /[,;:(–—]/.test(between)
  return stated.most * (isBeside ? 8 : 2) >= range.value ? 'whole' : null
}

/** How many words before a duration can say what it is of: "Mail was delayed for 10 minutes". */
const WORDS_NEAR = 4

const ZONE = /^[A-Z]{2,5}(?: |$)/
const JOINED = /^(?:i\.e\.|that is|or|for|lasting|(?:for )?a total of|total|was|is)?$/i

/** The words before a duration that is one span. */
const SPAN = new RegExp(
  `${anyOf([
    String.raw`^[\s*_\`("'–—-]*`,
    String.raw`[(:][\s*_\`]*`,
    String.raw`\b${anyOf([
      'for',
      'last(?:ed|s|ing)?',
      'during',
      'duration',
      'down',
      'offline',
      'unavailable',
      'unreachable',
      'inaccessible',
      '(?:outage|incident|downtime|disruption|degradation|interruption|impact|duration) of',
      '(?:it|this|that|outage|incident|recovery|restoration|migration|rollback|failover|maintenance|restore|rebuild) took',
    ])} `,
  ])}(?:(?:only|just|another|a full|the) )?$`,
  'i',
)

/** Other words before a duration that is too long. */
const LONGER = /\b(?:took|was|were|is|of|failed|broke) (?:(?:only|just|about) )?$/i

/** Words before a sum. */
const SUM = /\b(?:total|sum|altogether|combined|cumulative(?:ly)?|aggregate)(?: of)?:? ?$/i
const SUMMED =
  /^ ?(?:(?:in|of) total|total|altogether|combined|(?:of )?downtime|in all|of (?:it|that|which|this))\b/i

/** Words of periods, levels and delays, which are not spans between two times. */
const NO_SPAN = anyWord([
  'each',
  'every',
  'per',
  'latency',
  'latencies',
  'lag(?:ged|ging|s)?',
  'delay(?:ed|s)?',
  'time-?outs?',
  'intervals?',
  'responses?',
  'waited',
  'waits?',
  'hung',
  'behind',
  'stale',
  'late',
  'twice',
  'times',
  'retention',
  'average',
  'mean',
  'median',
  String.raw`p\d\d`,
])
const OF_EACH =
  /^ ?(?:each|every|per|apart|at a time|on average|delay|lag|latency|late|behind|timeouts?|intervals?)\b/i

const LABELS: readonly (readonly [RegExp, MetricName])[] = [
  [/\btime to (?:detect|detection)\b/i, 'time_to_detect'],
  [/\btime to acknowledge\w*\b/i, 'time_to_acknowledge'],
  [/\btime to mitigat\w+\b/i, 'time_to_mitigate'],
  [/\btime to resol\w+\b/i, 'time_to_resolve'],
]

/** The metric that a text names. */
export const metricIn = (text: string): MetricName | undefined =>
  LABELS.find(([label]) => label.test(text))?.[1]

/** Words for the end of the incident, which is the last milestone or event. */
const FINAL = /\b(?:complete|full|total)(?:ly)? (?:restor|recover|resol|repair)\w*/i

export const isVague = ({ text }: StatedDuration) => /\b(?:several|few|couple)\b/i.test(text)

/** Whether a text is about the end of the incident. */
export const isOfEnd = (text: string): boolean => FINAL.test(text)
