import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { codeOf, reasonOf, saving, unreadable } from './failures.ts'
import { statOf } from './find.ts'
import { makeOwnFolder } from './own-folder.ts'

/**
 * Add a line to a file of lines and wait until the disk has it. The file and its folder are made if need be; git is
 * told not to see them.
 *
 * A line that a full disk cut off earlier is closed first, so that it spoils no other.
 */
export function recordLine(path: string, line: string): void {
  saving(path, () => {
    for (;;) {
      const file = openToAppend(path)
      try {
        const bytes = Buffer.from(`\n${line}\n`, 'utf8')
        if (writeSync(file, bytes) !== bytes.length) throw new Error('the disk took only part of it')
        fsyncSync(file)
        // somebody who cleared the file away meanwhile has not seen this line
        const there = statOf(path, statSync)
        if (there && there.ino === fstatSync(file).ino) return
      } finally {
        closeSync(file)
      }
    }
  })
}

function openToAppend(path: string): number {
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT
  try {
    return openSync(path, flags, 0o666)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    makeOwnFolder(dirname(path))
    return openSync(path, flags, 0o666)
  }
}

/** All that was recorded in a file; nothing where there is none. */
export function recordedIn(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw unreadable(path, reasonOf(error))
  }
}
