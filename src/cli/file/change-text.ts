import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { readDocument } from './read-document.ts'

/** The paths of the journal of a postmortem, and of the lock for writing either. */
export function besidePath(path: string): { readonly journal: string; readonly lock: string } {
  const [, folder = '', name = path] = /^(.*[/\\])?([^/\\]+)$/.exec(path) ?? []
  const base = `${folder}.postmortem/${name}`
  return { journal: `${base}.journal`, lock: `${base}.lock` }
}

/** Milliseconds that a command waits for another one to finish writing. */
export const PATIENCE = 10_000

/**
 * Changes a file that others may write to at the same time: it is read again under the lock.
 *
 * @param unsaved what was to be written, to print if that fails; empty if it need not be kept.
 */
export function changeText(
  path: string,
  host: Host,
  unsaved: string,
  change: (text: string) => string,
): void {
  try {
    const done = host.journal.withLock(besidePath(path).lock, PATIENCE, () => {
      const text = readDocument(path, host)
      const changed = change(text)
      if (changed !== text) host.files.write(path, changed)
    })
    if (done) return
  } catch (error) {
    throw withUnsaved(error, unsaved, path)
  }
  const reason = 'another process has been writing it for too long'
  throw new PostmortemError({ code: 'file-unwritable', path, reason, unsaved })
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
