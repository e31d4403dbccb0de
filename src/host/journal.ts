import { withLock } from './lock.ts'
import { recordedIn, recordLine } from './record-line.ts'

/** A journal that nothing can tear, and a lock, so that several processes can write one file. */
export interface Journal {
  /**
   * Adds a line to a journal, which git ignores, and waits until the disk has it. Creates its folder too.
   *
   * @param like the file whose group and mode a new journal gets.
   */
  record(path: string, line: string, like: string): void
  /** The lines that were recorded in a journal; empty if there is none. */
  recorded(path: string): string
  /**
   * Does the work while nobody else does any under the lock of that path; a holder who died does not count.
   *
   * @param patience milliseconds to wait. @returns null if somebody else held the lock for that long.
   */
  withLock<T>(path: string, patience: number, work: () => T): { readonly done: T } | null
  /** A new id, different from that of every other process. */
  newId(): string
}

export function nodeJournal(): Journal {
  let ids = 0
  return {
    record: recordLine,
    recorded: recordedIn,
    withLock,
    newId: () => `${Date.now().toString(36)}-${process.pid.toString(36)}-${(ids++).toString(36)}`,
  }
}
