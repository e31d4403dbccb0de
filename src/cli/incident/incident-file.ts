import type { ParseOptions } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { besidePath, fileReason, PATIENCE, recordBeside, withUnsaved } from '../file/change-text.ts'
import { readDocument } from '../file/read-document.ts'
import { addAll, type Reader, type StuckNote } from './insert-notes.ts'
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
  const added = addAll(before, notes, host, reader, options)
  if (added === 'needs-reader') return added
  const { text, stuck, unset } = added
  const inserted = added.insertions.map(one => {
    const beside = linesAt(one.time)
    return beside.length > 0 ? { ...one, beside } : one
  })
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

/** The fingerprint of a text without the lines of an event. */
const withoutEvent = (text: string, { splices: [event] = [] }: Insertion): string =>
  fingerprintOf(text, event?.after ?? '')

const rowOf = (text: string, line: string): number =>
  text.split(/\r\n|\n|\r/).findLastIndex(row => row.trim() === line) + 1

/** The error with the journal that has the notes in its message. */
function withKept(error: unknown, path: string, kept: string): unknown {
  const reason = fileReason(error)
  return reason === null
    ? error
    : new PostmortemError({ code: 'file-unwritable', path, reason, kept }, { cause: error })
}
