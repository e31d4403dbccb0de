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
import { takeAccess } from './access.ts'
import { codeOf, reasonOf, saving, unreadable } from './failures.ts'
import { statOf } from './find.ts'
import { assertNoLink, makeOwnFolder } from './own-folder.ts'

/**
 * Adds a line to a file of lines and waits until the disk has it. Creates the file and its folder, which git ignores.
 *
 * A line break comes first, so that a line that a full disk cut off spoils no other.
 *
 * @param like a file whose group and mode a new one gets: whoever may write that one must be able to write this one, and
 *   nobody else to read it.
 */
export function recordLine(path: string, line: string, like: string): void {
  saving(path, () => {
    for (;;) {
      const file = openToAppend(path)
      try {
        if (fstatSync(file).size === 0) takeAccess(file, statOf(like, statSync))
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

const { O_RDONLY, O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants

function openToAppend(path: string): number {
  const open = () => openOwn(path, O_WRONLY | O_APPEND | O_CREAT)
  try {
    return open()
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    makeOwnFolder(dirname(path))
    return open()
  }
}

/** @throws Error for a link, a pipe or anything else that is not a file of this program. */
function openOwn(path: string, flags: number): number {
  assertNoLink(dirname(path))
  const file = openSync(path, flags | O_NOFOLLOW | O_NONBLOCK, 0o600)
  if (fstatSync(file).isFile()) return file
  closeSync(file)
  throw new Error('it is not a regular file')
}

/** The lines that were recorded in a file; empty if there is none. */
export function recordedIn(path: string): string {
  let file: number | undefined
  try {
    file = openOwn(path, O_RDONLY)
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw unreadable(path, reasonOf(error))
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
