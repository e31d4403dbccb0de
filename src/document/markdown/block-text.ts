import { type Range, trimRange } from '../text/index.ts'
import type { TextLine } from './block.ts'

/** The lines of a block of HTML without its comments and tags. */
export function readWords(text: string, { start, end }: Range): TextLine[] {
  // a slice, so that the text after the block is not searched
  const block = text.slice(start, end)
  if (/^<(?:script|style|pre|textarea)\b/i.test(block.slice(0, 12))) return []
  const words: TextLine[] = []
  for (let at = 0; at < block.length; ) {
    const open = block.indexOf('<', at)
    const stop = open < 0 ? block.length : open
    for (const { 0: line, index } of block.slice(at, stop).matchAll(/[^\r\n]+/g))
      if (line.trim() !== '') words.push({ text: line, start: start + at + index })
    if (open < 0) break
    const comment = block.startsWith('<!--', open)
    const close = block.indexOf(comment ? '-->' : '>', open + 1)
    if (close < 0) break
    at = close + (comment ? 3 : 1)
  }
  return words
}

/** The cells of a table row, split at bars that are not escaped. */
export function readCells(text: string, row: Range): TextLine[] {
  const cells: TextLine[] = []
  let start = text[row.start] === '|' ? row.start + 1 : row.start
  for (let at = start; at <= row.end; at++) {
    if (at + 1 < row.end && text[at] === '\\') at++
    else if (at === row.end || text[at] === '|') {
      const cell = trimRange(text, { start, end: at })
      if (at < row.end || cell.end > cell.start)
        cells.push({ text: text.slice(cell.start, cell.end), start: cell.start })
      start = at + 1
    }
  }
  return cells
}

const MARKERS = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t>]+)*/

/** Whether a block of code is between fences, and whether the second is there; null for indented code. */
export function fenceOf(text: string, { start, end }: Range): 'closed' | 'open' | null {
  const source = text.slice(start, end)
  if (/^[ \t]/.test(source)) return null
  const markers = MARKERS.exec(source)?.[0].length ?? 0
  const [fence] = /^(?:`{3,}|~{3,})/.exec(source.slice(markers)) ?? []
  if (fence === undefined) return null
  const last = Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r'))
  const [lead = ''] = /^[ \t>]*/.exec(source.slice(last + 1)) ?? []
  const closing = source.slice(last + 1 + lead.length).trimEnd()
  const isFence = closing.length >= fence.length && closing === fence.charAt(0).repeat(closing.length)
  // the closing fence is in the same quotes, and no further in than code would be
  let lineStart = start
  while (lineStart > 0 && !'\r\n'.includes(text[lineStart - 1] ?? '')) lineStart--
  const opening = text.slice(lineStart, start + markers)
  const quotes = (part: string) => part.split('>').length
  const isBeside = quotes(lead) === quotes(opening) && lead.length <= opening.length + 3
  return last >= 0 && isFence && isBeside ? 'closed' : 'open'
}
