import MarkdownIt, { type Token } from 'markdown-it'
import { type Lines, lineRange, lineStart, lineText, type Range, slice, trimRange } from '../text/index.ts'
import type { Block, ListItem, TableRow, TextLine } from './block.ts'
import { readCells, readWords } from './block-text.ts'
import { sameLength, withoutFalseDefinitions } from './definitions.ts'
import { DEEPEST, withoutDepth } from './nesting.ts'
import { endOfLine } from './text-line.ts'

// HTML is recognised so that comments and tags are not taken for words; nothing is rendered.
const markdown = new MarkdownIt({ html: true, maxNesting: DEEPEST })
markdown.core.ruler.enableOnly(['normalize', 'block'])

/** The blocks of the Markdown that begins at an offset, in order. Never throws. */
export function readBlocks(lines: Lines, bodyStart: number): readonly Block[] {
  const body = lines.text.slice(Math.max(bodyStart, lineStart(lines, 0)))
  const tokens = markdown.parse(withoutFalseDefinitions(withoutDepth(body), sameLength), {})
  let firstLine = 0
  while (lineStart(lines, firstLine) < bodyStart && firstLine < lines.starts.length) firstLine++
  return new Reader(lines, tokens, firstLine).readUntil(null)
}

/** The marker of a list item, with the indent before it. */
const MARKER = /([ \t>]*)(?:[-*+]|\d{1,9}[.)])/y

class Reader {
  private at = 0
  /** The end of the marker of the last list item that was opened. */
  private markerEnd = 0
  /** The number of open quotes, and their number when that item began. */
  private quotes = 0
  private quotesAround = 0
  private readonly lines: Lines
  private readonly tokens: readonly Token[]
  private readonly firstLine: number

  constructor(lines: Lines, tokens: readonly Token[], firstLine: number) {
    this.lines = lines
    this.tokens = tokens
    this.firstLine = firstLine
  }

  readUntil(closing: string | null): Block[] {
    const blocks: Block[] = []
    for (let token = this.next(); token && token.type !== closing; token = this.next()) {
      const block = this.readBlock(token)
      if (block?.kind === 'paragraph') for (const part of apart(block)) blocks.push(part)
      else if (block) blocks.push(block)
    }
    return blocks
  }

  private next(): Token | undefined {
    return this.tokens[this.at++]
  }

  private readBlock(token: Token): Block | undefined {
    const range = this.rangeOf(token)
    switch (token.type) {
      case 'heading_open':
        return this.readHeading(token, range)
      case 'paragraph_open':
        return this.readParagraph(range)
      case 'bullet_list_open':
      case 'ordered_list_open': {
        const items = this.readItems(token.type.replace('open', 'close'))
        const end = items.at(-1)?.range.end ?? range.end
        return {
          kind: 'list',
          ordered: token.type.startsWith('o'),
          items,
          range: { start: range.start, end },
        }
      }
      case 'table_open':
        return this.readTable(range)
      case 'blockquote_open':
        return this.readQuote(range)
      case 'fence':
        return { kind: 'code', range }
      case 'code_block':
        return { kind: 'code', range: this.withIndent(range, token.content) }
      case 'html_block':
        return { kind: 'html', words: readWords(this.lines.text, range), range }
      case 'hr':
        return { kind: 'rule', range }
      default:
        return undefined
    }
  }

  /** The range of indented code with its indent, where nothing else is on its first line. */
  private withIndent({ start, end }: Range, content: string): Range {
    const { text } = this.lines
    const first = content.slice(0, content.indexOf('\n'))
    const line = /^[^\r\n]*/.exec(text.slice(start, end))?.[0] ?? ''
    if (line.trim() !== first.trim()) return { start, end }
    let from = start
    for (let width = 4 + widthOf(first); width > 0 && isSpaceAt(text, from - 1); from--)
      width -= text[from - 1] === '\t' ? 4 : 1
    return { start: from, end }
  }

  /** The inline token that follows an opening one; moves past the closing one. */
  private inline(): Token | undefined {
    const inline = this.next()
    this.next()
    return inline
  }

  private readHeading(token: Token, range: Range): Block {
    const inline = this.inline()
    const text = inline?.content ?? ''
    const line = lineRange(this.lines, this.lineOf(token))
    const at = this.lines.text.indexOf(text.split('\n', 1)[0] ?? '', this.insideOf(line.start))
    const start = at >= 0 && at <= line.end ? at : line.start
    const textRange = text.includes('\n')
      ? { start, end: range.end }
      : { start, end: Math.min(start + text.length, range.end) }
    return { kind: 'heading', level: Number(token.tag.slice(1)), text, textRange, range }
  }

  private readParagraph(range: Range): Block {
    const inline = this.inline()
    const first = this.firstLine + (inline?.map?.[0] ?? 0)
    const lines = (inline?.content ?? '').split('\n').map((text, i) => this.suffixOf(first + i, text))
    const start = lines[0]?.start ?? range.start
    return { kind: 'paragraph', lines, range: { start, end: Math.max(range.end, start) } }
  }

  /** The line with its offset: markdown-it strips only the markers before the text and the spaces after it. */
  private suffixOf(line: number, text: string): TextLine {
    const source = lineRange(this.lines, line)
    const words = text.trim()
    const end = words === '' ? source.end : source.start + slice(this.lines.text, source).trimEnd().length
    const start = end - words.length
    return { text: this.lines.text.slice(start, end), start }
  }

  private readQuote(range: Range): Block {
    this.quotes++
    const blocks = this.readUntil('blockquote_close')
    this.quotes--
    return { kind: 'quote', blocks, range }
  }

  /** The offset after the markers of the quotes and items around, on the line that begins at an offset. */
  private insideOf(lineStart: number): number {
    const { text } = this.lines
    let at = Math.max(lineStart, this.markerEnd)
    let quotes = at > lineStart ? this.quotes - this.quotesAround : this.quotes
    for (; at < text.length && (quotes > 0 || /[ \t]/.test(text.charAt(at))); at++)
      if (text[at] === '>') quotes--
    return at
  }

  private readItems(closing: string): ListItem[] {
    const items: ListItem[] = []
    for (let token = this.next(); token && token.type !== closing; token = this.next()) {
      if (token.type !== 'list_item_open') continue
      const line = lineRange(this.lines, this.lineOf(token))
      // one item may open in another, on the same line
      MARKER.lastIndex = Math.max(line.start, this.markerEnd)
      const start = MARKER.lastIndex + (MARKER.exec(this.lines.text)?.[1]?.length ?? 0)
      this.markerEnd = Math.max(MARKER.lastIndex, start)
      const { quotesAround } = this
      this.quotesAround = this.quotes
      const blocks = this.readUntil('list_item_close')
      this.quotesAround = quotesAround
      items.push({ kind: 'item', range: { start, end: blocks.at(-1)?.range.end ?? line.end }, blocks })
    }
    return items
  }

  private readTable(range: Range): Block {
    let head: readonly TextLine[] | null = null
    const rows: TableRow[] = []
    for (let token = this.next(); token && token.type !== 'table_close'; token = this.next()) {
      if (token.type !== 'tr_open') continue
      const { start, end } = lineRange(this.lines, this.lineOf(token))
      const row = trimRange(this.lines.text, { start: this.insideOf(start), end })
      const cells = readCells(this.lines.text, row)
      if (head === null) head = cells
      else rows.push({ range: row, cells })
    }
    return { kind: 'table', head: head ?? [], rows, range }
  }

  private lineOf(token: Token): number {
    return this.firstLine + (token.map?.[0] ?? 0)
  }

  private rangeOf(token: Token): Range {
    const [first, after] = token.map ?? [0, 0]
    let last = this.firstLine + after - 1
    while (last > this.firstLine + first && lineText(this.lines, last).trim() === '') last--
    return trimRange(this.lines.text, {
      start: lineStart(this.lines, this.firstLine + first),
      end: lineRange(this.lines, last).end,
    })
  }
}

/** A line that is a mark of a site generator: `:::warning`, a shortcode of Hugo or Jekyll, a comment of MDX. */
const DIRECTIVE = /^(?::{3,}[^:]{0,200}|\{\{[<%].{0,1000}[>%]\}\}|\{%.{0,1000}%\}|\{\/\*.{0,1000}\*\/\})$/

type Paragraph = Extract<Block, { kind: 'paragraph' }>

/** A paragraph without the marks of site generators on its lines, which are paragraphs of their own. */
function apart(paragraph: Paragraph): readonly Paragraph[] {
  const { lines, range } = paragraph
  if (lines.length === 1 || !lines.some(({ text }) => DIRECTIVE.test(text))) return [paragraph]
  const parts: TextLine[][] = []
  let before: boolean | undefined
  for (const line of lines) {
    const isDirective = DIRECTIVE.test(line.text)
    if (isDirective === before) parts.at(-1)?.push(line)
    else parts.push([line])
    before = isDirective
  }
  return parts.map((part, i) => ({
    kind: 'paragraph',
    lines: part,
    range: { start: i === 0 ? range.start : (part[0]?.start ?? range.start), end: endOfLine(part.at(-1)) },
  }))
}

const isSpaceAt = (text: string, at: number): boolean => text[at] === ' ' || text[at] === '\t'

/** The width of the indent of a line of code, in columns. */
function widthOf(line: string): number {
  let width = 0
  for (let at = 0; isSpaceAt(line, at); at++) width += line[at] === '\t' ? 4 : 1
  return width
}
