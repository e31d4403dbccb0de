import type { StatedDuration } from '../document/index.ts'
import { anyOf, anyWord } from './words/pattern.ts'

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

/** Words for the end of the incident, which is the last milestone or event. */
const FINAL = /\b(?:complete|full|total)(?:ly)? (?:restor|recover|resol|repair)\w*/i

export const isVague = ({ text }: StatedDuration) => /\b(?:several|few|couple)\b/i.test(text)

/** Whether a text is about the end of the incident. */
export const isOfEnd = (text: string): boolean => FINAL.test(text)
