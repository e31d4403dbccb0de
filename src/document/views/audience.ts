import type { Document, ParseOptions } from '../document.ts'
import type { Block } from '../markdown/index.ts'
import { parse } from '../parse.ts'
import {
  applyEdits,
  countUpTo,
  greatestOf,
  leastOf,
  lineAt,
  lineRange,
  lineStart,
  positionAt,
  type Range,
  slice,
} from '../text/index.ts'
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
  const whole = single.find(({ start }) => isOfTitle(document, start))
  if (whole)
    return {
      problem:
        'This mark is on the title, and so on the whole document: mark its parts, or make no page of it',
      line: positionAt(document.lines, whole.start).line,
    }
  const rangeOfMark = hidingBy(document)
  const hidden = merged([...spans.ranges, ...single.map(({ start }) => rangeOfMark(start))])
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

/** Whether a mark is on the heading that is the title, or alone above or below it. */
function isOfTitle({ heading, lines, sections, text }: Document, at: number): boolean {
  if (!heading) return false
  const line = lineAt(lines, at)
  const [first, last] = [lineAt(lines, heading.range.start), lineAt(lines, heading.range.end)]
  if (first <= line && line <= last) return true
  const block = sections
    .flatMap(({ blocks }) => blocks)
    .find(({ range }) => range.start <= at && at < range.end)
  if (block?.kind !== 'html' || block.words.some(({ text }) => text.trim() !== '')) return false
  const between =
    at < heading.range.start
      ? text.slice(block.range.end, lineStart(lines, first))
      : text.slice(heading.range.end, block.range.start)
  return /^[\s=]*$/.test(between)
}

/** The remaining events, with the moments that they have in the whole document. */
function timesFrom(
  events: readonly TimelineEvent[],
  left: Document,
  hidden: readonly Range[],
): Pick<Document, 'events' | 'groups'> {
  const before = new Map(events.map(event => [event.stampRange.start, event]))
  const offsetBefore = beforeCuts(hidden)
  const whole = (event: TimelineEvent): TimelineEvent => {
    const known = before.get(offsetBefore(event.stampRange.start))
    return known ? { ...event, at: known.at, until: known.until } : event
  }
  return {
    events: left.events.map(whole),
    groups: left.groups.map(group => ({ ...group, events: group.events.map(whole) })),
  }
}

/** The offset in the whole document of each offset in the remaining text. @param cut in order. */
function beforeCuts(cut: readonly Range[]): (offset: number) => number {
  let removed = 0
  const kept = cut.map(({ start, end }) => {
    const place = { from: start - removed, removed: removed + end - start }
    removed = place.removed
    return place
  })
  return offset => {
    const cuts = countUpTo(offset, kept.length, i => kept[i]?.from ?? 0)
    return offset + (kept[cuts - 1]?.removed ?? 0)
  }
}

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
 * The lines that the mark at an offset hides: its section where it is on a heading, else its event with details, its row,
 * its item with nested items, or its paragraph. A mark alone hides the next block, or its section where it is first in it.
 */
function hidingBy(document: Document): (at: number) => Range {
  const { lines, sections, text } = document
  const headings = headingsOf(document)
  const blocks = sections.flatMap(section => section.blocks)
  const blockRanges = blocks.map(({ range }) => range)
  const paragraphs = document.events.filter(({ form }) => form === 'paragraph')
  const entries = new Map(document.events.map(event => [event.range.start, event]))
  const paragraphRanges = paragraphs.map(({ range }) => range)
  /** The index of the last range that starts at an offset or before it. */
  const lastAt = (ranges: readonly Range[], at: number) =>
    countUpTo(at, ranges.length, i => ranges[i]?.start ?? 0) - 1
  const closing = nextOfLevels(headings.map(({ level }) => level))
  const startOfLine = (at: number) => lineStart(lines, lineAt(lines, at))
  // the last line may have no line end
  const startOf = (at = text.length) => (at < text.length ? startOfLine(at) : at)
  const below = (own: number): Range => ({
    start: startOfLine(headings[own]?.start ?? 0),
    end: startOf(headings[closing[own] ?? headings.length]?.start),
  })
  const headingOn = (at: number): number => {
    const line = lineAt(lines, at)
    const own = lastAt(headings, lineRange(lines, line).end)
    const heading = headings[own]
    return heading && line <= lineAt(lines, heading.end) ? own : -1
  }
  return at => {
    const own = headingOn(at)
    if (own >= 0) return below(own)
    const event = paragraphs[lastAt(paragraphRanges, at)]
    if (event && at < event.range.end) return wholeLines(document, [event.range, ...event.details])
    const place = lastAt(blockRanges, at)
    const block = blocks[place]
    if (!block || at >= block.range.end) return wholeLines(document, [lineRange(lines, lineAt(lines, at))])
    if (block.kind !== 'html') {
      const own = narrowest([block], at) ?? block.range
      // what stands below an event belongs to it
      return wholeLines(document, [own, ...(entries.get(own.start)?.details ?? [])])
    }
    const above = lastAt(headings, block.range.start)
    const heading = headings[above]
    const alone = block.words.every(({ text }) => text.trim() === '')
    const isFirst = alone && heading && wordAfter(text, heading.end) >= block.range.start
    const next = blocks[place + 1]
    const start = headings[above + 1]?.start
    // one above a heading is on all below it; below an empty section, on that too
    if (
      alone &&
      start !== undefined &&
      start >= block.range.end &&
      start <= (next?.range.start ?? text.length)
    )
      return { start: isFirst ? below(above).start : startOfLine(at), end: below(above + 1).end }
    if (isFirst) return below(above)
    const touches = next && lineAt(lines, next.range.start) <= lineAt(lines, block.range.end - 1) + 1
    return wholeLines(
      document,
      alone || touches ? [block.range, ...followers(blocks, place, text)] : [block.range],
    )
  }
}

/**
 * The blocks that a mark alone hides: what has no words, such as a comment or a rule, and then one that has; of HTML that
 * opens an element all up to its end.
 */
function followers(blocks: readonly Block[], place: number, text: string): readonly Range[] {
  const found: Range[] = []
  let closes: string | null = null
  for (const block of blocks.slice(place + 1)) {
    found.push(block.range)
    const source = block.kind === 'html' ? slice(text, block.range).toLowerCase() : ''
    if (closes !== null) {
      if (source.includes(closes)) break
      continue
    }
    const element = /^\s{0,3}<([a-z][a-z0-9-]{0,20})\b(?![^>]*\/>)/.exec(source)?.[1]
    if (element && !source.includes(`</${element}`)) closes = `</${element}`
    else if (
      block.kind !== 'rule' &&
      !(block.kind === 'html' && block.words.every(({ text }) => text.trim() === ''))
    )
      break
  }
  return found
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
  if (block?.kind === 'table') return block.rows.find(within)?.range ?? block.range
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
