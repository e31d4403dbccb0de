import { statSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import { statOf } from './find.ts'

/** Milliseconds between checks, for systems and disks that do not report changes. */
const POLL_MS = 150

/** Calls back when a file has changed, in place or by a new file that replaces it. */
export function watchFile(path: string, listener: () => void): () => void {
  let known = stateOf(path)
  const look = () => {
    const state = stateOf(path)
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

function stateOf(path: string): string | null {
  const stats = statOf(path, statSync)
  return stats ? `${stats.ino} ${stats.mtimeMs} ${stats.size}` : null
}

/** Milliseconds between checks of many files: a check of two thousand takes some tens of them. */
const POLL_MANY_MS = 600

/**
 * Calls back when one of many files has changed, is new or is gone.
 *
 * @param paths finds them. @param since milliseconds since the epoch: what was saved from then on counts as changed too.
 */
export function watchMany(
  paths: () => Promise<readonly string[]>,
  since: number,
  listener: () => void,
): () => void {
  let known: string | undefined
  let timer: ReturnType<typeof setTimeout>
  let isOver = false
  const look = async () => {
    // between two saves there may be no folder, or half of a config
    const found = await paths().catch(() => null)
    const states = found?.map(path => `${path} ${stateOf(path)}`).join('\n') ?? known
    if (isOver) return
    const isChanged = known === undefined ? found?.some(path => isSavedSince(path, since)) : states !== known
    if (isChanged) listener()
    known = states
    timer = setTimeout(look, POLL_MANY_MS)
  }
  timer = setTimeout(look, 0)
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

const isSavedSince = (path: string, since: number): boolean =>
  (statOf(path, statSync)?.mtimeMs ?? Number.NEGATIVE_INFINITY) >= since
