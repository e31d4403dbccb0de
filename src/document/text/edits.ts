import { type Range, slice } from './lines.ts'

/** A change of a text: the range is replaced by the text. */
export interface Edit {
  readonly range: Range
  readonly text: string
}

/** Applies edits to the text they were made for. @throws RangeError where they overlap, or lie outside of it. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let result = ''
  let at = 0
  for (const { range, text: replacement } of inOrder(edits)) {
    if (range.start < at) throw new RangeError('edits overlap')
    if (range.end < range.start || range.end > text.length)
      throw new RangeError('an edit is not within the text')
    result += text.slice(at, range.start) + replacement
    at = range.end
  }
  return result + text.slice(at)
}

/** The edits that turn the changed text back into `text`. */
export function invertEdits(text: string, edits: readonly Edit[]): Edit[] {
  let shift = 0
  return inOrder(edits).map(({ range, text: replacement }) => {
    const start = range.start + shift
    shift += replacement.length - (range.end - range.start)
    return { range: { start, end: start + replacement.length }, text: slice(text, range) }
  })
}

const inOrder = (edits: readonly Edit[]) => [...edits].sort((a, b) => a.range.start - b.range.start)

/** An edit that inserts a text at an offset. */
export const insertAt = (at: number, text: string): Edit => ({ range: { start: at, end: at }, text })
