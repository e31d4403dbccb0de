import { type Document, longestTicks, type Range } from '../../document/index.ts'

/** The Markdown of blocks, in order. */
export const fragments = (document: Document, ranges: readonly Range[]): string =>
  ranges.map(range => fragment(document, range)).join('\n\n')

/** The Markdown of a block, without the indent of the list it is in. */
function fragment(document: Document, range: Range): string {
  const source = dedented(document, range)
  // indented code after another block could be read as part of that block
  return /^[ \t]/.test(source) ? fenced(source) : source
}

/** Converts indented code to fenced code. */
function fenced(source: string): string {
  const lines = source.split('\n').map(line => line.replace(/^(?: {4}| {0,3}\t| {1,3}$)/, ''))
  const longest = Math.max(2, longestTicks(source))
  const fence = '`'.repeat(longest + 1)
  return [fence, ...lines, fence].join('\n')
}

function dedented({ text }: Document, range: Range): string {
  let lineStart = range.start
  while (lineStart > 0 && !/[\r\n]/.test(text[lineStart - 1] ?? '')) lineStart--
  const indent = range.start - lineStart
  const source = text.slice(range.start, range.end).split(/\r\n|\n|\r/)
  return source
    .map((line, i) => {
      if (i === 0 || indent === 0) return line
      const spaces = line.length - line.trimStart().length
      return line.slice(Math.min(indent, spaces))
    })
    .join('\n')
}
