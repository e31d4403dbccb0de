import {
  appendFileSync,
  closeSync,
  copyFileSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { takeAccess } from './access.ts'
import { codeOf, saving } from './failures.ts'
import { statOf } from './find.ts'
import { isRunning } from './lock.ts'
import { clearOwnFolder, isOwnFolder, makeOwnFolder, ownFolderBeside } from './own-folder.ts'
import { insideLink } from './read.ts'

export function createFile(path: string, content: string | Buffer): boolean {
  return saving(path, () => {
    mkdirSync(dirname(path), { recursive: true })
    const own = ownFolderBeside(path)
    makeOwnFolder(own)
    const draft = writeBeside(path, content)
    try {
      // a link, unlike a rename, fails where the name is taken
      linkSync(draft, path)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      if (!['EPERM', 'ENOTSUP', 'EMLINK'].includes(codeOf(error))) throw error
      if (statOf(path, lstatSync)) return false
      renameSync(draft, path)
    } finally {
      if (statOf(draft, lstatSync)) unlinkSync(draft)
      clearOwnFolder(own)
    }
    syncFolder(dirname(path))
    return true
  })
}

export function replaceFile(path: string, content: string | Buffer): void {
  saving(path, () => {
    const target = lstatSync(path).isSymbolicLink() ? insideLink(path) : path
    const draft = writeBeside(target, content, statSync(target))
    try {
      renameSync(draft, target)
    } catch (error) {
      rmSync(draft, { force: true })
      throw error
    }
    syncFolder(dirname(target))
  })
}

export function appendTo(path: string, text: string): void {
  saving(path, () => appendFileSync(path, text))
}

export function copyTo(from: string, to: string): void {
  const stats = statOf(to, statSync)
  if (stats && !stats.isFile()) return saving(to, () => copyFileSync(from, to))
  const content = saving(to, () => readFileSync(from))
  if (stats) replaceFile(to, content)
  else createFile(to, content)
}

export const removeFile = (path: string): void => saving(path, () => rmSync(path, { force: true }))

export function save(path: string, text: string): void {
  const stats = statOf(path, statSync)
  if (stats && !stats.isFile()) saving(path, () => writeFileSync(path, text))
  else if (!createFile(path, text)) replaceFile(path, text)
}

export function writeOutput(path: string, text: string): void {
  saving(path, () => {
    const folder = dirname(path)
    if (isOwnFolder(folder)) makeOwnFolder(folder)
    else mkdirSync(folder, { recursive: true })
    const draft = join(folder, `.${basename(path)}.${process.pid}.tmp`)
    try {
      writeFileSync(draft, text)
      renameSync(draft, path)
    } catch (error) {
      rmSync(draft, { force: true })
      throw error
    }
  })
}

/**
 * Writes the text to a new file on the same disk, and waits until it is there; in the program's own folder if there is one,
 * where git does not see it.
 *
 * @param like the file that it is going to replace.
 */
function writeBeside(path: string, content: string | Buffer, like?: Stats): string {
  const own = ownFolderBeside(path)
  const folder = statOf(own, lstatSync)?.isDirectory() ? own : dirname(path)
  const draft = join(folder, `.${basename(path)}.${process.pid}.tmp`)
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  for (const one of new Set([folder, dirname(path)])) clearDrafts(one, path)
  // an existing file of this name is from a dead process: this process has its number now
  rmSync(draft, { force: true })
  const file = openSync(draft, 'wx', like ? 0o600 : 0o666)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    takeAccess(file, like)
    fsyncSync(file)
    // a full disk has been seen to report success
    if (fstatSync(file).size !== bytes.length) throw new Error('the disk took only part of it')
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  return draft
}

/** Removes the drafts of processes that were killed while they wrote this file. */
function clearDrafts(folder: string, path: string): void {
  const start = `.${basename(path)}.`
  for (const name of readdirSync(folder)) {
    const pid = name.startsWith(start) ? /^(\d+)\.tmp$/.exec(name.slice(start.length))?.[1] : undefined
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true })
  }
}

function syncFolder(folder: string): void {
  let file: number | undefined
  try {
    file = openSync(folder, 'r')
    fsyncSync(file)
  } catch {
    // not every system lets a folder be opened; the file itself is on disk
  } finally {
    if (file !== undefined) closeSync(file)
  }
}
