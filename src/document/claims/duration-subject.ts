import type { MetricName } from '../timeline/index.ts'
import type { Subject } from './subject.ts'
import { AFTER_LEVEL, hasAny, OF_LEVEL, wordSet, wordsOf } from './words.ts'

/** What a duration is of. */
export interface AboutDuration {
  readonly subject: Subject
  /** The metric that the words name; null where they name none. */
  readonly metric: MetricName | null
  /** Whether it is surely how long the whole took; else it may be that of a part, which is shorter. */
  readonly isWhole: boolean
  /** The word that decides; empty where none does. */
  readonly reason: string
}

/** What somebody said, in quotation marks, is not a statement of the document. */
export const QUOTED: AboutDuration = { subject: 'other', metric: null, isWhole: false, reason: 'quotation' }

/** What is said of another day than the incident's. */
export const ANOTHER_DAY: AboutDuration = { ...QUOTED, reason: 'another day' }

const NOTHING: AboutDuration = { subject: 'unknown', metric: null, isWhole: false, reason: '' }

/** Words of goals, budgets, hypotheses, other incidents and parts of this one. */
const ELSEWHERE = wordSet(
  'would could might should if had without allow allows allowed allowing budget sla slo tolerate tolerates tolerance target goal objective similar another each every per year quarter month previous previously earlier separately past normally usually typically average maximum corresponds corresponding equivalent uptime availability',
)
/** Words near before a duration of a period, a level or a delay. */
const LEVEL = wordSet(
  `${OF_LEVEL} expires expire keeps cache ttl poll polled session sessions some first last next keep kept retained stored`,
)
/** Words directly after one. */
const AFTER = wordSet(`${AFTER_LEVEL} old ago window maintenance period`)

const OUTAGE = wordSet(
  'outage incident impact downtime disruption degradation slowdown interruption unavailability brownout effect problem',
)
const LASTED = wordSet('lasted lasting lasts duration took continued persisted was is of')
const STATE = wordSet(
  'down unavailable offline inaccessible unreachable unresponsive affected degraded inoperable unusable disrupted broken unnoticed',
)
/** What fails, for somebody or as a part of the whole. */
const FAILING = wordSet(
  'fail failed failing fails failure failures error errors erroring slow slowly unable halted stopped paused frozen hung crashed crashing stuck blocked rejected refused loss lost missing',
)
/** Words that change nothing between the deciding one and the duration. */
const FILLER = wordSet(
  'for a an the total of only just about around roughly approximately over nearly almost completely fully entirely rendered still really was were is been being up to',
)
/** What is done about an incident, which is never longer than it. */
const WORK = wordSet('operation maintenance recovery restoration')
const COMPLETE = wordSet('of total complete full partial service severe')
const LENGTH = wordSet('duration length downtime')

const METRICS: readonly (readonly [ReadonlySet<string>, MetricName])[] = [
  [wordSet('detect detection ttd mttd'), 'time_to_detect'],
  [wordSet('acknowledge acknowledgement acknowledgment tta mtta'), 'time_to_acknowledge'],
  [wordSet('mitigate mitigation repair recover recovery restore restoration ttm mttm'), 'time_to_mitigate'],
  [wordSet('resolve resolution ttr mttr'), 'time_to_resolve'],
]

/** What a duration is of, by its sentence before and after it. */
export function aboutDuration(before: string, after: string): AboutDuration {
  const [said, next] = [wordsOf(before), wordsOf(after)]
  const elsewhere = elsewhereIn(said) ?? elsewhereIn(next)
  if (elsewhere !== undefined) return { ...NOTHING, subject: 'other', reason: elsewhere }
  const [first = ''] = next
  if (AFTER.has(first)) return { ...NOTHING, subject: 'other', reason: first }
  const metric = metricBefore(said)
  if (metric) return { subject: 'incident', metric, isWhole: true, reason: metric }
  const near = said.slice(-4)
  const level = near.find(word => LEVEL.has(word))
  const noun = next.find(word => !COMPLETE.has(word))
  // "40 minutes of total outage", "a 3-hour outage"
  if (noun !== undefined && OUTAGE.has(noun) && next.indexOf(noun) <= 3)
    return { subject: 'incident', metric: null, isWhole: false, reason: noun }
  if (level !== undefined) return { ...NOTHING, subject: 'other', reason: level }
  const found = ofState(said) ?? ofLength(said) ?? ofFailure(said, next)
  return found ? { subject: 'incident', metric: null, ...found } : NOTHING
}

/** "We could not log in" is of this incident, as no other "could" is. */
const elsewhereIn = (words: readonly string[]): string | undefined =>
  words.find((word, i) => ELSEWHERE.has(word) && !(word === 'could' && words[i + 1] === 'not'))

type Found = Pick<AboutDuration, 'isWhole' | 'reason'>

const decidingIn = (said: readonly string[]): string => said.findLast(one => !FILLER.has(one)) ?? ''

/** "The site was down for" */
function ofState(said: readonly string[]): Found | null {
  const word = decidingIn(said)
  return STATE.has(word) ? { isWhole: isOfService(said, word), reason: word } : null
}

/** "Duration:", "the outage lasted", "recovery took" */
function ofLength(said: readonly string[]): Found | null {
  const word = decidingIn(said)
  const isLabel = said.length <= 3
  if (LENGTH.has(word) || OUTAGE.has(word))
    return isLabel || hasAny(said.slice(-6), OUTAGE) ? { isWhole: true, reason: word } : null
  const lasting = LASTED.has(word) ? said.slice(-8) : []
  const outage = lasting.find(one => OUTAGE.has(one))
  if (outage) return { isWhole: true, reason: outage }
  const work = word === 'took' && lasting.find(one => WORK.has(one))
  return work ? { isWhole: false, reason: work } : null
}

/** "Checkouts failed for", "nobody could log in for", "For … customers saw errors": a part, at most as long as the whole. */
function ofFailure(said: readonly string[], next: readonly string[]): Found | null {
  const at = said.findLastIndex(word => word === 'for' || word === 'period')
  if (at < 0 || !said.slice(at + 1).every(word => FILLER.has(word))) return null
  const isAfter = at === 0 || said[at] === 'period'
  const clause = isAfter ? next.slice(0, 10) : said.slice(Math.max(0, at - 8), at)
  const reason = clause.find(
    (word, i) =>
      FAILING.has(word) ||
      (isAfter && STATE.has(word)) ||
      /^(?:cannot|(?:can|could)n['’]t)$/.test(word) ||
      (word === 'not' && clause[i - 1] === 'could'),
  )
  return reason === undefined ? null : { isWhole: false, reason }
}

/** "Time to repair:", "TTD:", "Detection delay:" */
function metricBefore(said: readonly string[]): MetricName | null {
  const near = said.slice(-8)
  const to = near.findIndex((word, i) => word === 'to' && near[i - 1] === 'time')
  const named = to >= 0 ? near[to + 1] : undefined
  const label = said.length <= 3 ? said.find(word => METRICS.some(([names]) => names.has(word))) : undefined
  const isLabel = label !== undefined && (/tt[dmra]$/.test(label) || hasAny(said, TIMES))
  const word = named ?? (isLabel ? label : undefined)
  return METRICS.find(([names]) => word !== undefined && names.has(word))?.[1] ?? null
}

const TIMES = wordSet('time delay')

const SERVICE = wordSet('service services site website api system everything it')

/** Whether what was in a state is the whole service: "the site was down for". */
const isOfService = (said: readonly string[], state: string): boolean => {
  const before = said.slice(0, said.lastIndexOf(state)).filter(word => !FILLER.has(word))
  const subject = before.at(-1) ?? ''
  return SERVICE.has(subject) || /^[\w-]+\.\w{2,4}$/.test(subject)
}
