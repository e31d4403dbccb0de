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
 * Adds a line to a file of lines and waits until the disk has it. Creates the file and its folder, which git ignores.
 *
 * A line break comes first, so that a line that a full disk cut off spoils no other.
 */
export function recordLine(path: string, line: string): void {
  saving(path, () => {
    for (;;) {
      const file = openToAppend(path)
      try {
        const bytes = Buffer.from(`\n${line}\n`, 'utf8')
        if (writeSync(file, bytes) !== bytes.length) throw new Error('the disk took only part of it')
        fsyncSync(file)
        // a process that removed the file meanwhile has not seen this line
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

/** The lines that were recorded in a file; empty if there is none. */
export function recordedIn(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw unreadable(path, reasonOf(error))
  }
}
