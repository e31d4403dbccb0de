import { dirname, join, resolve } from 'node:path'
import type { Host } from '../host/index.ts'

/** A folder and all those above it, the nearest first. */
export function* foldersFrom(path: string): Iterable<string> {
  let folder = resolve(path)
  for (; dirname(folder) !== folder; folder = dirname(folder)) yield folder
  yield folder
}

/** The top folder of the repository that a path is in; null outside of one. */
export function repositoryOf(path: string, host: Host): string | null {
  for (const folder of foldersFrom(path)) if (host.files.kind(join(folder, '.git')) !== null) return folder
  return null
}
