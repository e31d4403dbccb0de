import {
  type Claim,
  claimsIn,
  comparable,
  type Document,
  type DurationClaim,
  dateOf,
  formatDuration,
  isoDate,
  type Moment,
  milestoneNames,
  type Position,
  positionAt,
} from '../document/index.ts'
import type { Finding } from './run.ts'

/** What became of a claim that was held against the rest of the document. */
export interface Verdict {
  readonly claim: Claim
  readonly state: 'supported' | 'contradicted' | 'unchecked'
  /** The line of what it was held against; null where it was nothing, or the claim's own sentence. */
  readonly line: number | null
  /** What supports or contradicts it, or why it cannot be checked. */
  readonly why: string
}

/** A time of the timeline or of a milestone, with its name and its line. */
interface Known {
  readonly moment: Moment
  readonly name: string
  readonly line: number
}

/** Every claim of a document with its verdict. @param findings of the same document. */
export function ledgerOf(document: Document, findings: readonly Finding[]): readonly Verdict[] {
  const known = knownTimes(document)
  const placeOf = ({ line, column }: Position) => `${line}:${column}`
  // the first of a place counts
  const contradictions = new Map(
    findings
      .filter(({ rule }) => RULES.has(rule))
      .toReversed()
      .map(finding => [placeOf(finding.start), finding]),
  )
  return claimsIn(document)
    .toSorted((a, b) => a.start - b.start)
    .map(claim => {
      const against = contradictions.get(placeOf(positionAt(document.lines, claim.start)))
      if (against) {
        const line = against.related?.[0]?.start.line ?? null
        return { claim, state: 'contradicted', line, why: against.message }
      }
      return verdictOn(claim, document, known)
    })
}

/** The rules that compare claims. */
const RULES: ReadonlySet<string> = new Set([
  'duration-mismatch',
  'sum-mismatch',
  'count-mismatch',
  'date-slip',
  'metadata-slip',
  'weekday-mismatch',
  'time-in-prose',
  'zone-pair',
])

function knownTimes({ milestones, milestonePlaces, events, lines }: Document): readonly Known[] {
  const lineOf = (at: number) => positionAt(lines, at).line
  const stated = milestoneNames.flatMap((name): Known[] => {
    const [moment, place] = [milestones[name], milestonePlaces.get(name)]
    return moment && place ? [{ moment, name: `${name} (${moment.text})`, line: lineOf(place.start) }] : []
  })
  const told = events.flatMap(({ at, stampRange }): Known[] =>
    at ? [{ moment: at, name: at.text, line: lineOf(stampRange.start) }] : [],
  )
  return [...stated, ...told]
}

const unchecked = (claim: Claim, why: string): Verdict => ({ claim, state: 'unchecked', line: null, why })

function verdictOn(claim: Claim, document: Document, known: readonly Known[]): Verdict {
  switch (claim.kind) {
    case 'invalid':
      return { claim, state: 'contradicted', line: null, why: claim.why }
    case 'total':
      return { claim, state: 'supported', line: null, why: `is the sum of ${claim.parts.length} parts` }
    case 'count':
      return { claim, state: 'supported', line: null, why: `the list below has ${claim.listed}` }
    case 'instant': {
      const { moment } = claim
      if (!moment) return unchecked(claim, 'its day is not known')
      const same = known.find(one => comparable(one.moment, moment) && overlap(one.moment, moment))
      return same
        ? { claim, state: 'supported', line: same.line, why: `is ${same.name}` }
        : unchecked(claim, 'no event and no milestone has this time')
    }
    case 'date': {
      const day = isoDate(claim.date)
      const same = known.find(({ moment }) => {
        const date = dateOf(moment)
        return date !== null && isoDate(date) === day
      })
      return same
        ? { claim, state: 'supported', line: same.line, why: `is the day of ${same.name}` }
        : unchecked(claim, 'no event and no milestone is of this day')
    }
    case 'duration':
      return verdictOnDuration(claim, document, known)
  }
}

function verdictOnDuration(claim: DurationClaim, document: Document, known: readonly Known[]): Verdict {
  const { duration, beside, subject, reason, metric } = claim
  const fits = (least: number, most: number) => most >= duration.least && least <= duration.most
  if (beside && fits(beside.value, beside.value))
    return { claim, state: 'supported', line: null, why: `${beside.text} is ${formatDuration(beside.value)}` }
  if (subject === 'other') return unchecked(claim, `is about something else ("${reason}")`)
  const measured = metric && document.metrics[metric]
  if (measured && fits(measured.least, measured.most))
    return { claim, state: 'supported', line: null, why: `${measured.from} to ${measured.to} is that long` }
  if (subject === 'unknown') return unchecked(claim, 'nothing says what it is of')
  if (known.length < 2) return unchecked(claim, 'there are no two times to compare it with')
  for (const [i, a] of known.slice(0, TIMES_AT_MOST).entries())
    for (const b of known.slice(i + 1, TIMES_AT_MOST)) {
      if (!comparable(a.moment, b.moment)) continue
      const [early, late] = a.moment.earliest <= b.moment.earliest ? [a, b] : [b, a]
      if (fits(late.moment.earliest - early.moment.latest, late.moment.latest - early.moment.earliest))
        return {
          claim,
          state: 'supported',
          line: early.line,
          why: `${early.name} (line ${early.line}) to ${late.name} (line ${late.line}) is that long`,
        }
    }
  return unchecked(claim, 'no two times are that far apart, and it may be of a part')
}

const TIMES_AT_MOST = 100

/** Whether two moments may be one; people round the times of their prose. */
const overlap = (a: Moment, b: Moment): boolean =>
  a.latest + ROUNDED >= b.earliest && b.latest + ROUNDED >= a.earliest

const ROUNDED = 60_000
