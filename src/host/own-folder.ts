import { mkdirSync, readdirSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './failures.ts'

/** Creates the folder for the program's own files beside a postmortem; git ignores it. */
export function makeOwnFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true }) !== undefined) writeFileSync(join(folder, '.gitignore'), '*\n')
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
