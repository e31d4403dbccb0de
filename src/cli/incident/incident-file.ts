import { appendSimpleEvent, readSimpleTimeline } from '../../document/change/quick-append.ts'
import type { Edit, ParseOptions } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { readDocument } from '../read-document.ts'
import { besidePath, type Insertion, type JournalLine, type Note, notesMissing } from './journal.ts'

/**
 * The file of an incident that several people and programs write to at once: events go to a journal first, which
 * nothing can tear, and from there into the file, under a lock.
 */

/** What became of the notes that were not in the file yet. */
export interface Merged {
  /** Those that are now. */
  readonly put: readonly Insertion[]
  /** How many of them had been there before and were gone. */
  readonly again: number
  /** Where the note is that was just kept, whoever put it in; rows count from 1. */
  readonly own: { readonly line: string; readonly row: number } | null
  /** Whether a milestone could not be set, for the front matter cannot be read. */
  readonly unset: boolean
}

/** The whole reader, for files that lines alone do not tell. */
type Reader = typeof import('../../document/index.ts')

/** Milliseconds that a command waits for another one to have written. */
const PATIENCE = 10_000

/** Bytes of a file that is read. */
const LARGEST = 1024 * 1024

/** Keep an event. When this returns it is on the disk, though not yet in the file. */
export function keepNote(path: string, note: Note, host: Host): void {
  try {
    record(path, { note }, host)
  } catch (error) {
    throw withUnsaved(error, note.text)
  }
}

const record = (path: string, line: JournalLine, host: Host) =>
  host.record(besidePath(path).journal, JSON.stringify(line))

/**
 * Put what the journal has and the file has not into the file.
 *
 * @param parseOptions how the file is read where that has to be done whole.
 * @param note one that was just kept.
 * @returns null where another process is writing for so long that the notes are left to the next command.
 */
export async function mergeNotes(
  path: string,
  host: Host,
  parseOptions: () => Promise<ParseOptions>,
  note: Note | null = null,
): Promise<Merged | null> {
  const { journal, lock } = besidePath(path)
  if (note === null && host.kind(journal) === null) return { put: [], again: 0, own: null, unset: false }
  const attempt = (reader: Reader | null, options: ParseOptions) => {
    try {
      return host.withLock(lock, PATIENCE, () => mergeNow(path, note, host, reader, options))
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
  const { notes, again, lineOf, linesAt } = notesMissing(host.recorded(besidePath(path).journal), before)
  let text = before
  const puts: Insertion[] = []
  let unset = false
  for (const note of notes) {
    const added = addByLines(text, note, host) ?? (reader && addByReading(text, note, reader, options))
    if (!added) return 'needs-reader'
    text = added.text
    const beside = linesAt(added.put.time)
    puts.push(beside.length > 0 ? { ...added.put, beside } : added.put)
    unset ||= added.unset
  }
  if (puts.length > 0) {
    if (Buffer.byteLength(text) > LARGEST) {
      const reason = 'with this it would have more than 1 MiB, which nothing here reads any more'
      throw new PostmortemError({ code: 'file-unwritable', path, reason })
    }
    record(path, { put: puts }, host)
    host.write(path, text)
    host.append(besidePath(path).journal, `\n${JSON.stringify({ done: puts.map(({ id }) => id) })}\n`)
  }
  const line = own && (puts.find(({ id }) => id === own.id)?.line ?? lineOf(own.id))
  return { put: puts, again, own: line ? { line, row: rowOf(text, line) } : null, unset }
}

/**
 * Clear the journal away where all it holds is in the file, and nobody is about to look for a note of theirs in it. Else
 * it is told that what is done stays as it is.
 */
export function closeJournal(path: string, host: Host): void {
  const { journal, lock } = besidePath(path)
  host.withLock(lock, PATIENCE, () => {
    const { notes, owners } = notesMissing(host.recorded(journal), readDocument(path, host))
    if (notes.length === 0 && !owners.some(id => host.isAtWork(id))) host.remove(journal)
    else record(path, { closed: true }, host)
  })
}

interface Added {
  readonly text: string
  readonly put: Insertion
  readonly unset: boolean
}

function addByLines(text: string, note: Note, host: Host): Added | null {
  const timeline = note.sets.length === 0 && note.written === null ? readSimpleTimeline(text) : null
  const local = timeline && localIn(timeline.timezone, note.instant, host)
  if (!timeline || !local) return null
  const [date, clock] = [local.slice(0, 10), local.slice(11, 16)]
  const edit = appendSimpleEvent(timeline, { date, clock }, note.text)
  return edit && apply(text, edit, note.id, clock)
}

const HOUR = 3_600_000

/** `YYYY-MM-DDTHH:MM` by the clocks of a zone; null where they change on a day around. */
function localIn(zone: string, instant: number, host: Host): string | null {
  const instants = [0, -26, 26].map(hours => instant + hours * HOUR)
  const [offset = 0, ...around] = host.offsetsOf(zone, instants) ?? []
  if (around.length === 0 || around.some(other => other !== offset)) return null
  return new Date(instant + offset).toISOString().slice(0, 16)
}

function addByReading(text: string, note: Note, reader: Reader, options: ParseOptions): Added {
  const { parse, insertEvent, applyEdits, setMilestone, whyNotEdited } = reader
  const document = parse(text, options)
  const { instant, written } = note
  const edit = insertEvent(document, { instant, seconds: false, written, text: note.text }, options)
  if (!edit) {
    const path = options.path ?? ''
    throw new PostmortemError({ code: 'file-unwritable', path, reason: whyNotEdited(document) })
  }
  const added = apply(text, edit, note.id, written ?? '')
  let unset = false
  const changed = note.sets.reduce((now, name) => {
    const field = setMilestone(parse(now, options), name, note, options)
    unset ||= !field
    return field ? applyEdits(now, [field]) : now
  }, added.text)
  return { ...added, text: changed, unset }
}

/** @param time empty where it is to be looked for. */
function apply(text: string, { range, text: entry }: Edit, id: string, time: string): Added {
  const line =
    entry
      .split('\n')
      .find(part => part.trim() !== '')
      ?.trim() ?? ''
  return {
    text: text.slice(0, range.start) + entry + text.slice(range.end),
    put: { id, line, time: time || timeOn(line) },
    unset: false,
  }
}

/** The time that a line of ours begins with, behind its marks. */
function timeOn(line: string): string {
  const words = line.replace(/^\d{1,9}[.)] /, '')
  const start = words.search(/\d/)
  const end = words.indexOf(' ', words.indexOf(':', start))
  return words.slice(Math.max(0, start), end < 0 ? words.length : end)
}

const rowOf = (text: string, line: string): number =>
  text.split(/\r\n|\n|\r/).findLastIndex(row => row.trim() === line) + 1

/** Change a file that others may write to at the same time: it is read anew under the lock. */
export function changeFile(
  path: string,
  host: Host,
  unsaved: string,
  change: (text: string) => string,
): void {
  try {
    const done = host.withLock(besidePath(path).lock, PATIENCE, () => {
      const text = readDocument(path, host)
      const changed = change(text)
      if (changed !== text) host.write(path, changed)
    })
    if (done) return
  } catch (error) {
    throw withUnsaved(error, unsaved, path)
  }
  const reason = 'another process is writing it and does not end'
  throw new PostmortemError({ code: 'file-unwritable', path, reason, unsaved })
}

/** What cannot be written is given back in the message. */
export function withUnsaved(error: unknown, unsaved: string, path?: string): unknown {
  const reason = fileReason(error)
  if (!(error instanceof PostmortemError) || reason === null) return error
  const failed = path ?? (error.failure as { path: string }).path
  return new PostmortemError({ code: 'file-unwritable', path: failed, reason, unsaved }, { cause: error })
}

/** What is in the journal is safe, and the message says where. */
function withKept(error: unknown, path: string, kept: string): unknown {
  const reason = fileReason(error)
  return reason === null
    ? error
    : new PostmortemError({ code: 'file-unwritable', path, reason, kept }, { cause: error })
}

/** Why a file could not be read or written; null where something else went wrong. */
function fileReason(error: unknown): string | null {
  if (!(error instanceof PostmortemError)) return null
  const { failure } = error
  return 'path' in failure && 'reason' in failure ? failure.reason : null
}
