import { clockOfTimeline } from '../clocks.ts'
import type { Document, ParseOptions } from '../document.ts'
import { parse } from '../parse.ts'
import {
  applyEdits,
  type Edit,
  greatestOf,
  lineAt,
  lineStart,
  insertAt as put,
  slice,
  trimRange,
} from '../text/index.ts'
import { dateOf, isoDate, type Moment, onClock, readIsoDate, type ZoneOrOffset } from '../time/index.ts'
import { isTimed, type TimelineEvent } from '../timeline/index.ts'
import { appendToSection, inFile } from './edit.ts'
import { type EntryLook, entryText } from './entry-text.ts'
import { eventLine, listItem, type Spelt, spellingsOf } from './notation.ts'
import { openBlock } from './open-block.ts'

/** Add an event after the last one, in the notation that the timeline already has. */
export function appendEvent(document: Document, time: string, text: string): Edit {
  return insertBehind(document, document.events.at(-1), time, text, 'plain')
}

/** Something that happened, and when. */
export interface EventToInsert extends Spelt {
  /** Markdown. */
  readonly text: string
}

/**
 * Put an event at its place in time, in the notation that the timeline already has.
 *
 * The time is written as shortly as it can be so that the changed document reads it as this instant, and every other
 * event as before: `06:55`, else with its date, else with date and offset; else the next event gets its own date too;
 * else the same at the end of the timeline.
 *
 * @param options those that the document was parsed with.
 * @returns `undefined` where it would be read back nowhere: `whyNotEdited` says why.
 */
export function insertEvent(
  before: Document,
  event: EventToInsert,
  options: ParseOptions = {},
): Edit | undefined {
  // items without any time are words again, once one of them has a time
  const document = { ...before, events: before.events.filter(isTimed) }
  // what would be a comment is words; what would be an entry of its own stays on the line of the time
  const guarded = { ...event, text: event.text.replaceAll('<!--', '\\<!--') }
  const onLine = { ...guarded, text: guarded.text.replace(/\s+/g, ' ') }
  return (
    insertAsSaid(document, event, ['alike', 'plain'], options) ??
    insertAsSaid(document, guarded, ['alike', 'plain'], options) ??
    insertAsSaid(document, onLine, ['one-line'], options)
  )
}

function insertAsSaid(
  document: Document,
  event: EventToInsert,
  looks: readonly EntryLook[],
  options: ParseOptions,
): Edit | undefined {
  const attempts = spotsFor(document, event, options).flatMap(spot => {
    const edits = clocksAt(document, spot.index, options)
      .flatMap(clock => spellingsOf(event, clock))
      .flatMap(time => looks.map(look => insertAt(document, spot, time, event.text, look)))
    const dated = edits.flatMap(edit => withNextDated(document, spot, edit))
    return [...edits, ...dated].map(edit => ({ ...spot, edit }))
  })
  return attempts.find(({ index, edit }) =>
    readsAll(document, applyEdits(document.text, [edit]), [{ index, event }], options),
  )?.edit
}

/** Where an event may go: so many events are before it, and it is put ahead of the next or after the last of them. */
interface Spot {
  readonly index: number
  readonly ahead: boolean
}

/** The places where an event may go, the best first. */
export function spotsFor(
  document: Document,
  { instant }: EventToInsert,
  options: ParseOptions,
): readonly Spot[] {
  const { events, groups } = document
  const groupOf = (event: TimelineEvent) => groups.findIndex(group => group.events.includes(event))
  const index = indexFor(events, instant)
  const day = (at: Moment | null | undefined) => (at ? JSON.stringify(dateOf(at)) : null)
  const { date } = onClock(instant, clockOfTimeline(document, options))
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

/**
 * The number of events before one of that instant: the fewest are then on the wrong side of it. Of uncertain times the
 * stated one counts, and a timeline with the newest event first stays so.
 */
function indexFor(events: readonly TimelineEvent[], instant: number): number {
  const timed = events.flatMap(({ at }, index) =>
    at?.frame === 'instant' ? [{ index, at, stated: (at.earliest + at.latest) / 2 }] : [],
  )
  const backwards = isNewestFirst(events)
  let wrong = 0
  let best = { index: timed[0]?.index ?? events.length, wrong }
  for (const { index, stated } of timed) {
    wrong += (backwards ? stated <= instant : stated > instant) ? 1 : -1
    // of the same instant the new one comes last
    if (wrong < best.wrong || (wrong === best.wrong && !backwards)) best = { index: index + 1, wrong }
  }
  return best.index
}

/** The clocks that the time may be written by: the timeline's, and those of the events around it. */
function clocksAt(document: Document, index: number, options: ParseOptions): readonly ZoneOrOffset[] {
  const { events } = document
  const near = [events[index - 1], events[index]].flatMap(event => event?.at?.zoneOrOffset ?? [])
  return [...new Set([clockOfTimeline(document, options), ...near])]
}

/** The same with its own date before the time of the next event, which else would be of the new one's day. */
function withNextDated(
  { text, events }: Document,
  { index }: Spot,
  { range, text: entry }: Edit,
): readonly Edit[] {
  const next = events[index]
  const day = next?.at && dateOf(next.at)
  const isClock = next?.stamp.clock && !next.stamp.date && next.stamp.weekday === null
  if (!next || !day || !isClock) return []
  const at = next.stampRange.start + slice(text, next.stampRange).indexOf(next.stamp.text)
  if (at < next.stampRange.start || at < range.end) return []
  return [
    { range: { start: range.start, end: at }, text: `${entry}${text.slice(range.end, at)}${isoDate(day)} ` },
  ]
}

/** Whether most exact times are before the one that is written ahead of them. */
export function isNewestFirst(events: readonly TimelineEvent[]): boolean {
  const exact = events.flatMap(({ at }) =>
    at?.frame === 'instant' && at.earliest === at.latest ? at.earliest : [],
  )
  const steps = exact.slice(1).map((instant, i) => Math.sign(instant - (exact[i] ?? instant)))
  return steps.reduce((sum, step) => sum + step, 0) < 0
}

/**
 * Whether the changed document has the new events, at their times and places, and the others as they were.
 *
 * @param added in order; each is after so many of the events that were there before.
 */
export function readsAll(
  before: Document,
  changed: string,
  added: readonly { readonly index: number; readonly event: EventToInsert }[],
  options: ParseOptions,
): boolean {
  const after = parse(changed, options)
  // an indented heading below would become a part of the new item
  if (after.sections.length < before.sections.length || after.actions.length < before.actions.length)
    return false
  if (after.events.length !== before.events.length + added.length) return false
  const places = new Map(added.map(({ index, event }, i) => [index + i, event]))
  let old = 0
  return after.events.every((read, i) => {
    const event = places.get(i)
    if (event) return isRead(read, event)
    const was = before.events[old++]?.at
    return read.at?.earliest === was?.earliest && read.at?.latest === was?.latest
  })
}

/** Whether an event was read as it was meant. */
function isRead(read: TimelineEvent, { instant, seconds, written, text }: EventToInsert): boolean {
  const { at } = read
  return (
    at?.frame === 'instant' &&
    at.earliest <= instant &&
    instant < at.latest + (seconds ? 1000 : 60_000) &&
    (written !== null || at.earliest === at.latest) &&
    startsAlike(read.text, text)
  )
}

/** Whether an event reads as what happened, but for marks that a table or a list needs. */
function startsAlike(read: string, typed: string): boolean {
  const words = (text: string) =>
    text
      // a comment at the end is not read
      .replace(/<!--[^\n<>]{0,300}-->\s*$/, '')
      .split('\n')[0]
      ?.match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 6)
      .join(' ') ?? ''
  return words(typed) === '' || read.replace(/[^\p{L}\p{N}]+/gu, ' ').includes(words(typed))
}

/** The edit that puts an event at a place, without reading it back. */
export function insertAt(
  document: Document,
  { index, ahead }: Spot,
  time: string,
  text: string,
  look: EntryLook,
): Edit {
  const [before, next] = [document.events[index - 1], document.events[index]]
  return ahead && next
    ? insertAhead(document, next, time, text, look)
    : insertBehind(document, before, time, text, look)
}

function insertBehind(
  document: Document,
  anchor: TimelineEvent | undefined,
  time: string,
  text: string,
  look: EntryLook,
): Edit {
  const words = onLf(text)
  if (!anchor) return appendToSection(document, 'timeline', listItem('- ', eventLine(time, words)))
  const entry = entryText(document, anchor, time, words, look)
  const end = endOfEntry(document, anchor)
  // what is below a list item belongs to it, and a new list begins after that
  const apart =
    anchor.form === 'heading' ||
    (anchor.form === 'paragraph' && look !== 'alike') ||
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
  look: EntryLook,
): Edit {
  const entry = entryText(document, anchor, time, onLf(text), look)
  const apart = anchor.form === 'heading' || anchor.form === 'paragraph'
  const start = lineStart(document.lines, lineAt(document.lines, anchor.range.start))
  return inFile(document, put(start, `${entry}${apart ? '\n\n' : '\n'}`))
}

const onLf = (text: string) => text.replace(/\r\n?/g, '\n').trim()

/** Where an entry ends with what belongs to it, but for what is never closed. */
function endOfEntry(document: Document, { range, details }: TimelineEvent): number {
  const end = greatestOf([range.end, ...details.map(detail => detail.end)])
  const open = openBlock(document)?.start ?? end
  return trimRange(document.text, { start: range.start, end: open > range.start ? Math.min(end, open) : end })
    .end
}
