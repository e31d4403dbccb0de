import { appendSimpleEvent, readSimpleTimeline } from '../../document/change/quick-append.ts'
import type { Document, Edit, ParseOptions } from '../../document/index.ts'
import type { Host } from '../../host/index.ts'
import { MOVES_MARK } from '../file/moves-mark.ts'
import { spliceOf } from '../file/splice.ts'
import type { Insertion, Note } from './journal-lines.ts'

/** A note that would not be read back from the file, and the reason. */
export interface StuckNote {
  readonly note: Note
  readonly reason: string
}

/** The full reader, for files that are too complex to append a line to. */
export type Reader = typeof import('../../document/index.ts')

interface Added {
  readonly text: string
  readonly insertions: readonly Insertion[]
  readonly unset: boolean
}

/** Inserts notes, several at once where that reads back. */
export function addAll(
  before: string,
  notes: readonly Note[],
  host: Host,
  reader: Reader | null,
  options: ParseOptions,
): (Added & { readonly stuck: readonly StuckNote[] }) | 'needs-reader' {
  let text = before
  const insertions: Insertion[] = []
  const stuck: StuckNote[] = []
  let unset = false
  let atOnce = reader ? notes.length : 1
  for (let done = 0; done < notes.length; ) {
    const group = notes.slice(done, done + atOnce)
    const [note] = group
    const added =
      note && group.length === 1
        ? (addByLines(text, note, host) ?? (reader && addByReading(text, note, reader, options)))
        : reader && addTogether(text, group, reader, options)
    if (!added && group.length === 1) return 'needs-reader'
    if (!added) {
      atOnce = Math.ceil(group.length / 2)
      continue
    }
    done += group.length
    atOnce = reader ? group.length * 2 : 1
    // a note that cannot be inserted must not block the others
    if ('reason' in added) {
      stuck.push(...group.map(note => ({ note, reason: added.reason })))
      continue
    }
    text = added.text
    insertions.push(...added.insertions)
    unset ||= added.unset
  }
  return { text, insertions, stuck, unset }
}

function addByLines(text: string, note: Note, host: Host): Added | null {
  const timeline = isPlain(note) ? readSimpleTimeline(text) : null
  const local = timeline && localIn(timeline.timezone, note.instant, host)
  if (!timeline || !local) return null
  const [date, clock] = [local.slice(0, 10), local.slice(11, 16)]
  const edit = appendSimpleEvent(timeline, { date, clock }, note.text)
  return edit && apply(text, edit, note.id, clock)
}

/** Whether a note is an event at a minute and no more. */
const isPlain = (note: Note): boolean => isExact(note) && !note.seconds

/** Whether a note is an event at an exact time, and changes nothing else. */
const isExact = ({ sets, written, reopens, severity, services }: Note): boolean =>
  sets.length === 0 && written === null && !reopens && severity === undefined && !services

const HOUR = 3_600_000

/** An instant as `YYYY-MM-DDTHH:MM` in a zone; null if clocks change there within a day. */
function localIn(zone: string, instant: number, host: Host): string | null {
  const instants = [0, -26, 26].map(hours => instant + hours * HOUR)
  const [offset = 0, ...around] = host.clock.offsetsOf(zone, instants) ?? []
  if (around.length === 0 || around.some(other => other !== offset)) return null
  return new Date(instant + offset).toISOString().slice(0, 16)
}

/** Inserts several notes as one change, where each is an exact event and no more. */
function addTogether(
  text: string,
  notes: readonly Note[],
  { parse, insertEvents, hidesAsBefore }: Reader,
  options: ParseOptions,
): Added | null {
  if (!notes.every(isExact)) return null
  const events = notes.map(({ instant, seconds, text }) => ({
    instant,
    seconds: seconds === true,
    written: null,
    text,
  }))
  const inserted = insertEvents(parse(text, options), events, options)
  if (!inserted || !hidesAsBefore(text, inserted.text, options)) return null
  let now = text
  const insertions = inserted.edits.flatMap((edit, i) => {
    const added = apply(now, edit, notes[i]?.id ?? '', '')
    now = added.text
    return added.insertions
  })
  return { text: now, insertions, unset: false }
}

function addByReading(
  text: string,
  note: Note,
  reader: Reader,
  options: ParseOptions,
): Added | { readonly reason: string } {
  const { parse, insertEvent, applyEdits, hidesAsBefore, whyNotEdited } = reader
  const document = parse(text, options)
  const { instant, written } = note
  const edit = insertEvent(
    document,
    { instant, seconds: note.seconds === true, written, text: note.text },
    options,
  )
  if (!edit) return { reason: whyNotEdited(document) }
  const added = apply(text, edit, note.id, written ?? '')
  const [insertion] = added.insertions
  const splices = [...insertion.splices]
  let unset = false
  let now = added.text
  for (const make of fieldEdits(note, reader, options)) {
    const field = make(parse(now, options))
    unset ||= !field
    if (!field) continue
    splices.push(spliceOf(now, field))
    now = applyEdits(now, [field])
  }
  if (!hidesAsBefore(text, now, options)) return { reason: MOVES_MARK }
  return { text: now, insertions: [{ ...insertion, splices }], unset }
}

/** What a note changes in the front matter. */
function fieldEdits(
  note: Note,
  { setMilestone, setField }: Reader,
  options: ParseOptions,
): readonly ((document: Document) => Edit | undefined)[] {
  const { sets, reopens, severity, services } = note
  const all = ({ meta }: Document) =>
    new Set([...(meta.many.get('services') ?? []).map(({ text }) => text), ...(services ?? [])])
  return [
    ...sets.map(name => (document: Document) => setMilestone(document, name, note, options)),
    ...(reopens
      ? (['mitigated', 'resolved'] as const).map(
          name => (document: Document) => setField(document, name, null),
        )
      : []),
    ...(severity === undefined ? [] : [(document: Document) => setField(document, 'severity', severity)]),
    ...(services ? [(document: Document) => setField(document, 'services', [...all(document)])] : []),
  ]
}

/** @param time empty if it has to be found in the line. */
function apply(text: string, edit: Edit, id: string, time: string) {
  const { range, text: entry } = edit
  const line =
    entry
      .split('\n')
      .find(part => part.trim() !== '')
      ?.trim() ?? ''
  return {
    text: text.slice(0, range.start) + entry + text.slice(range.end),
    insertions: [{ id, line, time: time || timeOn(line), splices: [spliceOf(text, edit)] }],
    unset: false,
  } as const
}

/** The time at the start of an inserted line, after its list marker. */
function timeOn(line: string): string {
  const words = line.replace(/^\d{1,9}[.)] /, '')
  const start = words.search(/\d/)
  const end = words.indexOf(' ', words.indexOf(':', start))
  return words.slice(Math.max(0, start), end < 0 ? words.length : end)
}
