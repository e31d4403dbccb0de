import type { MetricName } from '../timeline/index.ts'
import { failureIn, firstClause, isOfFailure, lastClause } from './failure.ts'
import type { Subject } from './subject.ts'
import { AFTER_LEVEL, DOWN, hasAny, OF_LEVEL, wordSet, wordsOf } from './words.ts'

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
  `${OF_LEVEL} expires expire keeps cache ttl poll polled session sessions some first last next`,
)
/** Words directly after one. */
const AFTER = wordSet(`${AFTER_LEVEL} old ago window maintenance period`)

const OUTAGE = wordSet(
  'outage incident impact downtime disruption degradation slowdown interruption unavailability brownout effect',
)
const LASTED = wordSet('lasted lasting lasts duration took continued persisted was is of')
const STATE = wordSet(`${DOWN} unreachable affected elevated inoperable unusable unnoticed`)
/** Words that change nothing between the deciding one and the duration. */
const FILLER = wordSet(
  'for a an the total of only just about around roughly approximately over nearly almost completely fully entirely rendered still really intermittently was were is been being up to',
)
/** What is done about an incident, which is never longer than it. */
const WORK = wordSet(
  'operation maintenance recovery restoration detection mitigation resolution rollback failover',
)
/** What is done about it, after "it took" and a duration. */
const TO_END = wordSet('detect notice discover recover restore resolve mitigate')
const ENDED = wordSet('recovered restored resolved')
/** What goes on in an incident, and may be a part of it. */
const GOING_ON = wordSet('problem problems issue issues symptoms errors failures')
const PERSISTED = wordSet('lasted persisted continued')
const SPAN = wordSet('window period phase time')
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
  const [first = '', second = ''] = next
  const isOfWhat = first === 'period' && DURING.has(second)
  if (AFTER.has(first) && !isOfWhat) return { ...NOTHING, subject: 'other', reason: first }
  const metric = metricBefore(said)
  if (metric) return { subject: 'incident', metric, isWhole: true, reason: metric }
  const near = said.slice(-4)
  const level = near.find(word => LEVEL.has(word))
  const noun = next.find(word => !COMPLETE.has(word))
  // "40 minutes of total outage", "a 3-hour outage"
  if (noun !== undefined && OUTAGE.has(noun) && next.indexOf(noun) <= 3)
    return { subject: 'incident', metric: null, isWhole: false, reason: noun }
  const state = ofState(said)
  if (level !== undefined && !state) return { ...NOTHING, subject: 'other', reason: level }
  const found = state ?? ofLength(said) ?? ofEnd(said, next) ?? ofFailure(said, next)
  return found ? { subject: 'incident', metric: null, ...found } : NOTHING
}

/** The first word that says that it is of something else; "we had 3 hours of outage" is not. */
function elsewhereIn(words: readonly string[]): string | undefined {
  const last = words.findLastIndex(word => !FILLER.has(word))
  return words.find(
    (word, i) => ELSEWHERE.has(word) && !isOfFailure(words, i) && !(word === 'had' && i === last),
  )
}

type Found = Pick<AboutDuration, 'isWhole' | 'reason'>

/** The last word that changes something: "for the next 3 hours" is as "for 3 hours". */
const decidingIn = (said: readonly string[]): string =>
  said.findLast((one, i) => !FILLER.has(one) && !(one === 'next' && said[i - 1] === 'the')) ?? ''

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
  if (SPAN.has(word)) {
    const of = said[said.lastIndexOf(word) - 1] ?? ''
    return OUTAGE.has(of) ? { isWhole: true, reason: of } : null
  }
  const lasting = LASTED.has(word) ? said.slice(-8) : []
  const outage = lasting.find(one => OUTAGE.has(one))
  if (outage) return { isWhole: true, reason: outage }
  const part = lasting.find(
    one => (word === 'took' && WORK.has(one)) || (PERSISTED.has(word) && GOING_ON.has(one)),
  )
  return part ? { isWhole: false, reason: part } : null
}

/** "It took us 3 hours to recover", "service was restored after 3 hours" */
function ofEnd(said: readonly string[], next: readonly string[]): Found | null {
  const [to, verb = ''] = next
  if (to === 'to' && TO_END.has(verb) && said.slice(-3).includes('took'))
    return { isWhole: false, reason: verb }
  const ended = said.at(-1) === 'after' ? said.slice(-4).find(word => ENDED.has(word)) : undefined
  return ended ? { isWhole: false, reason: ended } : null
}

const DURING = wordSet('during when where in')

/** "Checkouts failed for", "nobody could log in for", "For … customers saw errors": a part, at most as long as the whole. */
function ofFailure(said: readonly string[], next: readonly string[]): Found | null {
  const at = said.lastIndexOf('for')
  const isPeriod = next[0] === 'period' || said.slice(-2)[0] === 'period'
  const isBeside = at >= 0 && said.slice(at + 1).every(word => FILLER.has(word) || word === 'period')
  // "For 3 hours, …", "a period of 3 hours where jobs failed"
  const isAfter = isBeside ? at === 0 : isPeriod
  if (!isBeside && !isAfter) return null
  const clause = isAfter
    ? firstClause(next.filter(word => word !== 'period' && !DURING.has(word)))
    : lastClause(said.slice(0, at)).slice(-14)
  const reason = failureIn([...said, ...next], clause, isAfter)
  return reason === null ? null : { isWhole: false, reason }
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
