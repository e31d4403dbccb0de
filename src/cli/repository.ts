import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
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

/** A path relative to a folder, with slashes, as in patterns and reports. */
export const pathFrom = (folder: string, path: string): string =>
  relative(resolve(folder), resolve(path)).split(sep).join('/')

/**
 * Whether a path leads out of the repository of a file that names it, or out of the file's folder where there is no
 * repository. Links are followed: what a pull request may hold must not decide what is read or written elsewhere.
 */
export const leadsOutside = (path: string, file: string, host: Host): boolean =>
  leadsOutOf(repositoryOf(dirname(file), host) ?? dirname(file), path, host)

/** Whether a path is below a folder by its name, and a link on the way leads out of it. */
export const isLinkedOutOf = (folder: string, path: string, host: Host): boolean =>
  !pathFrom(folder, path).startsWith('../') && leadsOutOf(folder, path, host)

/** Whether a path leads out of a folder, links followed. */
export function leadsOutOf(folder: string, path: string, host: Host): boolean {
  const way = pathFrom(host.files.real(folder), host.files.real(path))
  return way === '..' || way.startsWith('../') || isAbsolute(way)
}
