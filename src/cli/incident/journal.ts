import type { Splice } from '../file/splice.ts'
import { type Insertion, type JournalLine, type Note, readLines } from './journal-lines.ts'

/** The number of insertions after which a note that is deleted stays deleted. */
const SETTLED = 2

interface Entry {
  readonly note: Note
  put: Insertion | null
  done: number
  /** The line of the journal that first says that it was inserted: a file that has the note is not older. */
  doneAt: number
}

/**
 * The notes of a journal that are missing from the text, by their times.
 *
 * A note is in the text if its line is, or a line with its time or its words that belongs to no other note: then somebody
 * has edited it. A note that is missing while a later one is there was deleted, and stays deleted; so was one that is all that
 * is missing from the text as it was. Others are restored once, because an editor may have saved an older copy over them; if
 * they are deleted again, they stay deleted.
 */
export function notesMissing(
  journal: string,
  text: string,
): {
  readonly notes: Note[]
  readonly again: number
  /** The ids of notes that somebody has deleted. */
  readonly gone: readonly string[]
  /** The insertion that was done last, of those that are in the text. */
  readonly newest: Insertion | null
  /** The number of lines that this program did not write. */
  readonly foreign: number
  lineOf(id: string): string | null
  /** The lines with a time that belong to no note. */
  linesAt(time: string): readonly string[]
} {
  const read = readLines(journal)
  const entries = entriesOf(read.lines)
  const lines = countLines(text)
  const take = (line: string | undefined): boolean => {
    const count = line === undefined ? 0 : (lines.get(line) ?? 0)
    if (line !== undefined && count > 0) lines.set(line, count - 1)
    return count > 0
  }
  const absent = entries.filter(({ put }) => put === null || !take(put.line))
  const isAbsent = new Set(absent)
  const there = entries.filter(entry => !isAbsent.has(entry))
  const newest = there.reduce<Entry | null>(
    (last, entry) => (entry.doneAt > (last?.doneAt ?? -1) ? entry : last),
    null,
  )
  const known = absent.length > 0 ? fingerprintOf(text) : ''
  const lastDone = entries.reduce((last, entry) => Math.max(last, entry.doneAt), -1)
  const missing: Entry[] = []
  const gone: Entry[] = []
  for (const entry of absent) {
    const { note, put, done, doneAt } = entry
    if (put === null || done === 0) missing.push(entry)
    else if (done >= SETTLED) continue
    // with others missing that came later, it is an older copy
    else if (put.without === known && doneAt >= lastDone) gone.push(entry)
    else if (take(changedLine(note, put, lines))) continue
    // a copy that has what came later is no older one: somebody deleted the line
    else if (doneAt <= (newest?.doneAt ?? -1)) gone.push(entry)
    else missing.push(entry)
  }
  return {
    notes: missing.map(({ note }) => note).sort((a, b) => a.instant - b.instant),
    gone: gone.map(({ note }) => note.id),
    newest: newest?.put ?? null,
    again: missing.filter(({ done }) => done > 0).length,
    foreign: read.foreign,
    lineOf: id => entries.find(({ note }) => note.id === id)?.put?.line ?? null,
    linesAt: time =>
      [...lines].flatMap(([line, count]) =>
        beginsWith(time, line) ? Array.from({ length: count }, () => line) : [],
      ),
  }
}

function entriesOf(lines: readonly JournalLine[]): Entry[] {
  const entries = new Map<string, Entry>()
  for (const [at, line] of lines.entries()) {
    if ('note' in line) entries.set(line.note.id, { note: line.note, put: null, done: 0, doneAt: -1 })
    else if ('put' in line)
      for (const put of line.put) {
        const entry = entries.get(put.id)
        if (entry) entry.put = put
      }
    else if ('done' in line)
      for (const id of line.done) {
        const entry = entries.get(id)
        if (!entry) continue
        entry.done++
        if (entry.doneAt < 0) entry.doneAt = at
      }
    else if ('undone' in line) entries.delete(line.undone)
    else if ('seen' in line) {
      const entry = entries.get(line.seen.id)
      if (entry?.put) entry.put = { ...entry.put, without: line.seen.without }
    } else if ('closed' in line)
      for (const entry of entries.values()) if (entry.done > 0) entry.done = SETTLED
  }
  return [...entries.values()]
}

/** The last change that can be taken back. */
export interface LastChange {
  readonly id: string
  /** The words of the event; null for another change. */
  readonly text: string | null
  readonly created: boolean
  readonly splices: readonly Splice[]
}

/** The last change of a journal that was not taken back; null where there is none. */
export function lastChangeIn(journal: string): LastChange | null {
  const notes = new Map<string, Note>()
  const changes = new Map<string, LastChange>()
  for (const line of readLines(journal).lines) {
    if ('note' in line) {
      const { id, text } = line.note
      notes.set(id, line.note)
      // one that is not in the file yet need not get there
      changes.set(id, { id, text, created: false, splices: [] })
    } else if ('change' in line)
      changes.set(line.change.id, { text: null, created: line.change.created === true, ...line.change })
    else if ('undone' in line) changes.delete(line.undone)
    else if ('put' in line)
      for (const { id, splices = [] } of line.put) {
        // put again, it is the last one
        changes.delete(id)
        changes.set(id, { id, text: notes.get(id)?.text ?? '', created: false, splices })
      }
  }
  return [...changes.values()].at(-1) ?? null
}

/** Whether a journal is of a closed incident, and has nothing that is not in the file. */
export function isSettled(journal: string): boolean {
  const { lines } = readLines(journal)
  return lines.some(line => 'closed' in line) && entriesOf(lines).every(({ done }) => done >= SETTLED)
}

/** The number of times that each trimmed line of the text occurs. The front matter contains no events. */
function countLines(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const body = /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*\r?\n/.exec(text)?.[0].length ?? 0
  for (const raw of text.slice(body).split(/\r\n|\n|\r/)) {
    const line = raw.trim()
    if (line) counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return counts
}

/** A number for a text that is the same whatever blank lines it has. @param without lines that do not count, once. */
export function fingerprintOf(text: string, without = ''): string {
  const lines = (part: string) => part.split(/\r\n|\n|\r/).flatMap(line => line.trimEnd() || [])
  const left = lines(text)
  const gone = lines(without)
  const at = gone.length === 0 ? -1 : left.findIndex((_, i) => gone.every((line, j) => left[i + j] === line))
  if (at >= 0) left.splice(at, gone.length)
  // FNV-1a, over two seeds
  let [a, b] = [0x81_1c_9d_c5, 0x01_00_01_93]
  for (const char of left.join('\n')) {
    const code = char.codePointAt(0) ?? 0
    a = Math.imul(a ^ code, 0x01_00_01_93)
    b = Math.imul(b ^ code, 0x85_eb_ca_6b)
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}`
}

/** A line that begins with the time, after its markers, or that still has the words. */
function changedLine(
  { text }: Note,
  { time, beside = [] }: Insertion,
  lines: ReadonlyMap<string, number>,
): string | undefined {
  const words = text.split('\n')[0]?.trim() ?? ''
  const free = [...lines].flatMap(([line, count]) => Array.from({ length: count }, () => line))
  const timed = free.filter(line => beginsWith(time, line))
  const isNew = (line: string) => !beside.includes(line)
  // those that were there before may have been reworded too: only one more than them can be this one
  const changed = timed.length > beside.length ? (timed.find(isNew) ?? timed[0]) : undefined
  return changed ?? (words.length > 3 ? free.find(line => isNew(line) && line.endsWith(words)) : undefined)
}

/** Whether nothing but marks, a number of a list and a date comes before the time. */
function beginsWith(time: string, line: string): boolean {
  const at = line.indexOf(time)
  return at >= 0 && BEFORE_TIME.test(line.slice(0, at))
}

const BEFORE_TIME =
  /^[^\p{L}\p{N}]{0,9}(?:\d{1,9}[.)] )?[^\p{L}\p{N}]{0,9}(?:\d{4}-\d{2}-\d{2}[T ])?[^\p{L}\p{N}]{0,9}$/u
