import type { Document, ParseOptions } from '../document.ts'
import { parse } from '../parse.ts'
import { applyEdits, countUpTo, lineAt, lineStart, positionAt, type Range, slice } from '../text/index.ts'
import type { TimelineEvent } from '../timeline/index.ts'
import { hidingBy } from './audience-hiding.ts'
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
  const ranges = single.map(({ start }) => rangeOfMark(start))
  const idle = ranges.findIndex(range => !/[\p{L}\p{N}]/u.test(slice(document.text, range).replace(TAGS, '')))
  if (idle >= 0)
    return {
      problem: 'This mark hides nothing: put it directly above what is internal, or into it',
      line: positionAt(document.lines, single[idle]?.start ?? 0).line,
    }
  const hidden = withEmptied(document, [...spans.ranges, ...ranges])
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

/** Whether anything in a document is marked as internal, or looks like a mark. */
export function hasMarks(document: Document): boolean {
  const found = marksOf(document)
  return 'problem' in found || found.marks.length > 0
}

/** Comments and tags. */
const TAGS = /<!--[^>]{0,200}-->|<\/?[a-z][^<>]{0,500}>/gi

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
  const timed = new Map(left.events.map(event => [event, whole(event)]))
  return {
    events: [...timed.values()],
    groups: left.groups.map(group => ({
      ...group,
      events: group.events.map(event => timed.get(event) ?? whole(event)),
    })),
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

/** The ranges, with the headings that have nothing left below them. */
function withEmptied(document: Document, ranges: readonly Range[]): readonly Range[] {
  const { sections, text } = document
  const hidden = merged(ranges.map(range => withBareMarkers(document, range)))
  const isHidden = ({ start, end }: Range) => {
    const range = hidden[countUpTo(start, hidden.length, i => hidden[i]?.start ?? 0) - 1]
    return range !== undefined && end <= range.end
  }
  const hasWords = (range: Range) => /[\p{L}\p{N}]/u.test(slice(text, range).replace(TAGS, ''))
  const emptied: Range[] = []
  sections.forEach(({ level, blocks, range }, i) => {
    const words = blocks.filter(block => hasWords(block.range))
    const left = words.filter((block, at) => {
      if (block.kind !== 'heading') return !isHidden(block.range)
      const end = words.findIndex(
        (other, j) => j > at && other.kind === 'heading' && other.level <= block.level,
      )
      const below = words.slice(at + 1, end < 0 ? undefined : end)
      const isEmptied = below.length > 0 && below.every(other => isHidden(other.range))
      if (isEmptied) emptied.push(block.range)
      return !isEmptied && !isHidden(block.range)
    })
    const hasParts = (sections[i + 1]?.level ?? 0) > level
    if (level > 0 && !hasParts && words.length > 0 && left.length === 0) emptied.push(range)
  })
  return emptied.length === 0 ? hidden : merged([...hidden, ...emptied])
}

/** A range with the list marker, the time and the bars around it, where they are all that is left of a line. */
function withBareMarkers({ lines, text }: Document, { start, end }: Range): Range {
  const [first, last] = [lineAt(lines, start), lineAt(lines, Math.max(start, end - 1))]
  const before = text.slice(lineStart(lines, first), start)
  const after = text.slice(end, lineStart(lines, last + 1))
  const isBare = (part: string) => !/\p{L}/u.test(part.replace(TAGS, ''))
  // the words of a line may go on in the next one
  return before.trim() !== '' && isBare(before) && isBare(after)
    ? { start: start - before.length, end: end + after.length }
    : { start, end }
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

/**
 * Whether a change keeps what was hidden from the public hidden: a mark hides what follows it, and an insertion between them
 * would be hidden in its place.
 */
export function hidesAsBefore(before: string, after: string, options: ParseOptions = {}): boolean {
  if (!/internal/i.test(before)) return true
  const [was, is] = [before, after].map(text => forPublic(parse(text, options), options)) as [
    PublicDocument,
    PublicDocument,
  ]
  if ('problem' in was) return true
  if ('problem' in is) return false
  const allowed = countOfLines(was.document.text)
  // and what the change itself has written
  for (const [line, count] of countOfLines(after)) allowed.set(line, (allowed.get(line) ?? 0) + count)
  for (const [line, count] of countOfLines(before)) allowed.set(line, (allowed.get(line) ?? 0) - count)
  return [...countOfLines(is.document.text)].every(([line, count]) => count <= (allowed.get(line) ?? 0))
}

function countOfLines(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trim()
    if (line) counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return counts
}
