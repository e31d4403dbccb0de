import { basename, join, resolve } from 'node:path'
import type { Host } from '../host/index.ts'
import { foldersFrom, pathFrom, repositoryOf } from './repository.ts'

/** The default name of the folder of postmortems. */
const DEFAULT_FOLDER = 'postmortems'

/** Other names that teams give it: these count where Markdown is in it. */
const OTHER_NAMES = ['postmortem', 'post-mortems', 'incidents', 'incident-reports', 'incident_reports']

const FOLDERS = ['', 'docs/', 'doc/'].flatMap(parent =>
  [DEFAULT_FOLDER, ...OTHER_NAMES].map(name => parent + name),
)

/** The nearest folder of such a name, from the working folder up to the top; else the default one in the top folder. */
export function folderBelow(top: string, host: Host): string {
  for (const folder of foldersFrom('.')) {
    const nearest = FOLDERS.map(name => join(folder, name)).find(path => isOfPostmortems(path, host))
    if (nearest !== undefined) return pathFrom('.', nearest)
    if (folder === resolve(top)) break
  }
  return pathFrom('.', join(top, DEFAULT_FOLDER))
}

function isOfPostmortems(path: string, host: Host): boolean {
  if (host.files.kind(path) !== 'folder') return false
  return basename(path) === DEFAULT_FOLDER || host.files.markdownIn(path).length > 0
}

/** The folder of postmortems without a config: the same from anywhere in the repository. */
export const folderOfRepository = (host: Host): string => folderBelow(repositoryOf('.', host) ?? '.', host)

/** The same for many files: it takes a look at a dozen folders. */
export function folderLookedForOnce(host: Host): () => string {
  let folder: string | undefined
  return () => {
    folder ??= folderOfRepository(host)
    return folder
  }
}

/** Whether a file is in a folder with a name that teams give theirs: all that is known where a config is broken. */
export const isByName = (path: string): boolean =>
  path.split(/[\\/]/).some(name => name === DEFAULT_FOLDER || OTHER_NAMES.includes(name))

/** Whether a file is a postmortem by where it is: in the folder of postmortems, or included by its config. */
export const isByPlace = (
  path: string,
  config: { readonly postmortems: string; isIncluded(path: string): boolean },
): boolean => config.isIncluded(path) || !/^\.\.(?:\/|$)/.test(pathFrom(config.postmortems, path))
