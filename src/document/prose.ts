import type { Block, TextLine } from './blocks.ts'
import type { Document } from './parse.ts'

/**
 * Every line of words in a document: paragraphs, list items, table cells and headings, with code spans blanked
 * out so that offsets stay. Code blocks and HTML are no prose, and what is quoted is somebody else's.
 */
export const proseOf = (document: Pick<Document, 'sections'>): readonly TextLine[] =>
  passagesOf(document).flat()

const passages = new WeakMap<Document['sections'], readonly (readonly TextLine[])[]>()

/** The same by what is read in one go: the lines of a paragraph, a heading, a cell. */
export function passagesOf({ sections }: Pick<Document, 'sections'>): readonly (readonly TextLine[])[] {
  const known = passages.get(sections)
  if (known) return known
  const found: (readonly TextLine[])[] = []
  for (const { heading, headingRange, blocks } of sections) {
    if (heading) found.push([withoutCode({ text: heading, start: headingRange.start })])
    for (const block of blocks) addPassages(block, found)
  }
  passages.set(sections, found)
  return found
}

function addPassages(block: Block, found: (readonly TextLine[])[]): void {
  switch (block.kind) {
    case 'heading':
      found.push([withoutCode({ text: block.text, start: block.textRange.start })])
      return
    case 'paragraph':
      found.push(block.lines.map(withoutCode))
      return
    case 'list':
      for (const item of block.items) for (const inner of item.blocks) addPassages(inner, found)
      return
    case 'table':
      for (const row of block.rows) for (const cell of row.cells) found.push([withoutCode(cell)])
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
