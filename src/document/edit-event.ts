import { readCells } from './block-text.ts'
import {
  appendToSection,
  applyEdits,
  type Edit,
  inFile,
  nextMarker,
  insertAt as put,
  setField,
} from './edit.ts'
import type { MilestoneName } from './fields.ts'
import { eventLine, listItem, sectionBody, tableCell } from './notation.ts'
import { type Document, type ParseOptions, parse, zoneOf } from './parse.ts'
import { lineAt, lineRange, lineStart, slice, trimRange } from './text.ts'
import { dateOf, type Moment, onClock, readIsoDate } from './time/index.ts'
import { timeColumns } from './time-columns.ts'
import type { TimelineEvent } from './timeline.ts'

/** Add an event behind the last one, in the notation that the timeline already has. */
export function appendEvent(document: Document, time: string, text: string): Edit {
  return insertBehind(document, document.events.at(-1), time, text, false)
}

/** Something that happened, and when. */
export interface Happening {
  /** Milliseconds since the epoch; of an uncertain time, one within it. */
  readonly instant: number
  /** Whether the seconds are to be written. */
  readonly seconds: boolean
  /** The time in the words it was told in, where it is uncertain; null where it is exact. */
  readonly written: string | null
  /** Markdown. */
  readonly text: string
}

/**
 * Put an event at its place in time, in the notation that the timeline already has.
 *
 * The time is written as shortly as it can be so that the changed document reads it as this instant, and every other
 * event as before: `06:55`, else with its date, else with date and offset; else the same at the end of the timeline.
 *
 * @param options those that the document was parsed with.
 */
export function insertEvent(document: Document, event: Happening, options: ParseOptions = {}): Edit {
  const attempts = placesFor(document, event, options).flatMap(place =>
    spellingsOf(event, clockAt(document, place.index, options)).flatMap(time =>
      // in the look of the entry beside it, if that reads back
      [true, false].map(alike => ({ ...place, edit: insertAt(document, place, time, event.text, alike) })),
    ),
  )
  const kept = attempts.find(({ index, edit }) => reads(document, edit, index, event, options))
  return (kept ?? (attempts.at(-1) as (typeof attempts)[0])).edit
}

/** Where an event may go: so many events stand before it, and it stands ahead of the next or behind the last of them. */
interface Place {
  readonly index: number
  readonly ahead: boolean
}

function placesFor(document: Document, { instant }: Happening, options: ParseOptions): readonly Place[] {
  const { events, groups } = document
  const groupOf = (event: TimelineEvent) => groups.findIndex(group => group.events.includes(event))
  const index = placeOf(events, instant)
  const day = (at: Moment | null | undefined) => (at ? JSON.stringify(dateOf(at)) : null)
  const { date } = onClock(instant, clockAt(document, index, options))
  const [before, next] = [events[index - 1], events[index]]
  const ownDay = JSON.stringify(readIsoDate(date))
  // its own day begins below a heading of its own
  const opensDay =
    before &&
    next &&
    groupOf(before) !== groupOf(next) &&
    day(next.at) === ownDay &&
    day(before.at) !== ownDay
  return [
    ...(opensDay ? [{ index, ahead: true }] : []),
    { index, ahead: !before && next !== undefined },
    ...(index < events.length ? [{ index: events.length, ahead: false }] : []),
  ]
}

/** The number of events that stand before one of that instant. A timeline that tells backwards stays one. */
function placeOf(events: readonly TimelineEvent[], instant: number): number {
  const known = events.flatMap(({ at }, i) =>
    at?.frame === 'instant' ? [{ index: i, earliest: at.earliest }] : [],
  )
  const [first, last] = [known[0], known.at(-1)]
  if (first && last && first.earliest > last.earliest)
    return known.find(({ earliest }) => earliest <= instant)?.index ?? events.length
  const before = known.findLast(({ earliest }) => earliest <= instant)
  if (before) return before.index + 1
  return first ? first.index : events.length
}

/** The zone or offset whose clock the time is written by: that of the events around it, else the document's. */
function clockAt(document: Document, index: number, options: ParseOptions): NonNullable<Moment['place']> {
  const { events } = document
  const near = [events[index - 1], events[index], ...events].find(event => event?.at?.place != null)
  return near?.at?.place ?? zoneOf(document, options)
}

function spellingsOf(
  { instant, seconds, written }: Pick<Happening, 'instant' | 'seconds' | 'written'>,
  place: string | number,
): readonly string[] {
  const { date, clock, offset } = onClock(instant, place)
  if (written !== null) return [written, `${date} ${written}`]
  const time = seconds ? clock : clock.slice(0, 5)
  return [time, `${date} ${time}`, `${date}T${time}${offset}`]
}

/** Whether the changed document has the event, at that time and place, and the others as they were. */
function reads(
  before: Document,
  edit: Edit,
  index: number,
  { instant, seconds, written, text }: Happening,
  options: ParseOptions,
): boolean {
  const { events } = parse(applyEdits(before.text, [edit]), options)
  const added = events[index]
  const others = events.toSpliced(index, 1)
  const unit = seconds ? 1000 : 60_000
  const at = added?.at
  return (
    at?.frame === 'instant' &&
    at.earliest <= instant &&
    instant < at.latest + unit &&
    (written !== null || at.earliest === at.latest) &&
    startsAlike(added?.text ?? '', text) &&
    others.length === before.events.length &&
    others.every(({ at }, i) => {
      const was = before.events[i]?.at
      return at?.earliest === was?.earliest && at?.latest === was?.latest
    })
  )
}

/** Whether an event reads as what happened, but for marks that a table or a list needs. */
function startsAlike(read: string, told: string): boolean {
  const words = (text: string) =>
    text
      .split('\n')[0]
      ?.match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 6)
      .join(' ') ?? ''
  return words(told) === '' || read.replace(/[^\p{L}\p{N}]+/gu, ' ').includes(words(told))
}

/**
 * Set a milestone to a moment, written as shortly as it reads back so.
 *
 * @returns `undefined` where the front matter cannot be changed safely.
 */
export function setMilestone(
  document: Document,
  name: MilestoneName,
  event: Pick<Happening, 'instant' | 'written'>,
  options: ParseOptions = {},
): Edit | undefined {
  const spellings = spellingsOf({ ...event, seconds: false }, zoneOf(document, options))
  const edits = spellings.map(time => setField(document, name, time))
  const minute = Math.floor(event.instant / 60_000) * 60_000
  return (
    edits.find(edit => {
      const at = edit && parse(applyEdits(document.text, [edit]), options).milestones[name]
      if (at?.frame !== 'instant') return false
      return event.written === null
        ? at.earliest === minute && at.latest === minute
        : at.earliest <= event.instant && minute <= at.latest
    }) ?? edits.at(-1)
  )
}

function insertAt(
  document: Document,
  { index, ahead }: Place,
  time: string,
  text: string,
  alike: boolean,
): Edit {
  const [before, next] = [document.events[index - 1], document.events[index]]
  return ahead && next
    ? insertAhead(document, next, time, text, alike)
    : insertBehind(document, before, time, text, alike)
}

function insertBehind(
  document: Document,
  anchor: TimelineEvent | undefined,
  time: string,
  text: string,
  alike: boolean,
): Edit {
  const words = onLf(text)
  if (!anchor) return appendToSection(document, 'timeline', listItem('- ', eventLine(time, words)))
  const entry = entryText(document, anchor, time, words, alike)
  const end = endOfEntry(document, anchor)
  // what stands below a list item belongs to it, and the list begins anew behind that
  const apart =
    anchor.form === 'heading' ||
    (anchor.form === 'paragraph' && !alike) ||
    (anchor.form === 'paragraph' && isApart(document, anchor)) ||
    ((anchor.form === 'bullet' || anchor.form === 'numbered') &&
      end > trimRange(document.text, anchor.range).end)
  return inFile(document, put(end, `${apart ? '\n\n' : '\n'}${entry}`))
}

/** Whether a paragraph holds this event and no other: then the new one is a paragraph of its own too. */
const isApart = ({ text, events }: Document, { range }: TimelineEvent): boolean =>
  !events.some(
    other =>
      other.form === 'paragraph' &&
      other.range !== range &&
      !/\n[ \t]*\r?\n/.test(
        text.slice(Math.min(other.range.end, range.end), Math.max(other.range.start, range.start)),
      ),
  )

function insertAhead(
  document: Document,
  anchor: TimelineEvent,
  time: string,
  text: string,
  alike: boolean,
): Edit {
  const entry = entryText(document, anchor, time, onLf(text), alike)
  const apart = anchor.form === 'heading' || anchor.form === 'paragraph'
  const start = lineStart(document.lines, lineAt(document.lines, anchor.range.start))
  return inFile(document, put(start, `${entry}${apart ? '\n\n' : '\n'}`))
}

const onLf = (text: string) => text.replace(/\r\n?/g, '\n').trim()

const endOfEntry = (document: Document, { range, details }: TimelineEvent): number =>
  trimRange(document.text, { start: range.start, end: Math.max(range.end, ...details.map(d => d.end)) }).end

/** The entry in the notation of another one, with that one's indent; in its look too, if that is asked for. */
function entryText(
  document: Document,
  like: TimelineEvent,
  time: string,
  text: string,
  alike: boolean,
): string {
  const line = lineAt(document.lines, like.range.start)
  const indent = slice(document.text, { start: lineStart(document.lines, line), end: like.range.start })
  const prefix = /^[ \t]*$/.test(indent) ? indent : ''
  const body = alike ? entryAlike(document, like, time, text) : eventLine(time, text)
  switch (like.form) {
    case 'table':
      return `${prefix}${tableRow(document, like, time, text)}`
    case 'heading': {
      const source = slice(document.text, lineRange(document.lines, line))
      const marks = /^\s*(#+)/.exec(source)?.[1] ?? '###'
      const [first = '', ...more] = body.split('\n')
      // the words stand on the line of the heading where those of the other one do
      const titled =
        alike && slice(document.text, { start: like.stampRange.end, end: like.range.end }).trim() !== ''
      const onLine = titled && source.includes(like.text.split('\n')[0] || '\n')
      if (onLine) return `${marks} ${first}${more.length > 0 ? `\n\n${sectionBody(more.join('\n'))}` : ''}`
      return `${marks} ${time}\n\n${sectionBody(text)}`
    }
    case 'paragraph':
      return sectionBody(body)
    default: {
      const marker = nextMarker(
        /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(slice(document.text, like.range))?.[0] ?? '- ',
      )
      return listItem(marker, body)
        .split('\n')
        .map(l => (l ? prefix + l : l))
        .join('\n')
    }
  }
}

const LOOK_AT_MOST = 40

/** `**10:45** — text` beside `**10:00** — other`: the marks and signs that the other has around its time. */
function entryAlike(
  { text: source, events }: Document,
  like: TimelineEvent,
  time: string,
  text: string,
): string {
  const stamp = slice(source, like.stampRange)
  const signs = signsBehind(source, like)
  // a colon alone may only guard words that could be of the time
  if (signs.trim() === ':' && events[0] && signsBehind(source, events[0]).trim() !== ':')
    return eventLine(time, text)
  const at = stamp.indexOf(like.stamp.text)
  if (at < 0) return eventLine(time, text)
  const joined = `${stamp.slice(0, at)}${time}${signs}`
  return /\s$/.test(joined) ? `${joined}${text}` : `${joined} ${text}`
}

/** Marks and signs between a time and what happened then. */
function signsBehind(source: string, { stamp, stampRange: { start, end } }: TimelineEvent): string {
  const from = source.slice(start, end).indexOf(stamp.text)
  const behind = source.slice(from < 0 ? end : start + from + stamp.text.length, end + LOOK_AT_MOST)
  return /^[*_`)\]:,.;|\s—–>-]*/.exec(behind)?.[0].split('\n')[0] ?? ' '
}

/** What a column of events may be called. */
const TELLING = /what|event|descri|happen|detail|message|activit|action|update|note|comment|summary/i

/** A row with the time where the other row has it, the text where a table tells what happened, and the rest empty. */
function tableRow(document: Document, like: TimelineEvent, time: string, text: string): string {
  const table = document.sections
    .flatMap(section => section.blocks)
    .find(
      block =>
        block.kind === 'table' && block.range.start <= like.range.start && like.range.end <= block.range.end,
    )
  const [head, rows] = table?.kind === 'table' ? [table.head, table.rows] : [[], []]
  const cells = readCells(document.text, like.range)
  const columns = timeColumns(head, rows)
  const timeColumn =
    columns?.time ??
    Math.max(
      0,
      cells.findIndex(cell => cell.start === like.stampRange.start),
    )
  const dateColumn = columns?.date ?? null
  const taken = [timeColumn, dateColumn, columns?.weekday, columns?.end]
  const free = head.flatMap((_, i) => (taken.includes(i) ? [] : [i]))
  const lengthOf = (i: number) => rows.reduce((sum, row) => sum + (row.cells[i]?.text.length ?? 0), 0)
  const named = free.find(i => TELLING.test(head[i]?.text ?? ''))
  const longest = free.toSorted((a, b) => lengthOf(b) - lengthOf(a))[0]
  const row = Array.from({ length: Math.max(2, head.length, cells.length) }, () => '')
  const [, date, clock] = /^(\d{4}-\d\d-\d\d) (.*)$/.exec(time) ?? []
  if (dateColumn !== null && date !== undefined) row[dateColumn] = date
  row[timeColumn] = tableCell(dateColumn !== null && clock !== undefined ? clock : time)
  row[named ?? longest ?? (timeColumn === 0 ? 1 : 0)] = tableCell(text)
  return `| ${row.join(' | ')} |`
}
