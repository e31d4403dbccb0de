import type { Edit } from '../../document/index.ts'

/** A change of a text, with what is needed to take it back after others. */
export interface Splice {
  /** The offset in the text before the change, and in the one after it. */
  readonly at: number
  readonly before: string
  readonly after: string
  /** The ends of the text on either side. */
  readonly around: readonly [string, string]
}

/** A change that is no note of an event: answers, or the whole text of a new file. */
export interface Change {
  readonly id: string
  /** Whether it created the file. */
  readonly created?: boolean
  readonly splices: readonly Splice[]
}

/** Characters beside a change by which it is found again. */
const BESIDE = 24

export const spliceOf = (text: string, { range: { start, end }, text: after }: Edit): Splice => ({
  at: start,
  before: text.slice(start, end),
  after,
  around: [text.slice(Math.max(0, start - BESIDE), start), text.slice(end, end + BESIDE)],
})

/** The one change that makes a text of another. */
export function spliceBetween(before: string, after: string): Splice {
  const most = Math.min(before.length, after.length)
  let start = 0
  while (start < most && before[start] === after[start]) start++
  let same = 0
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++
  const range = { start, end: before.length - same }
  return spliceOf(before, { range, text: after.slice(start, after.length - same) })
}

/** The text without some changes, the last of which is taken back first; null where one is not found any more. */
export function takenBack(text: string, splices: readonly Splice[]): string | null {
  let now = text
  for (const splice of splices.toReversed()) {
    const place = placeOf(now, splice)
    if (place === null) return null
    now = now.slice(0, place) + splice.before + now.slice(place + splice.after.length)
  }
  return now
}

/** Where the new text of a change is: at its place between what was there, else at the only other such place. */
function placeOf(text: string, { at, after, around: [left, right] }: Splice): number | null {
  const whole = left + after + right
  if (text.startsWith(whole, at - left.length)) return at
  for (const [words, skip] of [
    [whole, left.length],
    [left + after, left.length],
    [after + right, 0],
    [after, 0],
  ] as const) {
    const found = words.trim().length < SHORTEST ? -1 : text.indexOf(words)
    if (found >= 0 && text.indexOf(words, found + 1) < 0) return found + skip
  }
  return null
}

/** Fewer letters may be anywhere. */
const SHORTEST = 4
