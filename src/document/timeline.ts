import type { Block, ListItem, TableRow, TextLine } from './blocks.ts'
import { dateIn, dateOfStamp, zoneIn, zoneSentence } from './date-and-zone.ts'
import { type DayOrder, inOrder } from './day-first.ts'
import { stampBehindLabel } from './labelled.ts'
import { dateOfNamedDay, type NamedDay, namedDay } from './named-day.ts'
import type { Section } from './sections.ts'
import type { Range } from './text.ts'
import { endOfLine, splitAtBreaks, withoutBox, withoutComments, withoutTail } from './text-line.ts'
import {
  type CalendarDate,
  type DateSource,
  dateOf,
  daysAfter,
  inBrackets,
  localTime,
  type Moment,
  readStampAtEnd,
  readStampAtStart,
  readStampWhole,
  resolveStamp,
  type Stamp,
  type StampAtStart,
  wallTime,
  type ZoneInUse,
} from './time/index.ts'
import { type Columns, dayAlone, timeColumns, withYear } from './time-columns.ts'

export type EventForm = 'bullet' | 'numbered' | 'table' | 'heading' | 'paragraph'

/** One entry of a timeline. */
export interface TimelineEvent {
  /** Null where the time as written cannot be one: `stamp.invalid` says why. */
  readonly at: Moment | null
  /** The end of an entry such as `14:00–14:20`. */
  readonly until: Moment | null
  readonly stamp: Stamp
  /** Markdown of what happened: the entry's first paragraph. */
  readonly text: string
  /** Where the time stands. */
  readonly stampRange: Range
  /** The entry with its list marker, table row or heading, and what belongs to it. */
  readonly range: Range
  /** What stands below the entry's first paragraph: nested lists, code, pictures. */
  readonly details: readonly Range[]
  /** The sub-heading it stands under, if that is no time itself. */
  readonly group: string | null
  readonly form: EventForm
}

/** Events under one sub-heading, or under none. */
export interface TimelineGroup {
  readonly name: string | null
  /** Of the sub-heading, or of the section. */
  readonly start: number
  /** What stands before the first event. */
  readonly intro: readonly Range[]
  readonly events: readonly TimelineEvent[]
}

/** What the rest of the document says about dates and zones. */
export interface TimelineContext {
  readonly date: CalendarDate | null
  readonly dateFrom: DateSource | null
  readonly zone: ZoneInUse | null
  readonly home: string | null
  dayOrder(): DayOrder
}

/** Sections that may hold events though their heading does not say so. */
const mayTell: ReadonlySet<string | null> = new Set([
  null,
  'background',
  'response',
  'detection',
  'resolution',
])

/** Whether a section is told by times: three entries at least, and as many as there are others. */
export function tellsEvents({ kind, blocks }: Section): boolean {
  if (kind === 'timeline') return true
  if (!mayTell.has(kind)) return false
  const starts = blocks.flatMap(firstLines)
  const told = starts.filter(line => readStampAtStart(line)?.stamp.clock).length
  return told >= 3 && told * 2 >= starts.length
}

/** The line that each item, paragraph or heading begins with. */
function firstLines(block: Block): string[] {
  if (block.kind === 'paragraph') return block.lines.slice(0, 1).map(line => line.text)
  if (block.kind === 'heading') return [block.text]
  return block.kind === 'list' ? block.items.flatMap(item => item.blocks.slice(0, 1).flatMap(firstLines)) : []
}

/** The groups of a timeline section that hold anything, and the zone of a clock that would come next. */
export function readTimeline(
  section: Section,
  text: string,
  outside: TimelineContext,
): { readonly groups: readonly TimelineGroup[]; readonly zone: ZoneInUse | null } {
  const reader = new TimelineReader(text, section, outside)
  reader.readBlocks(section.blocks)
  const groups = reader.groups
    .filter(({ name, day, intro, events }) => name ?? day ?? (intro.length > 0 || events.length > 0))
    .map(({ day, ...group }) => (group.events.length === 0 && day ? { ...group, name: day } : group))
  return { groups, zone: reader.zone }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type Draft = Mutable<Omit<TimelineEvent, 'details'>> & { details: Range[] }
type Group = { name: string | null; day: string | null; start: number; intro: Range[]; events: Draft[] }

interface Entry {
  readonly stamp: Stamp
  readonly stampRange: Range
  readonly text: string
  readonly form: EventForm
  readonly range: Range
}

class TimelineReader {
  readonly groups: Group[]
  private group: Group
  private readonly text: string
  private readonly home: string | null
  private readonly dayOrder: () => DayOrder
  zone: ZoneInUse | null
  private date: CalendarDate | null
  private readonly firstDate: CalendarDate | null
  private dateFrom: DateSource | null
  private previous: Moment | null = null
  /** Whether a time so far said "am" or "pm". */
  private halves = false
  private first: Moment | null = null
  /** Midnights passed while the day is not known. */
  private midnights = 0
  /** The start of a range that passed midnight, while no event of the day after it has come. */
  private overnight: Moment | null = null

  constructor(text: string, section: Section, outside: TimelineContext) {
    this.text = text
    this.home = outside.home
    this.dayOrder = outside.dayOrder
    this.group = { name: null, day: null, start: section.range.start, intro: [], events: [] }
    this.groups = [this.group]
    const zone = zoneIn(section.heading)
    this.zone = zone ? { name: zone, from: 'heading' } : outside.zone
    const date = dateIn(section.heading, outside.date, this.dayOrder)
    this.date = date ?? outside.date
    this.firstDate = this.date
    this.dateFrom = date ? 'heading' : outside.dateFrom
  }

  readBlocks(blocks: readonly Block[]): void {
    for (const block of blocks) this.readBlock(block)
  }

  private readBlock(block: Block): void {
    switch (block.kind) {
      case 'heading':
        return this.readHeading(block)
      case 'paragraph':
        if (this.isTextOfHeading(block)) return
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
    const found = readStampAtStart(text)
    if (found && (found.stamp.clock || found.stamp.after !== null || found.stamp.invalid)) {
      const start = textRange.start
      this.add({
        stamp: found.stamp,
        stampRange: { start, end: start + found.end },
        text: found.rest.trim(),
        form: 'heading',
        range,
      })
      return
    }
    const date = dateIn(text, this.date, this.dayOrder)
    if (date) this.setDate(date, 'sub-heading')
    const named = date ? null : this.setNamedDay(text)
    const zone = zoneIn(text)
    if (zone) this.zone = { name: zone, from: 'heading' }
    // a heading that is nothing but a date names no phase
    const dateOnly =
      named?.kind === 'weekday' ||
      (date !== null && !/[A-Za-z]{3}/.test(found ? text.slice(found.end) : text))
    this.begin(dateOnly ? null : plainWords(text), range.start)
    if (dateOnly) this.group.day = plainWords(text)
  }

  /** The first paragraph below `### 16:32` is what happened then. */
  private isTextOfHeading({ lines }: Extract<Block, { kind: 'paragraph' }>): boolean {
    const last = this.group.events.at(-1)
    if (
      last?.form !== 'heading' ||
      last.text ||
      last.details.length > 0 ||
      readStampAtStart(lines[0]?.text ?? '')
    )
      return false
    last.text = lines.map(line => line.text).join('\n')
    last.range = { start: last.range.start, end: endOfLine(lines.at(-1)) }
    return true
  }

  /** A sub-heading or a line that is a day without its date. */
  private setNamedDay(text: string): NamedDay | null {
    const named = namedDay(text)
    const first = (this.first && dateOf(this.first)) ?? this.firstDate
    if (named && first) this.setDate(dateOfNamedDay(named, first, this.first && this.date), 'sub-heading')
    return named
  }

  private begin(name: string | null, start: number): void {
    this.group = { name, day: null, start, intro: [], events: [] }
    this.groups.push(this.group)
  }

  /** A paragraph may hold one event, or one on each line, or words that say the date or the zone. */
  private readLines(lines: readonly TextLine[], range: Range, form: EventForm): void {
    let entry: Entry | null = null
    const split = form === 'paragraph' ? lines.flatMap(splitAtBreaks) : lines
    for (const [i, line] of split.entries()) {
      // in a list item only the first line can be the entry: the others are its words
      const found = form === 'paragraph' || i === 0 ? readStampAtStart(withoutBox(line.text)) : undefined
      const box = line.text.length - withoutBox(line.text).length
      const more = split.length > i + 1 && form !== 'paragraph'
      if (found && this.isEntry(found, line.text.slice(0, box + found.end), more, form)) {
        if (entry) this.add(entry)
        // lines before the first entry are words of their own
        else if (i > 0) this.keep({ start: split[0]?.start ?? range.start, end: endOfLine(split[i - 1]) })
        const stampRange = { start: line.start + box, end: line.start + box + found.end }
        entry = {
          stamp: found.stamp,
          stampRange,
          text: found.rest,
          form,
          range: { start: line.start, end: endOfLine(line) },
        }
      } else if (entry) {
        const open: Entry = entry
        entry = {
          ...open,
          text: `${open.text}\n${line.text}`,
          range: { start: open.range.start, end: endOfLine(line) },
        }
      } else if (found && !found.stamp.clock)
        this.setDate(dateOfStamp(inOrder(found.stamp, this.dayOrder).date, this.date), 'sub-heading')
    }
    if (entry) return this.add(entry)
    if (split.length === 1 && /^\W*\w+(?: \d{1,2})?\W*$/.test(split[0]?.text ?? ''))
      this.setNamedDay(split[0]?.text ?? '')
    const zone = zoneSentence(this.text.slice(range.start, Math.min(range.end, range.start + 600)))
    if (zone) this.zone = { name: zone, from: 'sentence' }
    this.keep(range)
  }

  /** A clock makes an entry; a date does so in a list, or with a sign behind it, where words follow. */
  private isEntry({ stamp, rest }: StampAtStart, head: string, more: boolean, form: EventForm): boolean {
    // "Between 14:00 and 16:00 all was slow" sums up, where it is a paragraph
    if (form === 'paragraph' && /^between\b/i.test(stamp.text)) return false
    if (stamp.clock || stamp.after !== null || stamp.invalid !== null) return true
    if (stamp.date === null || !(more || /\w/.test(rest))) return false
    return form !== 'paragraph' || (stamp.date.day !== null && /[:–—-][*_`]*\s*$/.test(head))
  }

  private readItem(item: ListItem, form: EventForm): void {
    const [first, ...rest] = item.blocks
    if (first?.kind !== 'paragraph') {
      if (first) this.readBlocks(item.blocks)
      return
    }
    const { events } = this.group
    const before = events.length
    const line = first.lines[0]
    const isTold = line === undefined || readStampAtStart(withoutBox(line.text)) !== undefined
    const atEnd = isTold ? undefined : readStampAtEnd(line.text)
    const behind = isTold || atEnd ? null : stampBehindLabel(line.text)
    if (line && atEnd) this.addLabelled(first.lines, atEnd, form, first.range)
    else if (line && behind) {
      const stampRange = { start: line.start + behind.start, end: line.start + behind.end }
      const text = [behind.text, ...first.lines.slice(1).map(next => next.text)].join('\n')
      this.add({ stamp: behind.stamp, stampRange, text, form, range: first.range })
    } else this.readLines(first.lines, first.range, form)
    const last = events.at(-1)
    if (events.length > before && last) {
      const opening = events[before]
      if (opening) opening.range = { start: item.range.start, end: opening.range.end }
      if (!last.stamp.clock && rest.some(holdsEntries)) return this.readBlocks(rest)
      for (const block of rest) last.details.push(block.range)
      last.range = { start: last.range.start, end: item.range.end }
      return
    }
    this.readBlocks(rest)
  }

  private addLabelled(
    [line, ...more]: readonly TextLine[],
    found: { stamp: Stamp; start: number },
    form: EventForm,
    range: Range,
  ): void {
    if (!line) return
    const label = withoutTail(line.text.slice(0, found.start))
    const text = [label, ...more.map(next => next.text)].join('\n')
    const stampRange = { start: line.start + found.start, end: endOfLine(line) }
    this.add({ stamp: found.stamp, stampRange, text, form, range })
  }

  private readTable(table: Extract<Block, { kind: 'table' }>): void {
    const columns = timeColumns(table.head, table.rows)
    if (!columns) return this.keep(table.range)
    const zone = zoneIn(table.head[columns.time]?.text ?? '')
    if (zone) this.zone = { name: zone, from: 'column' }
    for (const row of table.rows) this.readRow(row, columns)
  }

  private readRow(row: TableRow, columns: Columns): void {
    const cell = row.cells[columns.time]
    const cellText = (column: number | null) => (column === null ? '' : (row.cells[column]?.text ?? ''))
    const whole = [cellText(columns.weekday), cellText(columns.date), cell?.text].filter(Boolean).join(' ')
    const span = columns.end === null ? undefined : readStampWhole(`${whole} – ${cellText(columns.end)}`)
    const isSpan = span?.until !== undefined && span.until !== null
    const exact = isSpan ? span : readStampWhole(whole)
    const atStart = exact ? undefined : readStampAtStart(whole)
    const stamp = withYear(exact ?? atStart?.stamp ?? dayAlone(whole), columns.year)
    const placed = [columns.time, columns.date, columns.weekday, ...(isSpan ? [columns.end] : [])]
    const rest = row.cells.filter((_, i) => !placed.includes(i)).map(c => withoutComments(c.text))
    const told = exact ? inBrackets(exact) : [atStart?.rest ?? '']
    const words = [...told, ...rest].filter(Boolean).join(' — ')
    if (!cell || !stamp) {
      const last = this.group.events.at(-1)
      // a row without a time goes on with the row above
      if (last && !whole && words) last.text = `${last.text} ${words}`
      else this.keep(row.range)
    } else if (!stamp.clock && stamp.date && !words)
      this.setDate(dateOfStamp(inOrder(stamp, this.dayOrder).date, this.date), 'sub-heading')
    else {
      const stampRange = { start: cell.start, end: cell.start + cell.text.length }
      this.add({ stamp, stampRange, text: words, form: 'table', range: row.range })
    }
  }

  private keep(range: Range): void {
    const last = this.group.events.at(-1)
    if (!last) this.group.intro.push(range)
    else last.details.push(range)
  }

  private setDate(date: CalendarDate | null, from: DateSource): void {
    if (!date) return
    this.date = date
    this.dateFrom = from
    this.previous = null
    this.overnight = null
  }

  private add({ stamp: written, stampRange, text, form, range }: Entry): void {
    const stamp = this.inHalf(inOrder(written, this.dayOrder))
    const at = this.resolve(stamp)
    // what only the first one says holds for all
    const isOpen = this.zone === null || this.zone.from === 'config'
    if (stamp.zone && isOpen && !this.first) this.zone = { name: stamp.zone, from: 'previous' }
    const until = at && stamp.until ? this.endOf(stamp, at) : null
    if (at) {
      if (until && passesMidnight(at, until)) this.overnight = this.tellsBackwards(at) ? null : at
      this.first ??= at
      this.previous = at
      const date =
        (stamp.date || stamp.weekday !== null) && at.granularity !== 'month' && at.granularity !== 'year'
          ? dateOf(at)
          : null
      // "On Monday 6 May a fix had been tried" tells of a day before, and the clocks below are not of it
      const aside = date !== null && !stamp.clock && this.date !== null && isEarlier(date, this.date)
      if (date && !aside) {
        this.date = date
        this.dateFrom = 'previous'
      }
    }
    this.group.events.push({
      at,
      until,
      stamp,
      text: withoutComments(text).trim(),
      stampRange,
      range,
      details: [],
      group: this.group.name,
      form,
    })
  }

  /** 1:17 behind 11:57 AM is in the afternoon, where times are told by halves of the day. */
  private inHalf(stamp: Stamp): Stamp {
    const { clock, until, date, clockText } = stamp
    if (!clock || clock.minute === null) return stamp
    if (clock.half) this.halves = true
    const told = clock.half || date !== null || clockText.startsWith('0') || clock.hour < 1 || clock.hour > 11
    if (told || !this.halves || !this.previous) return stamp
    const before = wallTime(this.previous, 'earliest')
    const written = before - (before % (2 * HALF_DAY)) + (clock.hour * 60 + clock.minute) * 60_000
    if (written >= before || written + HALF_DAY < before) return stamp
    const afternoon = <Clock extends { readonly hour: number }>(one: Clock) => ({
      ...one,
      hour: one.hour < 12 ? one.hour + 12 : one.hour,
      half: true,
    })
    return { ...stamp, clock: afternoon(clock), until: until && afternoon(until) }
  }

  /** The end of a range is the first such clock after its own start, and moves nothing that follows. */
  private endOf(stamp: Stamp, at: Moment): Moment | null {
    const written = { ...stamp, clock: stamp.until, date: stamp.lastDate, weekday: null, hedged: false }
    const day = dateOf(at)
    const until = this.resolveOn(day, written, stamp.date ? 'item' : this.dateFrom)
    if (!until || stamp.lastDate) return until
    if (until.frame === 'clock') {
      const end = later(until, this.midnights * 2 * HALF_DAY, until.text)
      return end.latest < at.earliest ? later(end, 2 * HALF_DAY, until.text) : end
    }
    return day && until.latest < at.earliest ? this.resolveOn(daysAfter(day, 1), written, 'previous') : until
  }

  /** Whether the entry above is later than one that follows it: then older ones still follow. */
  private tellsBackwards(at: Moment): boolean {
    return this.previous?.frame === at.frame && this.previous.earliest > at.latest
  }

  /** 00:07 behind 23:58 is the next day, and so is 11:30 behind 22:00–11:00. */
  private isNextDay(moment: Moment): boolean {
    if (this.overnight?.frame === moment.frame && moment.latest < this.overnight.earliest) return true
    const { previous } = this
    if (!previous || (previous.frame === 'clock') !== (moment.frame === 'clock')) return false
    const back =
      previous.frame === moment.frame
        ? previous.earliest - moment.latest
        : wallTime(previous, 'earliest') - wallTime(moment, 'latest')
    return back > HALF_DAY && (moment.frame === 'clock' || back < 2 * HALF_DAY)
  }

  private resolveOn(date: CalendarDate | null, stamp: Stamp, dateFrom: DateSource | null): Moment | null {
    return resolveStamp(stamp, { date, dateFrom, zone: this.zone, home: this.home }) ?? null
  }

  private resolve(stamp: Stamp): Moment | null {
    if (stamp.after !== null) {
      const from = stamp.fromFirst ? this.first : this.previous
      return from && later(from, stamp.after, stamp.text)
    }
    const moment = this.resolveOn(this.date, stamp, this.dateFrom)
    if (moment?.frame === 'clock') {
      const passed = () => later(moment, this.midnights * 2 * HALF_DAY, moment.text)
      if (this.isNextDay(passed())) {
        this.midnights++
        this.overnight = null
      }
      return passed()
    }
    // an entry that says its day itself is of that day
    const saysDay = stamp.date !== null || stamp.weekday !== null
    if (!moment || saysDay || !this.date || !this.isNextDay(moment)) return moment
    this.date = daysAfter(this.date, 1)
    this.dateFrom = 'previous'
    this.overnight = null
    return this.resolveOn(this.date, stamp, this.dateFrom)
  }
}

/** Whether a range ends on a later day than it begins. */
const passesMidnight = (at: Moment, until: Moment): boolean =>
  Math.floor(wallTime(at, 'earliest') / (2 * HALF_DAY)) <
  Math.floor(wallTime(until, 'latest') / (2 * HALF_DAY))

/** A list below a date whose items begin with times. */
function holdsEntries(block: Block): boolean {
  if (block.kind !== 'list') return false
  return block.items.some(({ blocks: [first] }) => {
    const stamp = first?.kind === 'paragraph' && readStampAtStart(first.lines[0]?.text ?? '')?.stamp
    return stamp && stamp.clock !== null
  })
}

const isEarlier = (a: CalendarDate, b: CalendarDate): boolean =>
  localTime(a.year, a.month, a.day) < localTime(b.year, b.month, b.day)

const HALF_DAY = 12 * 3_600_000

const later = (moment: Moment, by: number, text: string): Moment => ({
  ...moment,
  text,
  earliest: moment.earliest + by,
  latest: moment.latest + by,
  dateFrom: moment.dateFrom === null ? null : 'previous',
})

/** The words of a heading without its marks. */
function plainWords(heading: string): string {
  return heading.replace(/[*_`#]+/g, '').trim()
}
