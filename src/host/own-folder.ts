import { mkdirSync, readdirSync, rmdirSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './failures.ts'

/** The folder for what the program keeps beside files for itself; git is told not to see it. */
export function makeOwnFolder(folder: string): void {
  if (mkdirSync(folder, { recursive: true }) !== undefined) writeFileSync(join(folder, '.gitignore'), '*\n')
}

/** Remove the folder where nothing is left in it. */
export function clearOwnFolder(folder: string): void {
  quietly(() => {
    if (readdirSync(folder).some(name => name !== '.gitignore')) return
    unlinkSync(join(folder, '.gitignore'))
    rmdirSync(folder)
  })
}

/** What others did first is done. */
export function quietly(step: () => void): void {
  try {
    step()
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST', 'EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error))) throw error
  }
}
