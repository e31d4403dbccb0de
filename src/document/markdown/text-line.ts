import type { TextLine } from './block.ts'

/** The offset of the end of a line; 0 without a line. */
export const endOfLine = (line: TextLine | undefined): number => (line ? line.start + line.text.length : 0)

/** The text without the box of a task list. */
export const withoutBox = (text: string): string => text.replace(/^\[[ xX]\]\s+/, '')

/** The parts of a line between `<br>` tags. */
export function splitAtBreaks(line: TextLine): TextLine[] {
  const lines: TextLine[] = []
  let start = 0
  for (const found of line.text.matchAll(/<br ?\/?>/gi)) {
    lines.push(part(line, start, found.index))
    start = found.index + found[0].length
  }
  lines.push(part(line, start, line.text.length))
  return lines.filter(l => l.text)
}

function part({ text, start }: TextLine, from: number, to: number): TextLine {
  const slice = text.slice(from, to)
  return { text: slice.trim(), start: start + from + (slice.length - slice.trimStart().length) }
}

/** The text without punctuation and spaces at its end that lead to a time. */
export function withoutTail(text: string): string {
  let end = text.length
  while (end > 0 && /[\s:,@(–—-]/.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** The text without HTML comments, which are notes to the author. */
export function withoutComments(text: string): string {
  let at = text.indexOf('<!--')
  if (at < 0) return text
  let result = ''
  let from = 0
  for (; at >= 0; at = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', at)
    if (close < 0) break
    // after a backslash it is text
    const isGuarded = text[at - 1] === '\\' && text[at - 2] !== '\\'
    if (!isGuarded) {
      result += text.slice(from, at)
      from = close + 3
    }
    at = isGuarded ? at + 4 : from
  }
  return (result + text.slice(from)).trim()
}
