import { isDigit, type Lines, type Range } from '../text/index.ts'
import type { Block, ListItem, TableRow, TextLine } from './block.ts'
import { BlockLines, isBlank } from './block-lines.ts'
import { readCells, readWords } from './block-text.ts'

/**
 * The blocks of the Markdown that begins at an offset, read by its lines. Null where the text holds what is left to
 * markdown-it: HTML other than comments, tabs before words, definitions of links that are more than an address, very
 * deep nesting. Of all else markdown-it says the same; a test holds the two together.
 */
export function scanBlocks(lines: Lines, bodyStart: number): readonly Block[] | null {
  const scanner = new BlockScanner(lines, bodyStart)
  const blocks = scanner.readAll()
  return scanner.declined ? null : blocks
}

/** Stands as the column of a line that belongs to a quote without its sign. */
const LAZY = -1

/** As deep as markdown-it goes. */
const DEEPEST = 100

/** More cells than this are missing in no honest table. */
const MISSING_AT_MOST = 65_536

/** A name, and an address that markdown-it takes for one for sure. */
const PLAIN_LINK = /^\[[\w#@][\w #@/.-]{0,60}\]: (?:https?:\/\/|mailto:|[./#])[\w/.:#?=&%+~@-]+ *$/

const [BLANK, HASH, LESS, GREATER, BRACKET] = [32, 35, 60, 62, 91]
const [BACKTICK, TILDE, STAR, PLUS, DASH, LOW_LINE, EQUALS] = [96, 126, 42, 43, 45, 95, 61]
const [DOT, CLOSE, BAR, COLON, BACKSLASH] = [46, 41, 124, 58, 92]

class BlockScanner extends BlockLines {
  /** The line behind what was read. */
  private line = 0
  /** The line behind the last that may be read. */
  private stop: number
  /** The column in which the content of the innermost list item begins, and of the one around it. */
  private indent = 0
  private outerIndent = -1
  private depth = 0

  constructor(lines: Lines, bodyStart: number) {
    super(lines, bodyStart)
    this.stop = this.count
  }

  readAll(): Block[] {
    return this.readBlocks(0, this.stop)
  }

  private readBlocks(from: number, end: number): Block[] {
    const blocks: Block[] = []
    if (this.depth >= DEEPEST) this.declined = true
    for (let line = from; line < end && !this.declined; ) {
      while (line < this.stop && this.isEmpty(line)) line++
      this.line = line
      if (line >= end || this.column(line) < this.indent) break
      const block = this.readBlock(line, end)
      if (block) blocks.push(block)
      line = this.line
      if (line < end && this.isEmpty(line)) this.line = ++line
    }
    return blocks
  }

  /** Null for the definition of a link, which is no part of what is read. */
  private readBlock(line: number, end: number): Block | null {
    if (this.isTable(line, end)) return this.readTable(line, end)
    if (this.isIndented(line)) return this.readCode(line, end)
    switch (this.firstCode(line)) {
      case HASH:
        return this.levelOf(line) > 0 ? this.readHeading(line) : this.readParagraph(line, end)
      case BACKTICK:
      case TILDE:
        return this.opensFence(line) ? this.readFence(line, end) : this.readParagraph(line, end)
      case GREATER:
        return this.readQuote(line, end)
      case LESS:
        return this.opensHtml(line) ? this.readComment(line, end) : this.readParagraph(line, end)
      case BRACKET:
        if (!this.mayDefineLink(line)) return this.readParagraph(line, end)
        this.declined ||= !this.definesLink(line)
        this.line = line + 1
        return null
      default:
        if (this.isRule(line)) return this.readRule(line)
        return this.markerEnd(line) >= 0 ? this.readList(line, end) : this.readParagraph(line, end)
    }
  }

  /** A paragraph, or the heading that a line of `=` or `-` makes of it. */
  private readParagraph(line: number, end: number): Block {
    let next = line + 1
    for (; next < end && !this.isEmpty(next); next++) {
      if (this.isIndented(next)) continue
      const level = this.levelOfUnderline(next)
      if (level > 0) return this.readUnderlined(line, next, level)
      if (this.column(next) !== LAZY && this.interrupts(next, end, 'paragraph')) break
    }
    this.line = next
    const lines: TextLine[] = []
    for (let at = line; at < next; at++) lines.push(this.textLine(at))
    const start = lines[0]?.start ?? 0
    return { kind: 'paragraph', lines, range: { start, end: Math.max(this.endOf(line, next), start) } }
  }

  private textLine(line: number): TextLine {
    const [first, end] = [this.first(line), this.end(line)]
    const raw = this.text.slice(first, end)
    const text = raw.trim()
    const start = text.length === raw.length ? first : first + raw.length - raw.trimStart().length
    return { text, start }
  }

  private levelOfUnderline(line: number): number {
    if (this.column(line) < this.indent) return 0
    const code = this.firstCode(line)
    if (code !== DASH && code !== EQUALS) return 0
    const behind = this.pastBlanks(this.past(line, code))
    return behind < this.end(line) ? 0 : code === EQUALS ? 1 : 2
  }

  private readUnderlined(line: number, underline: number, level: number): Block {
    const range = this.close(line, underline + 1)
    const lines: string[] = []
    for (let at = line; at < underline; at++)
      lines.push(this.text.slice(Math.min(this.start(at) + this.indent, this.first(at)), this.end(at)))
    const text = withoutAsciiBlanks(lines.join('\n'))
    const start = this.first(line)
    const textRange = { start, end: lines.length > 1 ? range.end : Math.min(start + text.length, range.end) }
    return { kind: 'heading', level, text, textRange, range }
  }

  /** Of `## Heading`; 0 where a line is none. */
  private levelOf(line: number): number {
    const behind = this.past(line, HASH)
    const level = behind - this.first(line)
    return level <= 6 && (behind >= this.end(line) || isBlank(this.text.charCodeAt(behind))) ? level : 0
  }

  private readHeading(line: number): Block {
    const range = this.close(line, line + 1)
    const level = this.levelOf(line)
    const from = this.first(line) + level
    let end = this.backOverBlanks(from, this.end(line))
    let hashes = end
    while (hashes > from && this.text.charCodeAt(hashes - 1) === HASH) hashes--
    if (hashes > from && isBlank(this.text.charCodeAt(hashes - 1))) end = hashes
    const raw = this.text.slice(from, end)
    const text = withoutAsciiBlanks(raw)
    const start = text === '' ? this.first(line) : from + raw.indexOf(text)
    const textRange = { start, end: Math.min(start + text.length, range.end) }
    return { kind: 'heading', level, text, textRange, range }
  }

  private readRule(line: number): Block {
    return { kind: 'rule', range: this.close(line, line + 1) }
  }

  private isRule(line: number): boolean {
    const mark = this.firstCode(line)
    if (mark !== STAR && mark !== DASH && mark !== LOW_LINE) return false
    let marks = 0
    for (let at = this.first(line); at < this.end(line); at++) {
      const code = this.text.charCodeAt(at)
      if (code === mark) marks++
      else if (!isBlank(code)) return false
    }
    return marks >= 3
  }

  private readCode(line: number, end: number): Block {
    let last = line + 1
    for (let next = last; next < end && (this.isEmpty(next) || this.isIndented(next)); next++)
      if (!this.isEmpty(next)) last = next + 1
    const range = this.close(line, last)
    // where the line is the block's alone, with the indent that makes it code
    const start =
      range.start === this.first(line) ? range.start - (this.column(line) - this.indent) : range.start
    return { kind: 'code', range: { start, end: range.end } }
  }

  private opensFence(line: number): boolean {
    const code = this.firstCode(line)
    const behind = this.past(line, code)
    if (behind - this.first(line) < 3) return false
    return code === TILDE || !this.text.slice(behind, this.end(line)).includes('`')
  }

  private readFence(line: number, end: number): Block {
    const mark = this.firstCode(line)
    const length = this.past(line, mark) - this.first(line)
    let next = line + 1
    for (; next < end; next++) {
      if (!this.isEmpty(next) && this.column(next) < this.indent) break
      if (this.firstCode(next) !== mark || this.isIndented(next)) continue
      const behind = this.past(next, mark)
      if (behind - this.first(next) >= length && this.pastBlanks(behind) >= this.end(next)) {
        next++
        break
      }
    }
    return { kind: 'code', range: this.close(line, next) }
  }

  private opensHtml(line: number): boolean {
    const first = this.first(line)
    if (this.text.startsWith('<!--', first)) return true
    // the others are left to markdown-it; <https://…> and <somebody@…> are no tags
    const said = this.text.slice(first + 1, Math.min(this.end(line), first + 40))
    if (/^[A-Za-z/!?]/.test(said) && !/^[A-Za-z][A-Za-z0-9-]*[:@.]/.test(said)) this.declined = true
    return false
  }

  private readComment(line: number, end: number): Block {
    let next = line
    while (next < end) {
      const closed = this.text.slice(this.first(next), this.end(next)).includes('-->')
      if (next > line && !this.isEmpty(next) && this.column(next) < this.indent) break
      next++
      if (closed) break
    }
    const range = this.close(line, next)
    return { kind: 'html', words: readWords(this.text, range), range }
  }

  /** Whether a line is `[name]: address` and nothing else, with nothing below it that could be a title. */
  private definesLink(line: number): boolean {
    const written = this.text.slice(this.first(line), this.end(line))
    const below = this.text.charAt(this.first(line + 1))
    return PLAIN_LINK.test(written) && !/["'(]/.test(below)
  }

  /** Whether a line may be the first of `[name]: address`, which is no part of what is read. */
  private mayDefineLink(line: number): boolean {
    for (let at = this.first(line) + 1; at < this.end(line); at++) {
      const char = this.text[at]
      if (char === '[') return false
      if (char === ']') return this.text[at + 1] === ':'
      if (char === '\\') at++
    }
    // a name of several lines
    return true
  }

  private readQuote(line: number, end: number): Block {
    const before: (readonly [start: number, first: number, column: number])[] = []
    let isLastEmpty = false
    let next = line
    const { stop, indent } = this
    for (; next < end && !this.isEmpty(next); next++) {
      const column = this.column(next)
      const first = this.first(next)
      const isQuoted = this.firstCode(next) === GREATER && column >= indent
      if (!isQuoted && isLastEmpty) break
      if (!isQuoted && this.interrupts(next, end, 'quote')) {
        this.stop = next
        break
      }
      before.push([this.start(next), first, column])
      if (!isQuoted) {
        this.columns[next] = LAZY
        continue
      }
      const after = this.text.charCodeAt(first + 1)
      const start = first + (after === BLANK ? 2 : 1)
      const words = this.pastBlanks(start)
      if (this.text.slice(start - 1, words).includes('\t')) this.declined = true
      this.starts[next] = start
      this.firsts[next] = Math.min(words, this.end(next))
      this.columns[next] = words - start
      isLastEmpty = this.isEmpty(next)
    }
    this.indent = 0
    this.depth++
    const blocks = this.readBlocks(line, next)
    this.depth--
    this.indent = indent
    this.stop = stop
    for (const [i, [start, first, column]] of before.entries()) {
      this.starts[line + i] = start
      this.firsts[line + i] = first
      this.columns[line + i] = column
    }
    return { kind: 'quote', blocks, range: this.rangeOf(line, this.line) }
  }

  /** Where the marker of a list item ends; -1 where a line begins with none. */
  private markerEnd(line: number): number {
    const [first, end] = [this.first(line), this.end(line)]
    const code = this.text.charCodeAt(first)
    let behind = first + 1
    if (isDigit(code)) {
      while (behind < end && isDigit(this.text.charCodeAt(behind))) behind++
      const sign = this.text.charCodeAt(behind)
      if (behind >= end || behind - first > 9 || (sign !== DOT && sign !== CLOSE)) return -1
      behind++
    } else if (code !== STAR && code !== DASH && code !== PLUS) return -1
    return behind >= end || isBlank(this.text.charCodeAt(behind)) ? behind : -1
  }

  private readList(line: number, end: number): Block {
    const ordered = isDigit(this.firstCode(line))
    let marker = this.markerEnd(line)
    const sign = this.text.charCodeAt(marker - 1)
    const items: ListItem[] = []
    const start = this.rangeOf(line, line + 1).start
    this.depth += 2
    for (let next = line; !this.declined; ) {
      items.push(this.readItem(next, end, marker))
      next = this.line
      if (next >= end || this.column(next) < this.indent || this.isIndented(next)) break
      if (this.interrupts(next, end, 'list')) break
      marker = this.markerEnd(next)
      if (marker < 0 || isDigit(this.firstCode(next)) !== ordered) break
      if (this.text.charCodeAt(marker - 1) !== sign) break
    }
    this.depth -= 2
    const last = items.at(-1)?.range.end ?? start
    return { kind: 'list', ordered, items, range: { start, end: last } }
  }

  /** @param marker where the item's own ends. */
  private readItem(line: number, end: number, marker: number): ListItem {
    const [first, column] = [this.first(line), this.column(line)]
    const { indent, outerIndent } = this
    const words = this.pastBlanks(marker)
    if (words > marker && this.text.slice(marker, words).includes('\t')) this.declined = true
    const isEmpty = words >= this.end(line)
    const markerWidth = marker - first
    const gap = isEmpty || words - marker > 4 ? 1 : words - marker
    this.outerIndent = indent
    this.indent = column + markerWidth + gap
    this.firsts[line] = Math.min(words, this.end(line))
    this.columns[line] = column + words - first
    let blocks: Block[] = []
    if (isEmpty && this.isEmpty(line + 1)) this.line = Math.min(line + 2, end)
    else blocks = this.readBlocks(line, end)
    this.indent = indent
    this.outerIndent = outerIndent
    this.firsts[line] = first
    this.columns[line] = column
    return { kind: 'item', range: { start: first, end: blocks.at(-1)?.range.end ?? this.end(line) }, blocks }
  }

  /** Whether a line ends what is not closed. @param open what that is. */
  private interrupts(line: number, end: number, open: 'paragraph' | 'quote' | 'table' | 'list'): boolean {
    if (this.isIndented(line)) return false
    switch (this.firstCode(line)) {
      case GREATER:
        return true
      case BACKTICK:
      case TILDE:
        if (this.opensFence(line)) return true
        break
      case HASH:
        if (open !== 'list' && this.levelOf(line) > 0) return true
        break
      case LESS:
        if (open !== 'list' && this.opensHtml(line)) return true
        break
      default:
        if (this.isRule(line) || (open !== 'list' && this.opensList(line, open))) return true
    }
    return open === 'paragraph' && this.isTable(line, end)
  }

  private opensList(line: number, open: 'paragraph' | 'quote' | 'table'): boolean {
    const column = this.column(line)
    if (this.outerIndent >= 0 && column - this.outerIndent >= 4 && column < this.indent) return false
    const marker = this.markerEnd(line)
    if (marker < 0) return false
    if (open !== 'paragraph' || column < this.indent) return true
    const first = this.first(line)
    if (isDigit(this.firstCode(line)) && Number(this.text.slice(first, marker - 1)) !== 1) return false
    return this.pastBlanks(marker) < this.end(line)
  }

  /** Whether a line is the head of a table: below it stands a line of dashes, with as many columns. */
  private isTable(line: number, end: number): boolean {
    const next = line + 1
    if (next >= end || this.column(next) < this.indent || this.isIndented(next)) return false
    const [first, last] = [this.first(next), this.end(next)]
    const [one, two] = [this.text.charCodeAt(first), this.text.charCodeAt(first + 1)]
    if (first + 1 >= last || !isRuling(one) || !(isRuling(two) || isBlank(two))) return false
    if ((one === DASH && isBlank(two)) || this.isIndented(line)) return false
    for (let at = first + 2; at < last; at++) {
      const code = this.text.charCodeAt(at)
      if (!isRuling(code) && !isBlank(code)) return false
    }
    const rulings = this.text
      .slice(first, last)
      .split('|')
      .map(ruling => ruling.trim())
    const inner = rulings.filter((ruling, i) => ruling !== '' || (i > 0 && i < rulings.length - 1))
    return (
      inner.every(ruling => /^:?-+:?$/.test(ruling)) &&
      inner.length > 0 &&
      this.cellsIn(line) === inner.length
    )
  }

  /** The number of cells in a row; 0 in a line without a bar. */
  private cellsIn(line: number): number {
    const row = this.text.slice(this.first(line), this.end(line)).trim()
    let bars = 0
    let isEscaped = false
    let isLastBar = false
    for (let at = 0; at < row.length; at++) {
      const code = row.charCodeAt(at)
      isLastBar = code === BAR && !isEscaped
      if (isLastBar) bars++
      isEscaped = code === BACKSLASH
    }
    if (!row.includes('|')) return 0
    return Math.max(0, bars + 1 - (row.startsWith('|') ? 1 : 0) - (isLastBar ? 1 : 0))
  }

  private readTable(line: number, end: number): Block {
    const head = readCells(this.text, this.rowAt(line))
    const width = this.cellsIn(line)
    const rows: TableRow[] = []
    let missing = 0
    let next = line + 2
    for (; next < end && this.column(next) >= this.indent; next++) {
      if (this.isEmpty(next) || this.isIndented(next) || this.interrupts(next, end, 'table')) break
      const range = this.rowAt(next)
      if (range.end <= range.start) break
      missing += width - this.cellsIn(next)
      if (missing > MISSING_AT_MOST) this.declined = true
      rows.push({ range, cells: readCells(this.text, range) })
    }
    return { kind: 'table', head, rows, range: this.close(line, next) }
  }

  /** The place of a block from a line up to another, with which reading goes on. */
  private close(line: number, next: number): Range {
    this.line = next
    return this.rangeOf(line, next)
  }

  /** Whether a line is too far to the right to begin anything but code. */
  private isIndented(line: number): boolean {
    return this.column(line) - this.indent >= 4
  }
}

/** What the line below a table's head is made of. */
const isRuling = (code: number): boolean => code === BAR || code === DASH || code === COLON

/** The blanks of ASCII alone: a heading may begin with others. */
function withoutAsciiBlanks(text: string): string {
  let [start, end] = [0, text.length]
  while (start < end && isAsciiBlank(text.charCodeAt(start))) start++
  while (end > start && isAsciiBlank(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

const isAsciiBlank = (code: number): boolean => isBlank(code) || code === 10 || code === 13
