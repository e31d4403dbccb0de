import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf } from './failures.ts'
import { statOf } from './find.ts'

/** The name of the folder for the program's own files beside a postmortem; git ignores it. */
const OWN_FOLDER = '.postmortem'

/** The folder for the program's own files beside a path. */
export const ownFolderBeside = (path: string): string => join(dirname(path), OWN_FOLDER)

/** Whether a folder is one for the program's own files. */
export const isOwnFolder = (folder: string): boolean => basename(folder) === OWN_FOLDER

/**
 * Creates a folder for the program's own files, which whoever may write the folder around it may write too.
 *
 * @throws Error for a link: a pull request could make it lead anywhere.
 */
export function makeOwnFolder(folder: string): void {
  assertNoLink(folder)
  if (mkdirSync(folder, { recursive: true }) === undefined) return
  shareFolder(folder)
  if (isOwnFolder(folder)) writeFileSync(join(folder, '.gitignore'), '*\n')
}

/** Gives a new folder the mode of the one around it, for those who share that. */
export function shareFolder(folder: string): void {
  quietly(() => chmodSync(folder, statSync(dirname(folder)).mode & 0o7777))
}

/** @throws Error if a folder of this program is a link or no folder. */
export function assertNoLink(folder: string): void {
  const stats = statOf(folder, lstatSync)
  if (stats && !stats.isDirectory())
    throw new Error(`${folder} is not a folder but a link or a file; remove it`)
}

/** Removes the folder if nothing is left in it. */
export function clearOwnFolder(folder: string): void {
  quietly(() => {
    if (readdirSync(folder).some(name => name !== '.gitignore')) return
    unlinkSync(join(folder, '.gitignore'))
    rmdirSync(folder)
  })
}

/** Does a step that another process may have done first. */
export function quietly(step: () => void): void {
  try {
    step()
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))) throw error
  }
}
