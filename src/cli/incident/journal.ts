import type { MilestoneName } from '../../document/index.ts'
import type { Change, Splice } from '../file/splice.ts'

/** An event in the journal. */
export interface Note {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly instant: number
  /** The time as it was written, if it is uncertain. */
  readonly written: string | null
  /** Set if its seconds were given. */
  readonly seconds?: boolean
  readonly text: string
  /** The milestones that this event sets. */
  readonly sets: readonly MilestoneName[]
  /** Set if it opens the incident again: the front matter loses its end. */
  readonly reopens?: boolean
  readonly severity?: string
  /** Services that are affected too. */
  readonly services?: readonly string[]
}

/** A note in the file: the line on which it begins, and the time on that line. */
export interface Insertion {
  readonly id: string
  readonly line: string
  readonly time: string
  /** Other lines with that time that were there before: none of them is this note with other words. */
  readonly beside?: readonly string[]
  /** What it changed in the text, in order. */
  readonly splices?: readonly Splice[]
}

/** One line of a journal. A note is inserted into the file between a `put` and a `done`. */
export type JournalLine =
  | { readonly note: Note }
  | { readonly put: readonly Insertion[] }
  | { readonly done: readonly string[] }
  /** The incident is closed: notes that are done are not restored. */
  | { readonly closed: true }
  | { readonly change: Change }
  /** The id of a note or a change that was taken back. */
  | { readonly undone: string }

/** The number of insertions after which a note that is deleted stays deleted. */
const SETTLED = 2

interface Entry {
  readonly note: Note
  put: Insertion | null
  done: number
  /** The line of the journal that first says that it was inserted: a file that has the note is not older. */
  doneAt: number
}

/** The lines of a journal, and how many are no lines of this program: somebody else wrote them. */
interface Read {
  readonly lines: readonly JournalLine[]
  readonly foreign: number
}

/** Reads the whole lines. One that a full disk or a crash cut off was never reported as saved. */
function readLines(journal: string): Read {
  const whole = journal.split('\n').filter(line => line.startsWith('{') && line.endsWith('}'))
  const lines = whole.flatMap(line => asLine(parsed(line)) ?? [])
  return { lines, foreign: whole.length - lines.length }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** A journal may come from anybody who can write to its folder: null for what this program does not write. */
function asLine(value: unknown): JournalLine | null {
  if (!isRecord(value)) return null
  const { note, put, done, closed, change, undone } = value
  if (isNote(note)) return { note }
  if (Array.isArray(put) && put.every(isInsertion)) return { put }
  if (Array.isArray(done) && done.every(isText)) return { done }
  if (isChange(change)) return { change }
  if (isText(undone)) return { undone }
  return closed === true ? { closed } : null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const isText = (value: unknown): value is string => typeof value === 'string'

const isFlag = (value: unknown): boolean => value === undefined || typeof value === 'boolean'

/** The last millisecond that a Date can hold, and the first but for its sign. */
const LAST_INSTANT = 8.64e15

const isNote = (value: unknown): value is Note =>
  isRecord(value) &&
  isText(value.id) &&
  isText(value.text) &&
  typeof value.instant === 'number' &&
  Math.abs(value.instant) <= LAST_INSTANT &&
  (value.written === null || isText(value.written)) &&
  isFlag(value.seconds) &&
  isFlag(value.reopens) &&
  (value.severity === undefined || isText(value.severity)) &&
  (value.services === undefined || isListOf(value.services, isText)) &&
  Array.isArray(value.sets) &&
  value.sets.every(name => milestones.has(name))

// the names are repeated because the module that has them is not loaded for `log`; the compiler misses none
const milestones: ReadonlySet<unknown> = new Set(
  Object.keys({
    started: true,
    detected: true,
    acknowledged: true,
    mitigated: true,
    resolved: true,
  } satisfies Record<MilestoneName, true>),
)

const isInsertion = (value: unknown): value is Insertion =>
  isRecord(value) &&
  isText(value.id) &&
  isText(value.line) &&
  isText(value.time) &&
  (value.beside === undefined || isListOf(value.beside, isText)) &&
  (value.splices === undefined || isListOf(value.splices, isSplice))

const isListOf = (value: unknown, isOne: (one: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isOne)

const isSplice = (value: unknown): boolean =>
  isRecord(value) &&
  Number.isSafeInteger(value.at) &&
  isText(value.before) &&
  isText(value.after) &&
  isListOf(value.around, isText)

const isChange = (value: unknown): value is Change =>
  isRecord(value) && isText(value.id) && isFlag(value.created) && isListOf(value.splices, isSplice)

/**
 * The notes of a journal that are missing from the text, by their times.
 *
 * A note is in the text if its line is, or a line with its time or its words that belongs to no other note: then somebody
 * has edited it. A note that is missing while a later one is there was deleted, and stays deleted. The last ones are restored
 * once, because an editor may have saved an older copy over them; if they are deleted again, they stay deleted.
 */
export function notesMissing(
  journal: string,
  text: string,
): {
  readonly notes: Note[]
  readonly again: number
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
  const newest = entries.reduce((at, entry) => (isAbsent.has(entry) ? at : Math.max(at, entry.doneAt)), -1)
  const missing = absent.filter(
    ({ note, put, done, doneAt }) =>
      put === null ||
      done === 0 ||
      // a copy that has what came later is no older one: somebody deleted the line
      (done < SETTLED && doneAt > newest && !take(changedLine(note, put, lines))),
  )
  return {
    notes: missing.map(({ note }) => note).sort((a, b) => a.instant - b.instant),
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
    else if ('closed' in line) for (const entry of entries.values()) if (entry.done > 0) entry.done = SETTLED
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
  return lines.some(line => 'closed' in line) && [...entriesOf(lines)].every(({ done }) => done >= SETTLED)
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
