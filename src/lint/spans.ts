import { comparable, type Document, type Moment, type Range, timesIn } from '../document/index.ts'

/** The least and the most time between two times, in milliseconds. */
export type Span = readonly [least: number, most: number]

/** The spans of a document, computed when they are first asked for. */
export interface Spans {
  /** Between any two times. */
  any(): readonly Span[]
  /** From each time to the last one. */
  toEnd(): readonly Span[]
}

/** Beyond this many times nearly every duration is the span of some pair, which proves nothing. */
export const TIMES_AT_MOST = 300

export function spansOf(document: Document): Spans {
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

/** A time that is more precise than a day, and its place. */
export interface TimeOf {
  readonly moment: Moment
  readonly range: Range
}

/** The times of the milestones and events that are more precise than a day; none where they are of several days without a year. */
export function timedIn(document: Document): readonly TimeOf[] {
  const times = timesIn(document).flatMap(({ moment, range }) =>
    moment && moment.granularity !== 'day' ? [{ moment, range }] : [],
  )
  return new Set(times.map(({ moment }) => moment.yearless)).size > 1 ? [] : times
}

/** The longest of some spans; 0 where there is none. */
export const longestOf = (spans: readonly Span[]): number =>
  spans.reduce((longest, [, most]) => Math.max(longest, most), 0)

/** The two times that are the farthest apart, the earlier one first. @throws RangeError where no two can be compared */
export function farthestIn(document: Document): readonly [TimeOf, TimeOf] {
  let farthest: readonly [TimeOf, TimeOf] | null = null
  let most = -1
  for (const [a, b] of pairsOf(timedIn(document), ({ moment }) => moment)) {
    const apart = b.moment.latest - a.moment.earliest
    if (apart <= most) continue
    farthest = [a, b]
    most = apart
  }
  if (!farthest) throw new RangeError('no two times can be compared')
  return farthest
}

function spansToEnd(document: Document): readonly Span[] {
  const moments = timedIn(document).map(({ moment }) => moment)
  const last = document.milestones.resolved ?? moments.toSorted((a, b) => b.latest - a.latest)[0]
  if (!last || moments.length > TIMES_AT_MOST) return []
  return moments.flatMap(moment =>
    comparable(moment, last) && moment.latest < last.earliest ? [spanOf(moment, last)] : [],
  )
}

function spansBetween(document: Document): readonly Span[] {
  const moments = timedIn(document).map(({ moment }) => moment)
  if (moments.length > TIMES_AT_MOST) return []
  return Array.from(
    pairsOf(moments, moment => moment),
    ([early, late]) => spanOf(early, late),
  )
}

/** The span from one time to a later one. */
export const spanOf = (early: Moment, late: Moment): Span => [
  late.earliest - early.latest,
  late.latest - early.earliest,
]

/** Every two items whose moments can be compared, the earlier one first. */
export function* pairsOf<T>(items: readonly T[], momentOf: (item: T) => Moment): Iterable<readonly [T, T]> {
  for (const [i, a] of items.entries())
    for (const b of items.slice(i + 1))
      if (comparable(momentOf(a), momentOf(b)))
        yield momentOf(a).earliest <= momentOf(b).earliest ? [a, b] : [b, a]
}
