import type { TextLine } from './blocks.ts'
import { type Range, trimRange } from './text.ts'

/** The lines of a block of HTML without its comments and tags. */
export function readWords(text: string, { start, end }: Range): TextLine[] {
  if (/^<(?:script|style|pre|textarea)\b/i.test(text.slice(start, start + 12))) return []
  const words: TextLine[] = []
  let at = start
  while (at < end) {
    const open = text.indexOf('<', at)
    const stop = open < 0 || open > end ? end : open
    for (const { 0: line, index } of text.slice(at, stop).matchAll(/[^\r\n]+/g))
      if (line.trim() !== '') words.push({ text: line, start: at + index })
    if (stop === end) break
    const comment = text.startsWith('<!--', open)
    const close = text.indexOf(comment ? '-->' : '>', open + 1)
    if (close < 0 || close >= end) break
    at = close + (comment ? 3 : 1)
  }
  return words
}

/** The cells of a table row, split at the bars that no backslash guards. */
export function readCells(text: string, row: Range): TextLine[] {
  const cells: TextLine[] = []
  let start = text[row.start] === '|' ? row.start + 1 : row.start
  for (let at = start; at <= row.end; at++) {
    if (at < row.end && text[at] === '\\') at++
    else if (at === row.end || text[at] === '|') {
      const cell = trimRange(text, { start, end: at })
      if (at < row.end || cell.end > cell.start)
        cells.push({ text: text.slice(cell.start, cell.end), start: cell.start })
      start = at + 1
    }
  }
  return cells
}
