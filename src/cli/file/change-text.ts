import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { readDocument } from './read-document.ts'
import { type Change, spliceBetween } from './splice.ts'

/** The paths of the journal of a postmortem, and of the lock for writing either. */
export function besidePath(path: string): { readonly journal: string; readonly lock: string } {
  const [, folder = '', name = path] = /^(.*[/\\])?([^/\\]+)$/.exec(path) ?? []
  const base = `${folder}.postmortem/${name}`
  return { journal: `${base}.journal`, lock: `${base}.lock` }
}

/** Adds a line to the journal of a postmortem. */
export const recordBeside = (path: string, line: object, host: Host): void =>
  host.journal.record(besidePath(path).journal, JSON.stringify(line), path)

/** Milliseconds that a command waits for another one to finish writing. */
export const PATIENCE = 10_000

/**
 * Changes a file that others may write to at the same time: it is read again under the lock.
 *
 * @param unsaved what was to be written, to print if that fails; empty if it need not be kept.
 * @param isKept whether it can be taken back.
 */
export function changeText(
  path: string,
  host: Host,
  unsaved: string,
  change: (text: string) => string,
  isKept = false,
): void {
  try {
    const done = host.journal.withLock(besidePath(path).lock, PATIENCE, () => {
      const text = readDocument(path, host)
      const changed = change(text)
      if (changed === text) return
      if (isKept) recordChange(path, { splices: [spliceBetween(text, changed)] }, host)
      host.files.write(path, changed)
    })
    if (done) return
  } catch (error) {
    throw withUnsaved(error, unsaved, path)
  }
  const reason = 'another process has been writing it for too long'
  throw new PostmortemError({ code: 'file-unwritable', path, reason, unsaved })
}

/** Records a change, so that it can be taken back. Where that fails, the change itself goes on. */
export function recordChange(path: string, change: Omit<Change, 'id'>, host: Host): void {
  try {
    recordBeside(path, { change: { id: host.journal.newId(), ...change } }, host)
  } catch (error) {
    if (!(error instanceof PostmortemError)) throw error
  }
}

/** The error with the text that could not be written in its message. */
export function withUnsaved(error: unknown, unsaved: string, path?: string): unknown {
  const reason = fileReason(error)
  if (!(error instanceof PostmortemError) || reason === null) return error
  const failed = path ?? (error.failure as { path: string }).path
  return new PostmortemError({ code: 'file-unwritable', path: failed, reason, unsaved }, { cause: error })
}

/** The reason why a file could not be read or written; null for another error. */
export function fileReason(error: unknown): string | null {
  if (!(error instanceof PostmortemError)) return null
  const { failure } = error
  return 'path' in failure && 'reason' in failure ? failure.reason : null
}
