import { readCells } from './blocks.ts'
import { appendToSection, applyEdits, type Edit, inFile, insertAt, nextMarker, setField } from './edit.ts'
import type { MilestoneName } from './fields.ts'
import { eventLine, listItem, sectionBody, tableCell } from './notation.ts'
import { type Document, type ParseOptions, parse } from './parse.ts'
import { lineAt, lineRange, lineStart, slice, trimRange } from './text.ts'
import { type Moment, onClock } from './time/index.ts'
import type { TimelineEvent } from './timeline.ts'

/** Add an event behind the last one, in the notation that the timeline already has. */
export function appendEvent(document: Document, time: string, text: string): Edit {
  return insertBehind(document, document.events.at(-1), time, text)
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
  const place = placeOf(document.events, event.instant)
  const end = document.events.length
  const attempts = (place === end ? [end] : [place, end]).flatMap(index => {
    const spellings =
      event.written === null ? spellingsOf(event, clockAt(document, index, options)) : [event.written]
    return spellings.map(time => ({ index, edit: insertAtIndex(document, index, time, event.text) }))
  })
  const kept = attempts.find(({ index, edit }) => reads(document, edit, index, event, options))
  return (kept ?? (attempts.at(-1) as (typeof attempts)[0])).edit
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
function clockAt(
  { events, meta }: Document,
  index: number,
  options: ParseOptions,
): NonNullable<Moment['place']> {
  const near = [events[index - 1], events[index], ...events].find(event => event?.at?.place != null)
  return near?.at?.place ?? meta.one.get('timezone')?.text ?? options.timezone ?? 'UTC'
}

function spellingsOf(
  { instant, seconds }: Pick<Happening, 'instant' | 'seconds'>,
  place: string | number,
): readonly string[] {
  const { date, clock, offset } = onClock(instant, place)
  const time = seconds ? clock : clock.slice(0, 5)
  return [time, `${date} ${time}`, `${date}T${time}${offset}`]
}

/** Whether the changed document has the event, at that time and place, and the others as they were. */
function reads(
  before: Document,
  edit: Edit,
  index: number,
  { instant, seconds, written }: Happening,
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
    others.length === before.events.length &&
    others.every(({ at }, i) => {
      const was = before.events[i]?.at
      return at?.earliest === was?.earliest && at?.latest === was?.latest
    })
  )
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
  const place = document.meta.one.get('timezone')?.text ?? options.timezone ?? 'UTC'
  const spellings =
    event.written === null ? spellingsOf({ ...event, seconds: false }, place) : [event.written]
  const edits = spellings.map(time => setField(document, name, time))
  const minute = Math.floor(event.instant / 60_000) * 60_000
  return (
    edits.find(edit => {
      const at = edit && parse(applyEdits(document.text, [edit]), options).milestones[name]
      return at?.frame === 'instant' && at.earliest === minute && at.latest === minute
    }) ?? edits.at(-1)
  )
}

function insertAtIndex(document: Document, index: number, time: string, text: string): Edit {
  const before = document.events[index - 1]
  const next = document.events[index]
  return !before && next
    ? insertAhead(document, next, time, text)
    : insertBehind(document, before, time, text)
}

function insertBehind(
  document: Document,
  anchor: TimelineEvent | undefined,
  time: string,
  text: string,
): Edit {
  const words = onLf(text)
  if (!anchor) return appendToSection(document, 'timeline', listItem('- ', eventLine(time, words)))
  const entry = entryText(document, anchor, time, words)
  const end = endOfEntry(document, anchor)
  // what stands below a list item belongs to it, and the list begins anew behind that
  const apart =
    anchor.form === 'heading' ||
    anchor.form === 'paragraph' ||
    (anchor.form !== 'table' && end > trimRange(document.text, anchor.range).end)
  return inFile(document, insertAt(end, `${apart ? '\n\n' : '\n'}${entry}`))
}

function insertAhead(document: Document, anchor: TimelineEvent, time: string, text: string): Edit {
  const entry = entryText(document, anchor, time, onLf(text))
  const apart = anchor.form === 'heading' || anchor.form === 'paragraph'
  const start = lineStart(document.lines, lineAt(document.lines, anchor.range.start))
  return inFile(document, insertAt(start, `${entry}${apart ? '\n\n' : '\n'}`))
}

const onLf = (text: string) => text.replace(/\r\n?/g, '\n').trim()

const endOfEntry = (document: Document, { range, details }: TimelineEvent): number =>
  trimRange(document.text, { start: range.start, end: Math.max(range.end, ...details.map(d => d.end)) }).end

/** The entry in the notation of another one, with that one's indent. */
function entryText(document: Document, like: TimelineEvent, time: string, text: string): string {
  const line = lineAt(document.lines, like.range.start)
  const indent = slice(document.text, { start: lineStart(document.lines, line), end: like.range.start })
  const prefix = /^[ \t]*$/.test(indent) ? indent : ''
  switch (like.form) {
    case 'table':
      return `${prefix}${tableRow(document, like, time, text)}`
    case 'heading': {
      const marks = /^\s*(#+)/.exec(slice(document.text, lineRange(document.lines, line)))?.[1] ?? '###'
      return `${marks} ${time}\n\n${sectionBody(text)}`
    }
    case 'paragraph':
      return eventLine(time, text)
    default: {
      const marker = nextMarker(
        /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(slice(document.text, like.range))?.[0] ?? '- ',
      )
      return listItem(marker, eventLine(time, text))
        .split('\n')
        .map(l => (l ? prefix + l : l))
        .join('\n')
    }
  }
}

/** A row with the time where the other row has it, the text where that has most words, and the rest empty. */
function tableRow(document: Document, like: TimelineEvent, time: string, text: string): string {
  const cells = readCells(document.text, like.range)
  const column = cells.findIndex(cell => cell.start === like.stampRange.start)
  const others = cells.flatMap((cell, i) => (i === column ? [] : [{ i, length: cell.text.length }]))
  const [longest] = others.sort((a, b) => b.length - a.length)
  const row = Array.from({ length: Math.max(2, cells.length) }, () => '')
  row[Math.max(0, column)] = tableCell(time)
  row[longest?.i ?? (column === 0 ? 1 : 0)] = tableCell(text)
  return `| ${row.join(' | ')} |`
}
