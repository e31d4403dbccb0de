import { appendSimpleEvent, readSimpleTimeline } from '../../document/change/quick-append.ts'
import type { Document, Edit, ParseOptions } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { besidePath, fileReason, PATIENCE, recordBeside, withUnsaved } from '../file/change-text.ts'
import { MOVES_MARK } from '../file/moves-mark.ts'
import { readDocument } from '../file/read-document.ts'
import { spliceOf } from '../file/splice.ts'
import { fingerprintOf, notesMissing } from './journal.ts'
import type { Insertion, JournalLine, Note } from './journal-lines.ts'

/** The result of inserting the notes that were not in the file yet. */
export interface Merged {
  /** The notes that are in it now. */
  readonly inserted: readonly Insertion[]
  /** The number of them that had been there before and were missing. */
  readonly restored: number
  /** The place of the note that was just saved, whichever process inserted it; rows count from 1. */
  readonly own: { readonly line: string; readonly row: number } | null
  /** Whether a milestone could not be set, because the front matter cannot be read. */
  readonly unset: boolean
  /** The notes that are in the journal only, because they would not be read back from the file. */
  readonly stuck: readonly StuckNote[]
  /** The number of lines of the journal that this program did not write. */
  readonly foreign: number
}

/** A note that would not be read back from the file, and the reason. */
export interface StuckNote {
  readonly note: Note
  readonly reason: string
}

/** The full reader, for files that are too complex to append a line to. */
type Reader = typeof import('../../document/index.ts')

/** Bytes of the largest file that is read. */
const LARGEST = 1024 * 1024

/** Saves an event to the journal. When this returns it is on the disk, but not yet in the file. */
export function saveNote(path: string, note: Note, host: Host): void {
  try {
    record(path, { note }, host)
  } catch (error) {
    throw withUnsaved(error, note.text)
  }
}

const record = (path: string, line: JournalLine, host: Host) => recordBeside(path, line, host)

/**
 * Inserts the notes that are in the journal and not in the file. Several people and programs may do so at once: events go
 * to the journal first, which nothing can tear, and from there into the file, under a lock.
 *
 * @param parseOptions the options of the full reader, if it is needed.
 * @param note one that was just saved.
 * @returns null if another process writes for so long that the notes are left to the next command.
 */
export async function mergeNotes(
  path: string,
  host: Host,
  parseOptions: () => Promise<ParseOptions>,
  note: Note | null = null,
): Promise<Merged | null> {
  const { journal, lock } = besidePath(path)
  if (note === null && host.files.kind(journal) === null)
    return { inserted: [], restored: 0, own: null, unset: false, stuck: [], foreign: 0 }
  const attempt = (reader: Reader | null, options: ParseOptions) => {
    try {
      return host.journal.withLock(lock, PATIENCE, () => mergeNow(path, note, host, reader, options))
    } catch (error) {
      throw withKept(error, path, journal)
    }
  }
  const first = attempt(null, {})
  if (first?.done !== 'needs-reader') return first?.done ?? null
  const second = attempt(await import('../../document/index.ts'), { path, ...(await parseOptions()) })
  return second && (second.done as Merged)
}

function mergeNow(
  path: string,
  own: Note | null,
  host: Host,
  reader: Reader | null,
  options: ParseOptions,
): Merged | 'needs-reader' {
  const before = readDocument(path, host)
  const { notes, again, gone, newest, lineOf, linesAt, foreign } = notesMissing(
    host.journal.recorded(besidePath(path).journal),
    before,
  )
  let text = before
  const inserted: Insertion[] = []
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
    for (const insertion of added.insertions) {
      const beside = linesAt(insertion.time)
      inserted.push(beside.length > 0 ? { ...insertion, beside } : insertion)
    }
    unset ||= added.unset
  }
  if (inserted.length > 0) {
    if (Buffer.byteLength(text) > LARGEST) {
      const reason = 'it would have more than 1 MiB, and larger files are not read'
      throw new PostmortemError({ code: 'file-unwritable', path, reason })
    }
    // one of several is known to be deleted by the others that are still there
    const without = (one: Insertion) => (inserted.length === 1 ? withoutEvent(text, one) : '')
    record(path, { put: inserted.map(one => ({ ...one, without: without(one) })) }, host)
    host.files.write(path, text)
    record(path, { done: inserted.map(({ id }) => id) }, host)
  }
  // or it would come back once more words were written by hand
  for (const id of gone) record(path, { undone: id }, host)
  if (gone.length > 0 && inserted.length === 0 && newest)
    record(path, { seen: { id: newest.id, without: withoutEvent(text, newest) } }, host)
  const line = own && (inserted.find(({ id }) => id === own.id)?.line ?? lineOf(own.id))
  const place = line ? { line, row: rowOf(text, line) } : null
  return { inserted, restored: again, own: place, unset, stuck, foreign }
}

/** Records that the incident is closed. The journal stays, so that this can be taken back. */
export const closeJournal = (path: string, host: Host): void => record(path, { closed: true }, host)

interface Added {
  readonly text: string
  readonly insertions: readonly Insertion[]
  readonly unset: boolean
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

/** The fingerprint of a text without the lines of an event. */
const withoutEvent = (text: string, { splices: [event] = [] }: Insertion): string =>
  fingerprintOf(text, event?.after ?? '')

/** The time at the start of an inserted line, after its list marker. */
function timeOn(line: string): string {
  const words = line.replace(/^\d{1,9}[.)] /, '')
  const start = words.search(/\d/)
  const end = words.indexOf(' ', words.indexOf(':', start))
  return words.slice(Math.max(0, start), end < 0 ? words.length : end)
}

const rowOf = (text: string, line: string): number =>
  text.split(/\r\n|\n|\r/).findLastIndex(row => row.trim() === line) + 1

/** The error with the journal that has the notes in its message. */
function withKept(error: unknown, path: string, kept: string): unknown {
  const reason = fileReason(error)
  return reason === null
    ? error
    : new PostmortemError({ code: 'file-unwritable', path, reason, kept }, { cause: error })
}
