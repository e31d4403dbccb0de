import type { Block } from './blocks.ts'
import { applyEdits } from './edit.ts'
import { type Document, type ParseOptions, parse } from './parse.ts'
import { withoutCode } from './prose.ts'
import { LABEL_LEVEL } from './sections.ts'
import { lineAt, lineRange, lineStart, lineText, positionAt, type Range } from './text.ts'
import type { TimelineEvent } from './timeline.ts'

const MARK = /<!--[ \t]{0,9}audience:[ \t]{0,9}internal[ \t]{0,9}-->/gi
const SPAN_MARK = /<!--[ \t]{0,9}(\/?)internal[ \t]{0,9}-->/gi
/** What can only be meant for one of these, however it is spelt. */
const MEANT = /<!--[\s:=_/-]{0,20}(?:audience[\s:=_/-]{1,20})?internal[\s:=_/-]{0,20}-->/gi

/** The document without what is marked as internal, or why it cannot be told what that is. */
export type PublicDocument =
  | { readonly document: Document }
  | { readonly problem: string; readonly line: number }

/**
 * Leave out what is for insiders: sections, events, actions and other items, rows and paragraphs that hold
 * `<!-- audience: internal -->`, and what stands between `<!-- internal -->` and `<!-- /internal -->`.
 *
 * What is left keeps its figures: moments, durations and milestones are those of the whole document.
 *
 * @param options those that the document was parsed with.
 */
export function forPublic(document: Document, options: ParseOptions = {}): PublicDocument {
  const spans = spansIn(document)
  if ('problem' in spans) return spans
  const misspelt = misspeltIn(document)
  if (misspelt) return misspelt
  const hidden = merged([...spans.ranges, ...marksIn(document).map(at => rangeOfMark(document, at))])
  if (hidden.length === 0) return { document }
  const text = applyEdits(
    document.text,
    hidden.map(range => ({ range, text: '' })),
  )
  const left = parse(text, options)
  const { date, milestones, metrics, incidents } = document
  const told = timesFrom(document.events, left, hidden)
  return { document: { ...left, ...told, date, milestones, metrics, incidents } }
}

/** Events with the moments that the whole document gives them, whatever stood between them. */
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

/** Where an offset was before ranges were cut out. */
const offsetBefore = (offset: number, cut: readonly Range[]): number =>
  cut.reduce((at, { start, end }) => (start <= at ? at + end - start : at), offset)

/** Where a pattern occurs outside of code, in order. */
function* outsideCode(
  document: Document,
  pattern: RegExp,
): Iterable<RegExpExecArray & { readonly at: number }> {
  const { lines, sections, frontMatter } = document
  const code = sections.flatMap(({ blocks }) => codeIn(blocks))
  const first = frontMatter ? lineAt(lines, frontMatter.range.end) : 0
  for (let i = first; i < lines.starts.length; i++) {
    const start = lineStart(lines, i)
    const text = lineText(lines, i)
    if (!text.includes('<!--') || code.some(range => range.start <= start && start < range.end)) continue
    const masked = withoutCode({ text, start }).text
    for (const found of masked.matchAll(pattern)) yield Object.assign(found, { at: start + found.index })
  }
}

const codeIn = (blocks: readonly Block[]): Range[] =>
  blocks.flatMap(block => {
    if (block.kind === 'code') return [block.range]
    if (block.kind === 'list') return block.items.flatMap(item => codeIn(item.blocks))
    return block.kind === 'quote' ? codeIn(block.blocks) : []
  })

function spansIn(
  document: Document,
): { readonly ranges: readonly Range[] } | { readonly problem: string; readonly line: number } {
  const ranges: Range[] = []
  let open: number | null = null
  const wrong = (at: number, problem: string) => ({ problem, line: positionAt(document.lines, at).line })
  for (const { 0: mark, 1: slash, at } of outsideCode(document, SPAN_MARK)) {
    if (!slash && open !== null)
      return wrong(at, 'Close the <!-- internal --> before with <!-- /internal -->')
    if (slash && open === null) return wrong(at, 'This <!-- /internal --> closes nothing')
    if (slash) ranges.push({ start: open ?? at, end: at + mark.length })
    open = slash ? null : at
  }
  return open === null ? { ranges } : wrong(open, 'Close this <!-- internal --> with <!-- /internal -->')
}

/** A mark that is none hides nothing, which nobody would notice. */
function misspeltIn(document: Document): { readonly problem: string; readonly line: number } | null {
  const { text, lines, sections, frontMatter } = document
  const code = sections.flatMap(({ blocks }) => codeIn(blocks))
  for (const { 0: comment, index } of text.matchAll(MEANT)) {
    const known = [MARK, SPAN_MARK].some(mark => comment.replace(mark, '') === '')
    const apart =
      index < (frontMatter?.range.end ?? 0) || code.some(({ start, end }) => start <= index && index < end)
    if (!known && !apart)
      return {
        problem: 'Write <!-- audience: internal -->, <!-- internal --> or <!-- /internal --> on one line',
        line: positionAt(lines, index).line,
      }
  }
  return null
}

const marksIn = (document: Document): readonly number[] =>
  [...outsideCode(document, MARK)].map(({ at }) => at)

/** What a mark is on: all below its heading, its row or item with what is inside, or its paragraph; whole lines. */
function rangeOfMark(document: Document, at: number): Range {
  const { lines, sections, text } = document
  const headings = headingsOf(document)
  const line = lineAt(lines, at)
  const own = headings.findIndex(({ start }) => lineAt(lines, start) === line)
  const heading = headings[own]
  if (heading) {
    const next = headings.slice(own + 1).find(({ level }) => level <= heading.level)
    return {
      start: lineStart(lines, line),
      end: next ? lineStart(lines, lineAt(lines, next.start)) : text.length,
    }
  }
  const blocks = sections.flatMap(section => section.blocks)
  const { start, end } = narrowest(blocks, at) ?? lineRange(lines, line)
  const last = lineAt(lines, Math.max(start, end - 1))
  return { start: lineStart(lines, lineAt(lines, start)), end: lineStart(lines, last + 1) }
}

/** The smallest item, row or block that an offset stands in. */
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

function headingsOf({ sections }: Document): readonly { readonly start: number; readonly level: number }[] {
  return sections
    .flatMap(({ level, headingRange, blocks }) => [
      ...(level > 0 && level < LABEL_LEVEL ? [{ start: headingRange.start, level }] : []),
      ...blocks.flatMap(block =>
        block.kind === 'heading' ? [{ start: block.range.start, level: block.level }] : [],
      ),
    ])
    .sort((a, b) => a.start - b.start)
}

/** Ranges that overlap or touch as one. */
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
