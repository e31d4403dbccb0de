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
import { milestonePlace } from './milestone-place.ts'
import type { Finding } from './run.ts'
import { pairsOf, spanOf } from './spans.ts'

/** What became of a claim that was held against the rest of the document. */
export interface Verdict {
  readonly claim: Claim
  /** Where the claim begins. */
  readonly start: Position
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
  const contradictions = findings.filter(({ rule }) => RULES.has(rule))
  return claimsIn(document)
    .toSorted((a, b) => a.start - b.start)
    .map(claim => {
      const start = positionAt(document.lines, claim.start)
      // a weekday may stand in the middle of a time with its day
      const against = contradictions.find(
        ({ range }) => claim.start <= range.start && range.start < claim.end,
      )
      if (against) {
        const line = against.related?.[0]?.start.line ?? null
        return { claim, start, state: 'contradicted', line, why: against.message }
      }
      return { claim, start, ...verdictOn(claim, document, known) }
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

function knownTimes(document: Document): readonly Known[] {
  const { milestones, events, lines } = document
  const lineOf = (at: number) => positionAt(lines, at).line
  const stated = milestoneNames.flatMap((name): Known[] => {
    const [moment, [place]] = [milestones[name], milestonePlace(document, name)]
    return moment && place ? [{ moment, name: place.message, line: lineOf(place.range.start) }] : []
  })
  const told = events.flatMap(({ at, stampRange }): Known[] =>
    at ? [{ moment: at, name: at.text, line: lineOf(stampRange.start) }] : [],
  )
  return [...stated, ...told]
}

/** What is said of a claim. */
type Said = Omit<Verdict, 'claim' | 'start'>

const unchecked = (why: string): Said => ({ state: 'unchecked', line: null, why })

function verdictOn(claim: Claim, document: Document, known: readonly Known[]): Said {
  switch (claim.kind) {
    case 'invalid':
      return { state: 'contradicted', line: null, why: claim.why }
    case 'total':
      return { state: 'supported', line: null, why: `is the sum of ${claim.parts.length} parts` }
    case 'count':
      return { state: 'supported', line: null, why: `the list below has ${claim.listed}` }
    case 'instant': {
      const { moment } = claim
      if (!moment) return unchecked('its day is not known')
      const same = known.find(one => comparable(one.moment, moment) && overlap(one.moment, moment))
      return same
        ? { state: 'supported', line: same.line, why: `is ${same.name}` }
        : unchecked('no event and no milestone has this time')
    }
    case 'date': {
      const day = isoDate(claim.date)
      const same = known.find(({ moment }) => {
        const date = dateOf(moment)
        return date !== null && isoDate(date) === day
      })
      return same
        ? { state: 'supported', line: same.line, why: `is the day of ${same.name}` }
        : unchecked('no event and no milestone is of this day')
    }
    case 'duration':
      return verdictOnDuration(claim, document, known)
  }
}

function verdictOnDuration(claim: DurationClaim, document: Document, known: readonly Known[]): Said {
  const { duration, beside, subject, reason, metric } = claim
  // a span that is less certain than the duration is long would support nearly any
  const fits = (least: number, most: number) =>
    most >= duration.least && least <= duration.most && most - least <= Math.max(duration.most, 60_000)
  if (beside && fits(beside.value, beside.value))
    return { state: 'supported', line: null, why: `${beside.text} is ${formatDuration(beside.value)}` }
  if (subject === 'other') return unchecked(`is about something else ("${reason}")`)
  const measured = metric && document.metrics[metric]
  if (measured && fits(measured.least, measured.most))
    return { state: 'supported', line: null, why: `${measured.from} to ${measured.to} is that long` }
  if (subject === 'unknown') return unchecked('nothing says what it is of')
  if (known.length < 2) return unchecked('there are no two times to compare it with')
  for (const [early, late] of pairsOf(known.slice(0, TIMES_AT_MOST), ({ moment }) => moment))
    if (fits(...spanOf(early.moment, late.moment)))
      return {
        state: 'supported',
        line: early.line,
        why: `${early.name} (line ${early.line}) to ${late.name} (line ${late.line}) is that long`,
      }
  return unchecked('no two times are that far apart, and it may be of a part')
}

const TIMES_AT_MOST = 100

/** Whether two moments may be one; people round the times of their prose. */
const overlap = (a: Moment, b: Moment): boolean =>
  a.latest + ROUNDED >= b.earliest && b.latest + ROUNDED >= a.earliest

const ROUNDED = 60_000
