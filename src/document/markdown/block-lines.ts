import { type Lines, lineRange, lineStart, type Range, trimRange } from '../text/index.ts'

/**
 * The lines of a Markdown text while its blocks are read: in a quote a line begins after the quote's marker, and in a
 * list item its first line begins after the item's marker.
 */
export class BlockLines {
  /** Whether the text has characters that this reader does not support. */
  declined: boolean
  protected readonly text: string
  /** Arrays by line. Offsets in the text: of the line, and of its first word. */
  private readonly lineStarts: number[] = []
  private readonly heads: number[] = []
  private readonly ends: number[] = []
  /** The same within the innermost quote or list item, and the number of spaces between the two. */
  protected readonly starts: number[] = []
  protected readonly firsts: number[] = []
  protected readonly columns: number[] = []
  /** The number of lines. */
  protected readonly count: number

  constructor(lines: Lines, bodyStart: number) {
    const { text, starts } = lines
    this.text = text
    // markdown-it replaces this character
    this.declined = text.includes('\0')
    let index = 0
    while (lineStart(lines, index) < bodyStart && index < starts.length) index++
    for (; index < starts.length; index++) {
      const { start, end } = lineRange(lines, index)
      let first = start
      while (first < end && text.charCodeAt(first) === BLANK) first++
      if (first < end && text.charCodeAt(first) === TAB) this.declined = true
      this.addLine(start, first, end)
    }
    this.count = this.ends.length
    // readers look beyond the last line
    for (const _ of [1, 2]) this.addLine(text.length, text.length, text.length)
  }

  private addLine(start: number, first: number, end: number): void {
    this.lineStarts.push(start)
    this.heads.push(first)
    this.ends.push(end)
    this.starts.push(start)
    this.firsts.push(first)
    this.columns.push(first - start)
  }

  protected rowAt(line: number): Range {
    return trimRange(this.text, { start: this.first(line), end: this.end(line) })
  }

  protected rangeOf(line: number, next: number): Range {
    const end = this.endOf(line, next)
    const { start } = trimRange(this.text, { start: this.heads[line] ?? 0, end })
    return { start, end }
  }

  /** The end of the last line of a range that has words. */
  protected endOf(line: number, next: number): number {
    let last = next - 1
    while (last > line && this.isBlankLine(last)) last--
    return trimRange(this.text, { start: this.lineStart(last), end: this.end(last) }).end
  }

  protected isBlankLine(line: number): boolean {
    return this.text.slice(this.lineStart(line), this.end(line)).trim() === ''
  }

  protected lineStart(line: number): number {
    return this.lineStarts[line] ?? 0
  }

  protected start(line: number): number {
    return this.starts[line] ?? 0
  }

  protected first(line: number): number {
    return this.firsts[line] ?? 0
  }

  protected end(line: number): number {
    return this.ends[line] ?? 0
  }

  protected column(line: number): number {
    return this.columns[line] ?? 0
  }

  protected firstCode(line: number): number {
    return this.text.charCodeAt(this.first(line))
  }

  protected isEmpty(line: number): boolean {
    return this.first(line) >= this.end(line)
  }

  /** The offset after a run of one character at the start of a line. */
  protected past(line: number, code: number): number {
    let at = this.first(line)
    while (this.text.charCodeAt(at) === code) at++
    return at
  }

  protected pastBlanks(from: number): number {
    let at = from
    while (isBlank(this.text.charCodeAt(at))) at++
    return at
  }

  protected backOverBlanks(from: number, end: number): number {
    let at = end
    while (at > from && isBlank(this.text.charCodeAt(at - 1))) at--
    return at
  }
}

const [TAB, BLANK] = [9, 32]

/** Whether a character code is a space or a tab. */
export const isBlank = (code: number): boolean => code === BLANK || code === TAB
