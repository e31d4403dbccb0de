import { derivedFrom } from '../derived.ts'
import type { Document } from '../document.ts'
import type { Block, TextLine } from '../markdown/index.ts'

/**
 * The prose of a document: lines of paragraphs, list items, table cells and headings, with code spans replaced by spaces
 * so that offsets stay. Code blocks, HTML tags and quotations do not belong to it.
 */
export interface Prose {
  readonly lines: readonly TextLine[]
  /** The index of the first line of each passage: a paragraph, a heading or a cell. */
  readonly passages: readonly number[]
  /** Whether each line is exactly as in the document, without replaced code spans. */
  readonly asWritten: readonly boolean[]
}

/** The prose of a document, computed once. */
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
 * The lines of prose that match a pattern.
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

/** The line with code spans replaced by spaces, in linear time: each run of backticks is visited once. */
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
