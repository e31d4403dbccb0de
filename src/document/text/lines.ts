/** A range of a text in UTF-16 offsets, `end` not included. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** A position for people: both count from 1, columns in UTF-16 code units as in editors. */
export interface Position {
  readonly line: number
  readonly column: number
}

/** The line starts of a text. A line ends with LF, CRLF or a bare CR, as in Markdown and YAML. */
export interface Lines {
  readonly text: string
  /** Offset of the first character of each line; at least one entry. */
  readonly starts: readonly number[]
}

/** Finds the lines of a text. */
export function linesOf(text: string): Lines {
  // a byte order mark does not belong to the first line
  const starts = [text.startsWith('\ufeff') ? 1 : 0]
  if (!text.includes('\r')) {
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
    return { text, starts }
  }
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1)
  }
  return { text, starts }
}

/** The offset of a line. @param index counted from 0; past the last line gives the end of the text. */
export const lineStart = (lines: Lines, index: number): number => lines.starts[index] ?? lines.text.length

/** The range of a line without its line end. @param index counted from 0. */
export function lineRange(lines: Lines, index: number): Range {
  const start = lineStart(lines, index)
  let end = lineStart(lines, index + 1)
  while (end > start && isLineEnd(lines.text.charCodeAt(end - 1))) end--
  return { start, end }
}

/** The text of a line without its line end. @param index counted from 0. */
export const lineText = (lines: Lines, index: number): string => slice(lines.text, lineRange(lines, index))

/**
 * The number of items that begin at an offset or before it.
 *
 * @param startOf the start of each item, in ascending order.
 */
export function countUpTo(offset: number, count: number, startOf: (index: number) => number): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (startOf(middle) <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The index of the line that contains an offset, counted from 0. */
export const lineAt = (lines: Lines, offset: number): number =>
  Math.max(0, countUpTo(offset, lines.starts.length, index => lineStart(lines, index)) - 1)

/** The position of an offset. */
export function positionAt(lines: Lines, offset: number): Position {
  const line = lineAt(lines, offset)
  return { line: line + 1, column: Math.max(0, offset - lineStart(lines, line)) + 1 }
}

/** The text of a range. */
export const slice = (text: string, range: Range): string => text.slice(range.start, range.end)

/** The end of the line that contains an offset. */
export function nextLineEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

/** The range without white space at either end. */
export function trimRange(text: string, { start, end }: Range): Range {
  while (start < end && isSpace(text.charCodeAt(start))) start++
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--
  return { start, end }
}

/** The first line end of a text, which insertions use too; LF where there is none. */
export function lineEndOf(text: string): string {
  const at = text.search(/[\r\n]/)
  if (at < 0) return '\n'
  return text[at] === '\n' ? '\n' : text[at + 1] === '\n' ? '\r\n' : '\r'
}

/** Whether a character code is a digit. */
export const isDigit = (code: number): boolean => code >= 48 && code <= 57

const isLineEnd = (code: number) => code === 10 || code === 13
const isSpace = (code: number) => code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0xfeff

// an argument for each number would not fit on the stack where a document has 100,000

export const leastOf = (numbers: readonly number[]): number =>
  numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY)

export const greatestOf = (numbers: readonly number[]): number =>
  numbers.reduce((greatest, number) => Math.max(greatest, number), Number.NEGATIVE_INFINITY)

/** The length of the longest run of backticks; 0 where there is none. Code needs a longer one around it. */
export const longestTicks = (text: string): number =>
  Math.max(0, greatestOf([...text.matchAll(/`+/g)].map(([run]) => run.length)))
