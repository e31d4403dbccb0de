import MarkdownIt, { type Token } from 'markdown-it'
import { type Lines, lineRange, lineStart, lineText, type Range, trimRange } from './text.ts'

/** One line of a paragraph: its Markdown without list marker or leading white space, and where it begins. */
export interface TextLine {
  readonly text: string
  readonly start: number
}

export interface TableRow {
  readonly range: Range
  readonly cells: readonly TextLine[]
}

export interface ListItem {
  readonly kind: 'item'
  /** From the marker to the end of the last block inside. */
  readonly range: Range
  readonly marker: Range
  readonly blocks: readonly Block[]
}

/** A block of Markdown with its exact place in the author's text. */
export type Block =
  | {
      readonly kind: 'heading'
      readonly level: number
      readonly text: string
      readonly textRange: Range
      readonly range: Range
    }
  | { readonly kind: 'paragraph'; readonly lines: readonly TextLine[]; readonly range: Range }
  | {
      readonly kind: 'list'
      readonly ordered: boolean
      readonly items: readonly ListItem[]
      readonly range: Range
    }
  | {
      readonly kind: 'table'
      readonly head: readonly TextLine[]
      readonly rows: readonly TableRow[]
      readonly range: Range
    }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[]; readonly range: Range }
  /** `words` are what stands outside of tags and comments. */
  | { readonly kind: 'html'; readonly words: readonly TextLine[]; readonly range: Range }
  | { readonly kind: 'code' | 'rule'; readonly range: Range }

// HTML is told apart from text here so that comments and tags are not taken for words; nothing is rendered.
const markdown = new MarkdownIt({ html: true })
markdown.core.ruler.enableOnly(['normalize', 'block'])

/** The blocks of the Markdown that begins at an offset, in order. Never throws. */
export function readBlocks(lines: Lines, bodyStart: number): readonly Block[] {
  const tokens = markdown.parse(lines.text.slice(bodyStart), {})
  let firstLine = 0
  while (lineStart(lines, firstLine) < bodyStart && firstLine < lines.starts.length) firstLine++
  return new Reader(lines, tokens, firstLine).readUntil(null)
}

class Reader {
  private at = 0
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
      if (block) blocks.push(block)
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
        return { kind: 'quote', blocks: this.readUntil('blockquote_close'), range }
      case 'fence':
      case 'code_block':
        return { kind: 'code', range }
      case 'html_block':
        return { kind: 'html', words: this.readWords(range), range }
      case 'hr':
        return { kind: 'rule', range }
      default:
        return undefined
    }
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
    const at = this.lines.text.indexOf(text.split('\n', 1)[0] ?? '', line.start)
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

  /** Where a line's text stands: markdown-it strips what is before it and blanks after it, nothing else. */
  private suffixOf(line: number, text: string): TextLine {
    const source = lineRange(this.lines, line)
    const end = trimRange(this.lines.text, source).end
    const start = Math.max(source.start, end - text.trim().length)
    return { text: this.lines.text.slice(start, end), start }
  }

  private readItems(closing: string): ListItem[] {
    const items: ListItem[] = []
    for (let token = this.next(); token && token.type !== closing; token = this.next()) {
      if (token.type !== 'list_item_open') continue
      const blocks = this.readUntil('list_item_close')
      const line = lineRange(this.lines, this.lineOf(token))
      const first = blocks[0]?.range.start ?? line.end
      const source = this.lines.text.slice(line.start, Math.min(first, line.end))
      const mark = /(?:[-*+]|\d{1,9}[.)])\s*$/.exec(source)
      const start = line.start + (mark?.index ?? source.length - source.trimStart().length)
      const marker = { start, end: Math.max(start, Math.min(first, line.end)) }
      const end = Math.max(blocks.at(-1)?.range.end ?? marker.end, marker.end)
      items.push({ kind: 'item', range: { start, end }, marker, blocks })
    }
    return items
  }

  private readTable(range: Range): Block {
    let head: readonly TextLine[] = []
    const rows: TableRow[] = []
    for (let token = this.next(); token && token.type !== 'table_close'; token = this.next()) {
      if (token.type !== 'tr_open') continue
      const line = lineRange(this.lines, this.lineOf(token))
      const row = trimRange(this.lines.text, line)
      const cells = readCells(this.lines.text, row)
      if (head.length === 0) head = cells
      else rows.push({ range: row, cells })
    }
    return { kind: 'table', head, rows, range }
  }

  /** The lines of a block of HTML without its comments and tags. */
  private readWords({ start, end }: Range): TextLine[] {
    const { text } = this.lines
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
