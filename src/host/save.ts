import {
  appendFileSync,
  closeSync,
  copyFileSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf, saving } from './failures.ts'
import { statOf } from './find.ts'
import { isRunning } from './lock.ts'

export function createFile(path: string, text: string): boolean {
  return saving(path, () => {
    mkdirSync(dirname(path), { recursive: true })
    const draft = writeBeside(path, text, 0o666)
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
    }
    syncFolder(dirname(path))
    return true
  })
}

export function replaceFile(path: string, text: string): void {
  saving(path, () => {
    const target = lstatSync(path).isSymbolicLink() ? realpathSync(path) : path
    const draft = writeBeside(target, text, statSync(target).mode & 0o7777)
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

export const copyTo = (from: string, to: string): void => saving(to, () => copyFileSync(from, to))

export const removeFile = (path: string): void => saving(path, () => rmSync(path, { force: true }))

export function save(path: string, text: string): void {
  const stats = statOf(path, statSync)
  if (stats && !stats.isFile()) saving(path, () => writeFileSync(path, text))
  else if (!createFile(path, text)) replaceFile(path, text)
}

/** Writes the text to a new file in the same folder, and waits until the disk has it. */
function writeBeside(path: string, text: string, mode: number): string {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  const bytes = Buffer.from(text, 'utf8')
  clearDrafts(path)
  // an existing file of this name is from a dead process: this process has its number now
  rmSync(draft, { force: true })
  const file = openSync(draft, 'wx', mode)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    if (mode !== 0o666) fchmodSync(file, mode)
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
function clearDrafts(path: string): void {
  const start = `.${basename(path)}.`
  for (const name of readdirSync(dirname(path))) {
    const pid = name.startsWith(start) ? /^(\d+)\.tmp$/.exec(name.slice(start.length))?.[1] : undefined
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(dirname(path), name), { force: true })
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
