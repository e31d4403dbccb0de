import type { Document, ParseOptions } from '../document.ts'
import type { Block } from '../markdown/index.ts'
import { parse } from '../parse.ts'
import { applyEdits, lineAt, lineRange, lineStart, positionAt, type Range } from '../text/index.ts'
import type { TimelineEvent } from '../timeline/index.ts'
import { type Mark, marksOf, type Unclear } from './audience-marks.ts'

/** A document without its internal content, or the reason why that cannot be determined. */
export type PublicDocument = { readonly document: Document } | Unclear

/**
 * Removes internal content: sections, events, actions and other items, rows and paragraphs that contain
 * `<!-- audience: internal -->`, and everything between `<!-- internal -->` and `<!-- /internal -->`.
 *
 * Moments, durations and milestones stay those of the whole document.
 *
 * @param options the options that the document was parsed with.
 */
export function forPublic(document: Document, options: ParseOptions = {}): PublicDocument {
  const found = marksOf(document)
  if ('problem' in found) return found
  const { marks } = found
  const spans = spansOf(document, marks)
  if ('problem' in spans) return spans
  const single = marks.filter(({ kind }) => kind === 'audience')
  const hidden = merged([...spans.ranges, ...single.map(({ start }) => rangeOfMark(document, start))])
  if (hidden.length === 0) return { document }
  const text = applyEdits(
    document.text,
    hidden.map(range => ({ range, text: '' })),
  )
  const left = parse(text, options)
  const { date, milestones, metrics, incidents } = document
  const placed = timesFrom(document.events, left, hidden)
  return { document: { ...left, ...placed, date, milestones, metrics, incidents } }
}

/** The remaining events, with the moments that they have in the whole document. */
function timesFrom(
  events: readonly TimelineEvent[],
  left: Document,
  hidden: readonly Range[],
): Pick<Document, 'events' | 'groups'> {
  const before = new Map(events.map(event => [event.stampRange.start, event]))
  const whole = (event: TimelineEvent): TimelineEvent => {
    const known = before.get(offsetBefore(event.stampRange.start, hidden))
    return known ? { ...event, at: known.at, until: known.until } : event
  }
  return {
    events: left.events.map(whole),
    groups: left.groups.map(group => ({ ...group, events: group.events.map(whole) })),
  }
}

/** The offset in the whole document of an offset in the remaining text. */
const offsetBefore = (offset: number, cut: readonly Range[]): number =>
  cut.reduce((at, { start, end }) => (start <= at ? at + end - start : at), offset)

function spansOf(
  document: Document,
  marks: readonly Mark[],
): { readonly ranges: readonly Range[] } | Unclear {
  const ranges: Range[] = []
  let open: number | null = null
  const wrong = (at: number, problem: string) => ({ problem, line: positionAt(document.lines, at).line })
  for (const { kind, start, end } of marks) {
    if (kind === 'audience') continue
    const closes = kind === 'close'
    if (!closes && open !== null)
      return wrong(start, 'Close the <!-- internal --> above with <!-- /internal --> before this one')
    if (closes && open === null)
      return wrong(start, 'This <!-- /internal --> closes nothing: add <!-- internal --> above, or delete it')
    if (closes) ranges.push({ start: open ?? start, end })
    open = closes ? null : start
  }
  return open === null ? { ranges } : wrong(open, 'Close this <!-- internal --> with <!-- /internal -->')
}

/**
 * The lines that a mark hides: its section where it is on a heading, else its event with details, its row, its item
 * with nested items, or its paragraph. A mark alone hides the next block, or its section where it is first in it.
 */
function rangeOfMark(document: Document, at: number): Range {
  const { lines, sections, events, text } = document
  const headings = headingsOf(document)
  const line = lineAt(lines, at)
  const below = (own: number): Range => {
    const heading = headings[own]
    const next = headings.slice(own + 1).find(({ level }) => level <= (heading?.level ?? 0))
    const end = next ? lineStart(lines, lineAt(lines, next.start)) : text.length
    return { start: lineStart(lines, lineAt(lines, heading?.start ?? at)), end }
  }
  const own = headings.findIndex(
    ({ start, end }) => lineAt(lines, start) <= line && line <= lineAt(lines, end),
  )
  if (own >= 0) return below(own)
  const event = events.find(({ form, range }) => form === 'paragraph' && range.start <= at && at < range.end)
  if (event) return wholeLines(document, [event.range, ...event.details])
  const blocks = sections.flatMap(section => section.blocks)
  const place = blocks.findIndex(({ range }) => range.start <= at && at < range.end)
  const block = blocks[place]
  if (block?.kind === 'html') {
    const above = headings.findLastIndex(({ end }) => end <= block.range.start)
    const first =
      above >= 0 && text.slice(headings[above]?.end, block.range.start).replace(/[*:#\s=-]/g, '') === ''
    const alone = block.words.every(({ text }) => text.trim() === '')
    if (alone && first) return below(above)
    const next = blocks[place + 1]
    const opened = headings.findIndex(({ start }) => start >= block.range.end)
    // one above a heading is on all below it
    if (alone && opened >= 0 && (headings[opened]?.start ?? 0) <= (next?.range.start ?? text.length))
      return { ...below(opened), start: lineStart(lines, line) }
    const touches = next && lineAt(lines, next.range.start) <= lineAt(lines, block.range.end - 1) + 1
    return wholeLines(document, next && (alone || touches) ? [block.range, next.range] : [block.range])
  }
  return wholeLines(document, [narrowest(blocks, at) ?? lineRange(lines, line)])
}

function wholeLines({ lines }: Document, ranges: readonly Range[]): Range {
  const start = Math.min(...ranges.map(range => range.start))
  const end = Math.max(...ranges.map(range => range.end))
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
  if (block?.kind === 'table') return block.rows.find(within)?.range ?? block.range
  if (block?.kind === 'quote') return narrowest(block.blocks, at) ?? block.range
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

/** The ranges, with those that overlap or touch joined. */
function merged(ranges: readonly Range[]): readonly Range[] {
  const result: Range[] = []
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1)
    if (last && range.start <= last.end)
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    else result.push(range)
  }
  return result
}
