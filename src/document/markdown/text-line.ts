import type { TextLine } from './block.ts'

export const endOfLine = (line: TextLine | undefined): number => (line ? line.start + line.text.length : 0)

/** The box of a task list says nothing of the time behind it. */
export const withoutBox = (text: string): string => text.replace(/^\[[ xX]\]\s+/, '')

/** The pieces of a line that `<br>` parts. */
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
  const piece = text.slice(from, to)
  return { text: piece.trim(), start: start + from + (piece.length - piece.trimStart().length) }
}

/** The text without the signs and blanks at its end that lead on to something. */
export function withoutTail(text: string): string {
  let end = text.length
  while (end > 0 && /[\s:,@(–—-]/.test(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

/** The text without HTML comments: they are notes to the author. */
export function withoutComments(text: string): string {
  let at = text.indexOf('<!--')
  if (at < 0) return text
  let result = ''
  let from = 0
  for (; at >= 0; at = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', at)
    if (close < 0) break
    // behind a backslash it is words
    const isGuarded = text[at - 1] === '\\' && text[at - 2] !== '\\'
    if (!isGuarded) {
      result += text.slice(from, at)
      from = close + 3
    }
    at = isGuarded ? at + 4 : from
  }
  return (result + text.slice(from)).trim()
}
