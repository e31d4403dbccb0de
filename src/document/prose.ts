import type { Block, TextLine } from './blocks.ts'
import type { Document } from './parse.ts'

/**
 * Every line of words in a document: paragraphs, list items, table cells and headings, with code spans blanked
 * out so that offsets stay. Code blocks and HTML are no prose, and what is quoted is somebody else's.
 */
export function* proseOf({ sections }: Pick<Document, 'sections'>): Iterable<TextLine> {
  for (const { heading, headingRange, blocks } of sections) {
    if (heading) yield withoutCode({ text: heading, start: headingRange.start })
    for (const block of blocks) yield* linesIn(block)
  }
}

function* linesIn(block: Block): Iterable<TextLine> {
  switch (block.kind) {
    case 'heading':
      return yield withoutCode({ text: block.text, start: block.textRange.start })
    case 'paragraph':
      return yield* block.lines.map(withoutCode)
    case 'list':
      for (const item of block.items) for (const inner of item.blocks) yield* linesIn(inner)
      return
    case 'table':
      for (const row of block.rows) yield* row.cells.map(withoutCode)
      return
    default:
      return
  }
}

/** Backtick runs on one line that close with a run of the same length. Linear: each run is met once. */
function withoutCode(line: TextLine): TextLine {
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
