import type { MilestoneName } from '../../document/index.ts'

/** An event as it was noted, before it stands in the postmortem. */
export interface Note {
  readonly id: string
  /** Milliseconds since the epoch. */
  readonly instant: number
  /** The time as it was told, where it is uncertain. */
  readonly written: string | null
  readonly text: string
  /** The milestones that it is. */
  readonly sets: readonly MilestoneName[]
}

/** What a note became in the file: the line it begins on, and the time on that line. */
export interface Insertion {
  readonly id: string
  readonly line: string
  readonly time: string
  /** Other lines with that time that were there before: none of them is this one reworded. */
  readonly beside?: readonly string[]
}

/** One line of a journal. A note is put into the file between a `put` and a `done`. */
export type JournalLine =
  | { readonly note: Note }
  | { readonly put: readonly Insertion[] }
  | { readonly done: readonly string[] }
  /** The incident is over: what is done stays as it is. */
  | { readonly closed: true }

/** Put twice: whoever deletes it now means it. */
const SETTLED = 2

interface Entry {
  readonly note: Note
  put: Insertion | null
  done: number
}

/** Where the journal of a postmortem is, and the lock for writing either. */
export function besidePath(path: string): { readonly journal: string; readonly lock: string } {
  const [, folder = '', name = path] = /^(.*[/\\])?([^/\\]+)$/.exec(path) ?? []
  const base = `${folder}.postmortem/${name}`
  return { journal: `${base}.journal`, lock: `${base}.lock` }
}

/** A line that was cut off by a full disk or a crash is none: nobody was told that it was kept. */
function readLines(journal: string): JournalLine[] {
  return journal.split('\n').flatMap(line => {
    if (!line.startsWith('{') || !line.endsWith('}')) return []
    try {
      return [JSON.parse(line) as JournalLine]
    } catch {
      return []
    }
  })
}

/**
 * The notes of a journal that the text does not have and should, by the time they tell.
 *
 * A note is there if its line is, or one with its time or its words that is no other note's: then somebody has changed
 * it. A note that was written and is gone again is put back once, for an editor may have saved an older copy over it; whoever then
 * deletes it again means it.
 */
export function notesMissing(
  journal: string,
  text: string,
): {
  readonly notes: Note[]
  readonly again: number
  /** The ids of all notes. */
  readonly owners: readonly string[]
  lineOf(id: string): string | null
  /** The lines with a time that are no note's. */
  linesAt(time: string): readonly string[]
} {
  const entries = entriesOf(journal)
  const lines = countLines(text)
  const take = (line: string | undefined): boolean => {
    const count = line === undefined ? 0 : (lines.get(line) ?? 0)
    if (line !== undefined && count > 0) lines.set(line, count - 1)
    return count > 0
  }
  const absent = entries.filter(({ put }) => put === null || !take(put.line))
  const missing = absent.filter(
    ({ note, put, done }) =>
      put === null || done === 0 || (done < SETTLED && !take(changedLine(note, put, lines))),
  )
  return {
    notes: missing.map(({ note }) => note).sort((a, b) => a.instant - b.instant),
    again: missing.filter(({ done }) => done > 0).length,
    owners: entries.map(({ note }) => note.id),
    lineOf: id => entries.find(({ note }) => note.id === id)?.put?.line ?? null,
    linesAt: time =>
      [...lines].flatMap(([line, count]) => (count > 0 && beginsWith(time, line) ? [line] : [])),
  }
}

function entriesOf(journal: string): Entry[] {
  const entries = new Map<string, Entry>()
  for (const line of readLines(journal)) {
    if ('note' in line) entries.set(line.note.id, { note: line.note, put: null, done: 0 })
    else if ('put' in line)
      for (const put of line.put) {
        const entry = entries.get(put.id)
        if (entry) entry.put = put
      }
    else if ('done' in line)
      for (const id of line.done) {
        const entry = entries.get(id)
        if (entry) entry.done++
      }
    else for (const entry of entries.values()) if (entry.done > 0) entry.done = SETTLED
  }
  return [...entries.values()]
}

/** How often each line of the text occurs, without the blanks around it. The front matter tells no events. */
function countLines(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  const body = /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*\r?\n/.exec(text)?.[0].length ?? 0
  for (const raw of text.slice(body).split(/\r\n|\n|\r/)) {
    const line = raw.trim()
    if (line) counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  return counts
}

/** A line that begins with the time, but for marks, or that still has the words. */
function changedLine(
  { text }: Note,
  { time, beside = [] }: Insertion,
  lines: ReadonlyMap<string, number>,
): string | undefined {
  const words = text.split('\n')[0]?.trim() ?? ''
  const free = [...lines].flatMap(([line, count]) => (count > 0 && !beside.includes(line) ? [line] : []))
  return (
    free.find(line => beginsWith(time, line)) ??
    (words.length > 3 ? free.find(line => line.endsWith(words)) : undefined)
  )
}

/** Whether nothing but marks comes before the time. */
function beginsWith(time: string, line: string): boolean {
  const at = line.indexOf(time)
  return at >= 0 && !/\p{L}/u.test(line.slice(0, at))
}
