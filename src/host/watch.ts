import { statSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import { statOf } from './find.ts'

/** Milliseconds between checks, for systems and disks that do not report changes. */
const POLL_MS = 150

/** Calls back when a file has changed, in place or by a new file that replaces it. */
export function watchFile(path: string, listener: () => void): () => void {
  const stateOf = () => {
    const stats = statOf(path, statSync)
    return stats ? `${stats.ino} ${stats.mtimeMs} ${stats.size}` : null
  }
  let known = stateOf()
  const look = () => {
    const state = stateOf()
    if (state === known) return
    known = state
    // between two halves of a save there may be no file at all
    if (state !== null) listener()
  }
  const timer = setInterval(look, POLL_MS)
  let watcher: ReturnType<typeof watch> | null = null
  try {
    watcher = watch(dirname(path), (_, name) => {
      if (name === null || name === basename(path)) look()
    })
    watcher.on('error', () => watcher?.close())
  } catch {
    // the checks are enough
  }
  return () => {
    clearInterval(timer)
    watcher?.close()
  }
}
