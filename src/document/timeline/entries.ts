import type { Block, ListItem, TableRow, TextLine } from '../markdown/index.ts'
import { endOfLine, splitAtBreaks, withoutBox, withoutComments, withoutTail } from '../markdown/index.ts'
import { stampAfterLabel } from '../sections/index.ts'
import type { Range } from '../text/index.ts'
import {
  type ExplainedZones,
  NO_TIME,
  namedDay,
  readStampAtEnd,
  type Stamp,
  type StampAtStart,
  unknownTime,
  type ZoneInUse,
  zoneIn,
  zoneSentence,
} from '../time/index.ts'
import { type Columns, timeColumns } from './columns.ts'
import type { EventForm } from './event.ts'
import type { LineStamps } from './line-stamps.ts'
import { readRow } from './rows.ts'

/** An entry of a timeline as it is written, before it has its place in time. */
export interface Entry {
  readonly kind: 'entry'
  readonly stamp: Stamp
  readonly stampRange: Range
  readonly text: string
  readonly form: EventForm
  readonly range: Range
  readonly details: readonly Range[]
}

/** What a timeline is made of, in the order of the text. */
export type Piece =
  | Entry
  /** A sub-heading that is no entry. */
  | {
      readonly kind: 'heading'
      readonly text: string
      readonly found: StampAtStart | undefined
      readonly start: number
    }
  /** A line or a row that is a date alone. */
  | { readonly kind: 'date'; readonly stamp: Stamp }
  /** A line that is a day without its date: "Tuesday". */
  | { readonly kind: 'day'; readonly text: string }
  | { readonly kind: 'zone'; readonly zone: ZoneInUse }
  /** Words before the first entry of a group. */
  | { readonly kind: 'words'; readonly range: Range }

/** The pieces of a timeline. @param text of the document that the blocks are in. */
export function readEntries(
  blocks: readonly Block[],
  text: string,
  stampOf: LineStamps,
  explained: ExplainedZones,
): readonly Piece[] {
  const reader = new EntryReader(text, stampOf, explained)
  reader.readBlocks(blocks)
  if (reader.pieces.some(({ kind }) => kind === 'entry')) return reader.pieces
  // where nobody wrote a time, the items of lists are what happened
  const untimed = new EntryReader(text, stampOf, explained, true)
  untimed.readBlocks(blocks)
  const isList = untimed.pieces.filter(({ kind }) => kind === 'entry').length > 1
  return isList ? untimed.pieces : reader.pieces
}

type Draft = { -readonly [K in keyof Entry]: Entry[K] } & { details: Range[] }

class EntryReader {
  readonly pieces: Piece[] = []
  /** Of the sub-heading that was read last. */
  private entries: Draft[] = []
  private readonly text: string
  private readonly stampOf: LineStamps
  private readonly explained: ExplainedZones
  private readonly isUntimed: boolean

  constructor(text: string, stampOf: LineStamps, explained: ExplainedZones, isUntimed = false) {
    this.text = text
    this.stampOf = stampOf
    this.explained = explained
    this.isUntimed = isUntimed
  }

  readBlocks(blocks: readonly Block[]): void {
    for (const block of blocks) this.readBlock(block)
  }

  private readBlock(block: Block): void {
    switch (block.kind) {
      case 'heading':
        return this.readHeading(block)
      case 'paragraph':
        if (this.isTextOfTime(block)) return
        return this.readLines(block.lines, block.range, 'paragraph')
      case 'list':
        for (const item of block.items) this.readItem(item, block.ordered ? 'numbered' : 'bullet')
        return
      case 'table':
        return this.readTable(block)
      default:
        this.keep(block.range)
    }
  }

  private readHeading({ text, textRange, range }: Extract<Block, { kind: 'heading' }>): void {
    const { start } = textRange
    const found = this.stampOf({ text, start })
    if (found && (found.stamp.clock || found.stamp.delay !== null || found.stamp.invalid)) {
      const stampRange = { start, end: start + found.end }
      this.add(found.stamp, stampRange, withoutComments(found.text).trim(), 'heading', range)
      return
    }
    this.pieces.push({ kind: 'heading', text, found, start: range.start })
    this.entries = []
  }

  /** The first paragraph below `### 16:32`, or below a paragraph that is a time alone, is what happened then. */
  private isTextOfTime({ lines }: Extract<Block, { kind: 'paragraph' }>): boolean {
    const last = this.entries.at(-1)
    const [first] = lines
    const isAlone = last?.form === 'heading' || last?.form === 'paragraph'
    if (!last || !isAlone || last.text || last.details.length > 0) return false
    if (first && this.stampOf(first)) return false
    last.text = lines.map(line => line.text).join('\n')
    last.range = { start: last.range.start, end: endOfLine(lines.at(-1)) }
    return true
  }

  /** A paragraph may hold one entry, or one on each line, or words that say the date or the zone. */
  private readLines(lines: readonly TextLine[], range: Range, form: EventForm): void {
    let entry: Draft | null = null
    const split = form === 'paragraph' ? lines.flatMap(splitAtBreaks) : lines
    for (const [i, line] of split.entries()) {
      // in a list item only the first line can be the entry: the others are its words
      const found = form === 'paragraph' || i === 0 ? this.stampOf(line) : undefined
      const box = line.text.length - withoutBox(line.text).length
      const more = split.length > i + 1 && form !== 'paragraph'
      const isDay = i === 0 && split.length > 1 && isWholeDay(found)
      if (found && (isDay || isEntry(found, line.text.slice(0, box + found.end), more, form))) {
        // lines before the first entry are words of their own
        if (!entry && i > 0)
          this.keep({ start: split[0]?.start ?? range.start, end: endOfLine(split[i - 1]) })
        const stampRange = { start: line.start + box, end: line.start + box + found.end }
        const place = { start: line.start, end: endOfLine(line) }
        entry = this.add(found.stamp, stampRange, found.text, form, place)
      } else if (entry) {
        entry.text = `${entry.text}\n${line.text}`
        entry.range = { start: entry.range.start, end: endOfLine(line) }
      } else if (found && !found.stamp.clock) this.pieces.push({ kind: 'date', stamp: found.stamp })
    }
    if (entry) return
    const [only] = split
    if (only && split.length === 1 && namedDay(only.text) !== null)
      this.pieces.push({ kind: 'day', text: only.text })
    const zone = zoneSentence(
      this.text.slice(range.start, Math.min(range.end, range.start + 600)),
      this.explained,
    )
    if (zone) this.pieces.push({ kind: 'zone', zone: { name: zone, from: 'sentence' } })
    this.keep(range)
  }

  /** An item in which nothing says a time stays an item, unless none of the section does. */
  private readItem(item: ListItem, form: EventForm): void {
    if (this.isUntimed && this.addUntimed(item, form)) return
    const pieces = this.pieces.length
    const last = this.entries.at(-1)
    const details = last?.details.length ?? 0
    this.readTimes(item, form)
    if (this.pieces.slice(pieces).some(({ kind }) => kind !== 'words')) return
    this.pieces.length = pieces
    if (last) last.details.length = details
    this.keep(item.range)
  }

  private addUntimed({ blocks: [first, ...rest], range }: ListItem, form: EventForm): boolean {
    const [line] = first?.kind === 'paragraph' ? first.lines : []
    if (first?.kind !== 'paragraph' || !line || zoneSentence(line.text)) return false
    const text = first.lines.map(next => next.text).join('\n')
    const entry = this.add(NO_TIME, { start: line.start, end: line.start }, text, form, range)
    for (const block of rest) entry.details.push(block.range)
    return true
  }

  private readTimes(item: ListItem, form: EventForm): void {
    const [first, ...rest] = item.blocks
    const date = first?.kind === 'list' && first.ordered ? this.dateAsList(first) : null
    if (date) return this.readLines(date, item.range, form)
    if (first?.kind !== 'paragraph') {
      if (first) this.readBlocks(item.blocks)
      return
    }
    const { entries } = this
    const before = entries.length
    this.readFirst(first.lines, first.range, form)
    const last = entries.at(-1)
    if (entries.length === before || !last) return this.readBlocks(rest)
    const opening = entries[before]
    if (opening) opening.range = { start: item.range.start, end: opening.range.end }
    if (!last.stamp.clock && rest.some(block => this.holdsEntries(block))) return this.readBlocks(rest)
    for (const block of rest) last.details.push(block.range)
    last.range = { start: last.range.start, end: item.range.end }
  }

  /** `- 28. März 2012, 06:55`, which Markdown takes for item 28 of a list; null for other lists. */
  private dateAsList({ items }: Extract<Block, { kind: 'list' }>): readonly TextLine[] | null {
    const [only, ...others] = items
    const [first] = only?.blocks ?? []
    if (first?.kind !== 'paragraph' || others.length > 0 || (only?.blocks.length ?? 0) > 1) return null
    const [line, ...more] = first.lines
    if (!only || !line) return null
    const { start } = only.range
    const whole = { text: this.text.slice(start, endOfLine(line)), start }
    return this.stampOf(whole)?.stamp.date ? [whole, ...more] : null
  }

  /** The first paragraph of an item: its time is at its start, at the end of its line, or after a label. */
  private readFirst(lines: readonly TextLine[], range: Range, form: EventForm): void {
    const [line, ...more] = lines
    const unknown = line ? unknownTime(line.text) : null
    if (line && unknown && (unknown.isMark || this.entries.length > 0)) {
      const text = [line.text.slice(unknown.end), ...more.map(next => next.text)].join('\n')
      this.add(unknown.stamp, { start: line.start, end: line.start + unknown.end }, text, form, range)
      return
    }
    const isTimed = line === undefined || this.stampOf(line) !== undefined
    const atEnd = isTimed ? undefined : readStampAtEnd(line.text)
    const labelled = isTimed || atEnd ? null : stampAfterLabel(line.text)
    if (line && atEnd) {
      const text = [withoutTail(line.text.slice(0, atEnd.start)), ...more.map(next => next.text)].join('\n')
      this.add(atEnd.stamp, { start: line.start + atEnd.start, end: endOfLine(line) }, text, form, range)
    } else if (line && labelled) {
      const stampRange = { start: line.start + labelled.start, end: line.start + labelled.end }
      const text = [labelled.text, ...more.map(next => next.text)].join('\n')
      this.add(labelled.stamp, stampRange, text, form, range)
    } else this.readLines(lines, range, form)
  }

  /** A list below a date whose items begin with times. */
  private holdsEntries(block: Block): boolean {
    if (block.kind !== 'list') return false
    return block.items.some(({ blocks: [first] }) => {
      const line = first?.kind === 'paragraph' ? first.lines[0] : undefined
      return line !== undefined && (this.stampOf(line)?.stamp.clock ?? null) !== null
    })
  }

  private readTable(table: Extract<Block, { kind: 'table' }>): void {
    const columns = timeColumns(table.head, table.rows)
    if (!columns) return this.keep(table.range)
    const zone = zoneIn(table.head[columns.time]?.text ?? '', this.explained)
    if (zone) this.pieces.push({ kind: 'zone', zone: { name: zone, from: 'column' } })
    for (const row of table.rows) this.readRow(row, columns)
  }

  private readRow(row: TableRow, columns: Columns): void {
    const read = readRow(row, columns, this.explained)
    const last = this.entries.at(-1)
    if (read.kind === 'date') this.pieces.push(read)
    else if (read.kind === 'entry') {
      const { start, text } = read.cell
      this.add(read.stamp, { start, end: start + text.length }, read.words, 'table', row.range)
    } else if (last && read.isMore) {
      last.text = `${last.text.trim()} ${read.words}`
      last.range = { start: last.range.start, end: row.range.end }
    } else this.keep(row.range)
  }

  private keep(range: Range): void {
    const last = this.entries.at(-1)
    if (last) last.details.push(range)
    else this.pieces.push({ kind: 'words', range })
  }

  private add(stamp: Stamp, stampRange: Range, text: string, form: EventForm, range: Range): Draft {
    const entry: Draft = { kind: 'entry', stamp, stampRange, text, form, range, details: [] }
    this.pieces.push(entry)
    this.entries.push(entry)
    return entry
  }
}

/** A clock makes an entry; a date does so in a list, or with a separator after it, where words follow. */
function isEntry({ stamp, text }: StampAtStart, head: string, more: boolean, form: EventForm): boolean {
  // "Between 14:00 and 16:00 all was slow" sums up, where it is a paragraph
  if (form === 'paragraph' && /^between\b/i.test(stamp.text)) return false
  if (stamp.clock || stamp.delay !== null || stamp.invalid !== null) return true
  if (stamp.date === null || !(more || /\w/.test(text))) return false
  return form !== 'paragraph' || (stamp.date.day !== null && /[:–—-][*_`]*\s*$/.test(head))
}

/** Whether a line is a date with its year and nothing else: the lines below it say what happened. */
const isWholeDay = (found: StampAtStart | undefined): boolean =>
  found !== undefined &&
  found.text.trim() === '' &&
  found.stamp.date?.year != null &&
  found.stamp.date.day !== null
