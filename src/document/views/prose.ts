import { derivedFrom } from '../derived.ts'
import type { Document } from '../document.ts'
import type { Block, TextLine } from '../markdown/index.ts'

/**
 * Every line of words in a document: paragraphs, list items, table cells and headings, with code spans blanked
 * out so that offsets stay. Code blocks and the tags of HTML are no prose, and what is quoted is somebody else's.
 */
export interface Prose {
  readonly lines: readonly TextLine[]
  /** The line with which each passage begins: the lines of a paragraph, a heading or a cell are read in one go. */
  readonly passages: readonly number[]
  /** By line: whether it stands in the document's text as it does here, letter by letter. */
  readonly asWritten: readonly boolean[]
}

/** The prose of a document, read once. */
export const proseOf = (document: Document): Prose => derivedFrom(document, readProse)

function readProse(document: Document): Prose {
  const reader = new ProseReader(document.text.includes('`'))
  for (const { heading, headingRange, blocks } of document.sections) {
    if (heading) reader.addHeading(heading, headingRange.start)
    for (const block of blocks) reader.addBlock(block)
  }
  return reader
}

/**
 * Those of the lines that a pattern finds something in; most documents have none, and that is seen at a glance.
 *
 * @param pattern without the flags g and y.
 */
export function proseWith(document: Document, pattern: RegExp): readonly TextLine[] {
  if (!pattern.test(document.text)) return []
  return proseOf(document).lines.filter(({ text }) => pattern.test(text))
}

class ProseReader implements Prose {
  readonly lines: TextLine[] = []
  readonly passages: number[] = []
  readonly asWritten: boolean[] = []
  private readonly hasCode: boolean

  constructor(hasCode: boolean) {
    this.hasCode = hasCode
  }

  addHeading(text: string, start: number): void {
    this.passages.push(this.lines.length)
    const line = { text, start }
    const plain = this.hasCode ? withoutCode(line) : line
    this.lines.push(plain)
    this.asWritten.push(plain === line && !text.includes('\n'))
  }

  addBlock(block: Block): void {
    switch (block.kind) {
      case 'heading':
        return this.addHeading(block.text, block.textRange.start)
      case 'paragraph':
        return this.addPassage(block.lines)
      case 'list':
        for (const item of block.items) for (const inner of item.blocks) this.addBlock(inner)
        return
      case 'table':
        for (const cell of block.head) this.addCell(cell)
        for (const row of block.rows) for (const cell of row.cells) this.addCell(cell)
        return
      case 'html':
        if (block.words.length === 0) return
        this.passages.push(this.lines.length)
        for (const line of block.words) this.add(line, line)
        return
      default:
        return
    }
  }

  private addPassage(lines: readonly TextLine[]): void {
    this.passages.push(this.lines.length)
    for (const line of lines) this.add(line, this.hasCode ? withoutCode(line) : line)
  }

  private addCell(cell: TextLine): void {
    this.passages.push(this.lines.length)
    this.add(cell, this.hasCode ? withoutCode(cell) : cell)
  }

  private add(line: TextLine, plain: TextLine): void {
    this.lines.push(plain)
    this.asWritten.push(plain === line)
  }
}

/** Backtick runs on one line that close with a run of the same length. Linear: each run is met once. */
export function withoutCode(line: TextLine): TextLine {
  const { text, start } = line
  if (!text.includes('`')) return line
  const runs = [...text.matchAll(/`+/g)]
  const nextOf = new Map<number, number>()
  const closing = runs.map(({ 0: run }, i) => {
    const back = runs.length - 1 - i
    const length = runs[back]?.[0].length ?? run.length
    const found = nextOf.get(length)
    nextOf.set(length, back)
    return found
  })
  let masked = ''
  let at = 0
  for (let i = 0; i < runs.length; i++) {
    const [open, close] = [runs[i], closing[runs.length - 1 - i]]
    if (!open || close === undefined) continue
    const end = (runs[close]?.index ?? 0) + open[0].length
    masked += text.slice(at, open.index) + ' '.repeat(end - open.index)
    at = end
    i = close
  }
  return { text: masked + text.slice(at), start }
}
