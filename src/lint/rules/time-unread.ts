import {
  type Document,
  positionAt,
  readStampAtStart,
  readStampWhole,
  type TextLine,
} from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

/** What only a time begins with: digits with a colon, a date, or a sign for "about" or "unknown" before them. */
const LIKE_TIME =
  /^\\?[*_`([~≈]{0,4}\s?(?:\d{1,2}\s?[:h]\s?\d|\d{4}[-/.]\d{1,2}[-/.]|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d{2}|\d{1,2}\s?[ap]\.?m\b|\?{1,2}:)/i

/** As much as looks like a time: the first character after it was not understood. */
const WHILE_TIME = /^[\\*_`([~≈\s\d:.,\-/–T?hZ)\]]{1,40}/

export const timeUnread = defineRule({
  id: 'time-unread',
  family: 'time',
  summary: 'Every entry of a timeline that begins like a time is read as one.',
  why: 'An entry whose time is not read becomes part of the entry above, and no check sees it.',
  severity: 'warning',
  examples: {
    good: [vary('07:02 The first', '07:02 7.3 % of requests failed, and the first')],
    bad: [vary('07:02 The first', '07:0z The first')],
  },
  *check(document) {
    if (document.events.length < 2) return
    const read = new Set(document.events.map(({ stampRange }) => lineOf(document, stampRange.start)))
    for (const line of linesOfTimelines(document)) {
      if (!LIKE_TIME.test(line.text) || read.has(lineOf(document, line.start))) continue
      // a date that holds for what is below it
      const { clock, date } = readStampAtStart(line.text)?.stamp ?? {}
      if (readStampWhole(line.text) || (clock === null && date?.day)) continue
      const length = WHILE_TIME.exec(line.text)?.[0].trimEnd().length ?? 1
      const end = line.start + length
      yield {
        range: { start: line.start, end: Math.min(end + 1, line.start + line.text.length) },
        message: `${quote(line.text.slice(0, length + 8))} begins like a time, and is not read as one from column ${length + 1} of it on: write it like its neighbours.`,
      }
    }
  },
})

const lineOf = ({ lines }: Document, at: number): number => positionAt(lines, at).line

type Block = Document['sections'][number]['blocks'][number]

/** The line that each item, row and paragraph of the timelines begins with. */
function* linesOfTimelines({ sections }: Document): Iterable<TextLine> {
  for (const { kind, blocks } of sections)
    if (kind === 'timeline') for (const block of blocks) yield* firstLines(block)
}

function* firstLines(block: Block): Iterable<TextLine> {
  switch (block.kind) {
    case 'paragraph':
      yield* block.lines.slice(0, 1)
      return
    case 'list':
      for (const item of block.items) for (const inner of item.blocks.slice(0, 1)) yield* firstLines(inner)
      return
    case 'table':
      for (const row of block.rows) yield* row.cells.slice(0, 1)
  }
}
