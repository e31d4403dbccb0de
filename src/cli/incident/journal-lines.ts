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
  /** The fingerprint of the text without the event: a text like that is one from which somebody deleted it. */
  readonly without?: string
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
  /** The fingerprint that the text without an event has by now. */
  | { readonly seen: Pick<Insertion, 'id'> & { readonly without: string } }

/** The lines of a journal, and how many are no lines of this program: somebody else wrote them. */
interface Read {
  readonly lines: readonly JournalLine[]
  readonly foreign: number
}

/** Reads the whole lines. One that a full disk or a crash cut off was never reported as saved. */
export function readLines(journal: string): Read {
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
  const { note, put, done, closed, change, undone, seen } = value
  if (isNote(note)) return { note }
  if (Array.isArray(put) && put.every(isInsertion)) return { put }
  if (Array.isArray(done) && done.every(isText)) return { done }
  if (isChange(change)) return { change }
  if (isText(undone)) return { undone }
  if (isRecord(seen) && isText(seen.id) && isText(seen.without))
    return { seen: { id: seen.id, without: seen.without } }
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
  (value.without === undefined || isText(value.without)) &&
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
