import type { Span } from '../document/index.ts'

/** What can be said of some durations: of the middle one and its quarters, never of a mean, which one long outage moves. */
export interface Quartiles {
  /** How many have a value. */
  readonly n: number
  /** How many have none. */
  readonly missing: number
  /** In milliseconds; a range where some of the values are one. Null where there is no value. */
  readonly lower: Span | null
  readonly median: Span | null
  readonly upper: Span | null
}

/** The quartiles of durations. Of a range both ends are carried through: no value between them is taken for it. */
export function quartilesOf(spans: readonly (Span | null)[]): Quartiles {
  const known = spans.filter(span => span !== null)
  const [least, most] = [known.map(span => span.least), known.map(span => span.most)].map(ascending) as [
    number[],
    number[],
  ]
  const at = (share: number): Span | null =>
    known.length === 0 ? null : { least: quantile(least, share), most: quantile(most, share) }
  return {
    n: known.length,
    missing: spans.length - known.length,
    lower: at(0.25),
    median: at(0.5),
    upper: at(0.75),
  }
}

const ascending = (values: readonly number[]): number[] => values.toSorted((a, b) => a - b)

/**
 * A quantile of values in order, with what is between two of them by its share: the seventh definition of Hyndman and Fan
 * (1996), as R and NumPy have it.
 */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const [low = 0, high = low] = [sorted[below], sorted[below + 1]]
  return low + (high - low) * (place - below)
}

/** How much the median of later values is of that of earlier ones. */
export interface Trend {
  readonly earlier: number
  readonly later: number
  /** Later through earlier: 0.5 is half as long. */
  readonly ratio: number
  /** The 95 % interval of the ratio, by bootstrap. */
  readonly from: number
  readonly to: number
  /** Whether the interval leaves 1 out: the change is more than chance. */
  readonly isMoreThanChance: boolean
}

/** Fewer values on either side say nothing of a change. */
const FEWEST = 5
const RESAMPLES = 2000

/** A change of the median between two groups; null where one has too few values, or a median of 0. */
export function trendOf(earlier: readonly number[], later: readonly number[]): Trend | null {
  if (earlier.length < FEWEST || later.length < FEWEST) return null
  const [first, last] = [ascending(earlier), ascending(later)]
  const [before, after] = [quantile(first, 0.5), quantile(last, 0.5)]
  if (before <= 0) return null
  const random = generator()
  const ratios = Array.from({ length: RESAMPLES }, () => {
    const base = medianOfResample(first, random)
    return base > 0 ? medianOfResample(last, random) / base : Number.POSITIVE_INFINITY
  }).sort((a, b) => a - b)
  const [from, to] = [quantile(ratios, 0.025), quantile(ratios, 0.975)]
  return {
    earlier: before,
    later: after,
    ratio: after / before,
    from,
    to,
    isMoreThanChance: from > 1 || to < 1,
  }
}

/** The median of as many values drawn from these, each as often as it comes. @param sorted in order, so that nothing has to be sorted */
function medianOfResample(sorted: readonly number[], random: () => number): number {
  const drawn = new Uint32Array(sorted.length)
  for (let i = 0; i < sorted.length; i++) {
    const at = Math.floor(random() * sorted.length)
    drawn[at] = (drawn[at] ?? 0) + 1
  }
  const [below, above] = [Math.floor((sorted.length - 1) / 2), Math.ceil((sorted.length - 1) / 2)]
  let [seen, low] = [0, Number.NaN]
  for (const [i, count] of drawn.entries()) {
    seen += count
    if (Number.isNaN(low) && seen > below) low = sorted[i] ?? 0
    if (seen > above) return (low + (sorted[i] ?? 0)) / 2
  }
  return low
}

/** Numbers from 0 to 1 that are the same in every run: mulberry32. */
function generator(): () => number {
  let state = 0x9e_37_79_b9
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
