import type { Block, TextLine } from './blocks.ts'
import type { Document } from './parse.ts'

/**
 * Every line of words in a document: paragraphs, list items, table cells and headings, with code spans blanked
 * out so that offsets stay. Code blocks and the tags of HTML are no prose, and what is quoted is somebody else's.
 */
export const proseOf = (document: Pick<Document, 'sections'>): readonly TextLine[] => prose(document).lines

/** The same by what is read in one go: the lines of a paragraph, a heading, a cell. */
export const passagesOf = (document: Pick<Document, 'sections'>): Prose['passages'] =>
  prose(document).passages

/**
 * Those of the lines that a pattern finds something in; most documents have none, and that is seen at a glance.
 *
 * @param pattern without the flags g and y.
 */
export function proseWith(
  document: Pick<Document, 'sections' | 'text'>,
  pattern: RegExp,
): readonly TextLine[] {
  if (!pattern.test(document.text)) return []
  return proseOf(document).filter(({ text }) => pattern.test(text))
}

interface Prose {
  readonly sections: Document['sections']
  readonly passages: readonly (readonly TextLine[])[]
  readonly lines: readonly TextLine[]
}

/** Of the document that was asked for last: many rules ask for one, and then for the next. */
let latest: Prose | null = null

function prose({ sections }: Pick<Document, 'sections'>): Prose {
  if (latest?.sections === sections) return latest
  const passages: (readonly TextLine[])[] = []
  for (const { heading, headingRange, blocks } of sections) {
    if (heading) passages.push([withoutCode({ text: heading, start: headingRange.start })])
    for (const block of blocks) addPassages(block, passages)
  }
  latest = { sections, passages, lines: passages.flat() }
  return latest
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
      for (const row of [{ cells: block.head }, ...block.rows])
        for (const cell of row.cells) found.push([withoutCode(cell)])
      return
    case 'html':
      if (block.words.length > 0) found.push(block.words)
      return
    default:
      return
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
