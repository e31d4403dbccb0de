import type { Document } from '../document.ts'
import type { Block } from '../markdown/index.ts'
import { sectionAt } from '../sections/index.ts'
import {
  countUpTo,
  greatestOf,
  leastOf,
  lineAt,
  lineRange,
  lineStart,
  lineText,
  type Range,
} from '../text/index.ts'
import { closingOf, opened, openingOf } from './html-elements.ts'

/**
 * The lines that the mark at an offset hides: its section where it is on a heading, else its event with details, its row,
 * its item with nested items, or its paragraph. A mark on a line of its own hides what is directly above it; else the next
 * block, or its section where it is first in it.
 */
export function hidingBy(document: Document): (at: number) => Range {
  const layout = layoutOf(document)
  const { blocks, blockRanges, headingOn, belowHeading } = layout
  const paragraphs = document.events.filter(({ form }) => form === 'paragraph')
  const entries = new Map(document.events.map(event => [event.range.start, event]))
  const paragraphRanges = paragraphs.map(({ range }) => range)
  return at => {
    const own = headingOn(at)
    if (own >= 0) return belowHeading(own)
    const event = paragraphs[lastAt(paragraphRanges, at)]
    if (event && at < event.range.end) return wholeLines(document, [event.range, ...event.details])
    const place = lastAt(blockRanges, at)
    const block = blocks[place]
    const definition = definitionOf(document, at)
    const isIn = block !== undefined && at < block.range.end
    if (definition || !isIn) {
      const own = definition ?? lineRange(document.lines, lineAt(document.lines, at))
      return wholeLines(document, isIn ? [own, block.range] : [own])
    }
    if (isLabel(block)) return wholeLines(document, [block.range, ...belowLabel(document, block)])
    if (block.kind !== 'html') {
      const own = narrowest([block], at) ?? block.range
      // what is below an event belongs to it
      return wholeLines(document, [own, ...(entries.get(own.start)?.details ?? [])])
    }
    const opening = blocks[openingOf(blocks, place, document.text, at)]
    if (opening && opening !== block) return wholeLines(document, [opening.range, block.range])
    const above = directlyAbove(document, blocks, place)
    if (above === null) return belowMark(document, layout, place, at)
    return isDirectlyAbove(document, layout, place)
      ? wholeLines(document, [above, belowMark(document, layout, place, at)])
      : wholeLines(document, [above, block.range])
  }
}

/** Comments in a row that are looked over. */
const COMMENTS_AT_MOST = 9

/** What is directly above the mark at a place, over other comments; an element that closes there from its start on. */
function directlyAbove(document: Document, blocks: readonly Block[], place: number): Range | null {
  let i = place
  do {
    const [above, below] = [blocks[i - 1], blocks[i]]
    if (!above || !below || !touches(document, above, below.range)) return null
    i--
  } while (isWordless(blocks[i]) && place - i < COMMENTS_AT_MOST)
  const block = blocks[i]
  if (!block || block.kind === 'heading' || block.kind === 'rule') return null
  const opening = blocks[openingOf(blocks, i, document.text, block.range.end)] ?? block
  return { start: opening.range.start, end: block.range.end }
}

/** Whether something with words, or a heading, is directly below the mark at a place, over other comments. */
function isDirectlyAbove(document: Document, { blocks, headings }: Layout, place: number): boolean {
  let i = place
  const isOver = () =>
    isWordless(blocks[i + 1]) && touches(document, blocks[i] as Block, blocks[i + 1]?.range)
  while (i - place < COMMENTS_AT_MOST && isOver()) i++
  const last = blocks[i] as Block
  const next = [blocks[i + 1]?.range, headings[lastAt(headings, last.range.start) + 1]]
  return next.some(range => touches(document, last, range))
}

/** The index of the last range that starts at an offset or before it. */
const lastAt = (ranges: readonly { readonly start: number }[], at: number): number =>
  countUpTo(at, ranges.length, i => ranges[i]?.start ?? 0) - 1

/** Where the headings and the blocks of a document are. */
function layoutOf(document: Document) {
  const { lines, sections, text } = document
  const headings = headingsOf(document)
  const blocks = sections.flatMap(section => section.blocks)
  const closing = nextOfLevels(headings.map(({ level }) => level))
  const startOfLine = (at: number) => lineStart(lines, lineAt(lines, at))
  // the last line may have no line end
  const startOf = (at = text.length) => (at < text.length ? startOfLine(at) : at)
  return {
    headings,
    blocks,
    blockRanges: blocks.map(({ range }) => range),
    belowHtml: belowHtmlOf(document, blocks),
    belowHeading: (own: number): Range => ({
      start: startOfLine(headings[own]?.start ?? 0),
      end: startOf(headings[closing[own] ?? headings.length]?.start),
    }),
    /** The index of the heading whose line an offset is on; -1 where there is none. */
    headingOn(at: number): number {
      const own = lastAt(headings, lineRange(lines, lineAt(lines, at)).end)
      return startOfLine(at) < (headings[own]?.end ?? 0) ? own : -1
    },
  }
}

type Layout = ReturnType<typeof layoutOf>

/** What a mark in a block of HTML hides of what follows it, with the block itself. */
function belowMark(
  document: Document,
  { blocks, headings, belowHeading, belowHtml }: Layout,
  place: number,
  at: number,
): Range {
  const { lines, text } = document
  const block = blocks[place] as Block & { readonly kind: 'html' }
  const above = lastAt(headings, block.range.start)
  const heading = headings[above]
  const alone = block.words.every(line => line.text.trim() === '')
  const isFirst = alone && heading && wordAfter(text, heading.end) >= block.range.start
  const next = blocks[place + 1]
  const start = headings[above + 1]?.start
  // one above a heading is on all below it; below an empty section, on that too
  if (
    alone &&
    start !== undefined &&
    start >= block.range.end &&
    start <= (next?.range.start ?? text.length)
  ) {
    const own = lineStart(lines, lineAt(lines, at))
    return { ...belowHeading(above + 1), start: isFirst ? belowHeading(above).start : own }
  }
  if (isFirst) return belowHeading(above)
  return wholeLines(document, [block.range, ...belowHtml(place, alone)])
}

/** Whether a range follows a block without a blank line between them. */
const touches = ({ lines }: Document, above: Block, below: { readonly start: number } | undefined): boolean =>
  below !== undefined && lineAt(lines, below.start) === lineAt(lines, above.range.end - 1) + 1

/** Whether a block is HTML without words: comments. */
const isWordless = (block: Block | undefined): boolean =>
  block?.kind === 'html' && block.words.every(({ text }) => text.trim() === '')

/**
 * The last block that a mark in HTML hides with its own: where it is alone or the next one touches it, after what has no
 * words, such as a comment or a rule, the first one that has; of HTML that opens an element the one that closes it.
 */
function belowHtmlOf({ lines, text }: Document, blocks: readonly Block[]) {
  const isEmpty = (block: Block) => block.kind === 'rule' || isWordless(block)
  const wordy: (number | null)[] = blocks.map(() => null)
  for (let i = blocks.length - 2; i >= 0; i--) {
    const next = blocks[i + 1]
    wordy[i] = next && isEmpty(next) && opened(next, text) === null ? (wordy[i + 1] ?? null) : i + 1
  }
  return (place: number, alone: boolean): readonly Range[] => {
    const [block, next] = [blocks[place], blocks[place + 1]]
    const touches = block && next && lineAt(lines, next.range.start) <= lineAt(lines, block.range.end - 1) + 1
    const found = alone || touches ? (wordy[place] ?? null) : place
    const last = found === null ? undefined : blocks[closingOf(blocks, found, text)]
    return last ? [last.range] : []
  }
}

/** The offset of the next character that is no mark of a heading or a label. */
function wordAfter(text: string, at: number): number {
  WORD.lastIndex = at
  return WORD.exec(text)?.index ?? text.length
}

const WORD = /[^*:#\s=-]/g

/** For each level, the index of the next one that is not deeper; none at the end. */
function nextOfLevels(levels: readonly number[]): readonly (number | undefined)[] {
  const next: (number | undefined)[] = levels.map(() => undefined)
  const open: number[] = []
  levels.forEach((level, i) => {
    while (open.length > 0 && level <= (levels[open.at(-1) ?? 0] ?? 0)) next[open.pop() ?? 0] = i
    open.push(i)
  })
  return next
}

function wholeLines({ lines }: Document, ranges: readonly Range[]): Range {
  const start = leastOf(ranges.map(range => range.start))
  const end = greatestOf(ranges.map(range => range.end))
  const last = lineAt(lines, Math.max(start, end - 1))
  return { start: lineStart(lines, lineAt(lines, start)), end: lineStart(lines, last + 1) }
}

/** The smallest item, row or block that contains an offset. */
function narrowest(blocks: readonly Block[], at: number): Range | undefined {
  const within = ({ range }: { readonly range: Range }) => range.start <= at && at < range.end
  const block = blocks.find(within)
  if (block?.kind === 'list') {
    const item = block.items.find(within)
    // the item's own words, or something nested in it
    const nested =
      item &&
      narrowest(
        item.blocks.filter(({ kind }) => kind === 'list'),
        at,
      )
    return nested ?? item?.range
  }
  if (block?.kind === 'table') {
    const place = block.rows.findIndex(within)
    const row = block.rows[place]
    if (!row) return block.range
    // rows without a first cell go on with the row above
    const next = block.rows.findIndex(({ cells }, i) => i > place && cells[0]?.text !== '')
    return {
      start: row.range.start,
      end: block.rows.at(next < 0 ? -1 : next - 1)?.range.end ?? row.range.end,
    }
  }
  // what is quoted belongs together
  return block?.range
}

/** All headings and bold labels, in the order of the text. */
function headingsOf({
  sections,
}: Document): readonly { readonly start: number; readonly end: number; readonly level: number }[] {
  return sections
    .flatMap(({ level, headingRange: { start, end }, blocks }) => [
      ...(level > 0 ? [{ start, end, level }] : []),
      ...blocks.flatMap(block =>
        block.kind === 'heading'
          ? [{ start: block.range.start, end: block.textRange.end, level: block.level }]
          : [],
      ),
    ])
    .sort((a, b) => a.start - b.start)
}

/** Whether a block is only a bold label, or ends with a colon: the list below it is what it says. */
function isLabel(block: Block): boolean {
  if (block.kind !== 'paragraph') return false
  const words = block.lines
    .map(({ text }) => text)
    .join(' ')
    .replace(/<!--[^>]{0,40}-->/g, '')
    .trim()
  return /^(?:\*\*|__)[^*_]{1,200}(?:\*\*|__)$/.test(words) || /[:：][*_]{0,3}$/.test(words)
}

/** The blocks below a label: what a paragraph or a heading ends. */
function belowLabel({ sections }: Document, label: Block): readonly Range[] {
  const blocks = sectionAt(sections, label.range.start)?.blocks ?? []
  const below = blocks.slice(blocks.indexOf(label) + 1)
  const end = below.findIndex(({ kind }) => kind === 'paragraph' || kind === 'heading')
  return below.slice(0, end < 0 ? below.length : end).map(({ range }) => range)
}

/** The link definition that a mark is part of, with the whole of its title. */
function definitionOf({ lines, text }: Document, at: number): Range | null {
  const own = lineAt(lines, at)
  let first = own
  while (first > 0 && !DEFINES.test(lineText(lines, first))) {
    if (lineText(lines, first).trim() === '' || own - first > LINES_OF_TITLE) return null
    first--
  }
  if (!DEFINES.test(lineText(lines, first))) return null
  const start = lineStart(lines, first)
  const source = text.slice(start, lineStart(lines, own + LINES_OF_TITLE))
  const opened = TITLE_OPENED.exec(source)
  const close = opened ? source.indexOf(opened[1] === '(' ? ')' : (opened[1] ?? ''), opened[0].length) : -1
  const blank = source.search(/\n[ \t]{0,9}\n/)
  const isWhole = close >= 0 && (blank < 0 || close < blank)
  return { start, end: Math.max(lineRange(lines, own).end, isWhole ? start + close + 1 : 0) }
}

const LINES_OF_TITLE = 9

const DEFINES = /^ {0,3}\[[^[\]\n\\]{1,80}\]:/

const TITLE_OPENED = /^ {0,3}\[[^[\]\n\\]{1,80}\]:\s{0,9}\S{1,500}\s{1,9}(["'(])/
