import { join } from 'node:path'
import type { ArchiveLimits, Packed } from './archive.ts'
import type { Contents } from './contents.ts'
import { type DatabaseTable, writeDatabase } from './database.ts'
import { type Found, filesBelow, filesIn, find, isSame, kind, markdownIn, real, type Wanted } from './find.ts'
import { ownFolderBeside } from './own-folder.ts'
import { readBytes, readContents } from './read.ts'
import { appendTo, copyTo, createFile, removeFile, replaceFile, save, writeOutput } from './save.ts'
import { inNewFolder } from './temporary-folder.ts'
import { watchFile, watchMany } from './watch.ts'

/** The disk. Every path is as the user wrote it. */
export interface Files {
  /**
   * Finds the named files, those in named folders (`.md`, `.markdown`) and those that match patterns; each once, in
   * order.
   *
   * @param wanted asked for what is found in folders.
   */
  find(patterns: readonly string[], wanted?: Wanted): Promise<Found>
  /** The Markdown files directly in a folder, by name; none if it cannot be read. */
  markdownIn(folder: string): readonly string[]
  /** The files directly in a folder, by name; none if it cannot be read. */
  filesIn(folder: string): readonly string[]
  /** The kind of what is at a path, links followed; null if nothing is. */
  kind(path: string): 'file' | 'folder' | null
  /** Whether two paths lead to one file that exists. */
  isSame(one: string, other: string): boolean
  /** The path with its links followed, as far as it exists. */
  real(path: string): string
  read(path: string): Contents
  /** The bytes of a file; null if it has more than the limit. */
  readBytes(path: string, limit: number): Uint8Array | null
  /** The files below a folder, links not followed: paths from it, with `/` between names, in order. */
  below(folder: string): readonly string[]
  /** The wanted files of a zip archive, in memory. */
  archive(
    path: string,
    isWanted: (path: string) => boolean,
    limits: ArchiveLimits,
  ): Promise<readonly Packed[]>
  /** Creates a file and its folder, whole or not at all. Returns false if the path is taken. */
  create(path: string, text: string): boolean
  /** Replaces a file, whole or not at all, and waits until the disk has it. */
  write(path: string, text: string): void
  /** Creates a file, or replaces it whole; writes into what is not a regular file (a pipe, /dev/stdout). */
  save(path: string, text: string): void
  /** Adds to the end of a file; creates it if need be. */
  append(path: string, text: string): void
  /** Copies a file to a new path or over another, whole or not at all. */
  copy(from: string, to: string): void
  /** Writes a file that can be made again: whole or not at all, without waiting until the disk has it. */
  output(path: string, text: string): void
  /** Writes a SQLite database, whole or not at all. Returns false where this Node.js has no SQLite. */
  database(path: string, tables: readonly DatabaseTable[]): boolean
  /** The path of a file that the program keeps for itself, beside another one. */
  ownPath(beside: string, name: string): string
  /** The SHA-256 of a text, by Node's own code, which is much faster than ours. */
  digest(text: string): string
  /** Makes a folder the one that paths are relative to. */
  enter(folder: string): void
  /** Removes a file, if it is there. */
  remove(path: string): void
  /** Calls back when a file has changed. Returns a function that stops watching. */
  watch(path: string, listener: () => void): () => void
  /**
   * Calls back when one of many files has changed, is new or is gone. Returns a function that stops watching.
   *
   * @param paths finds them. @param since milliseconds since the epoch: what was saved from then on counts as changed too.
   */
  watchMany(paths: () => Promise<readonly string[]>, since: number, listener: () => void): () => void
  /** Does the work with a temporary folder, which is removed afterwards, also if the program is asked to end. */
  inNewFolder<T>(work: (folder: string) => Promise<T>): Promise<T>
}

export const nodeFiles: Files = {
  find,
  markdownIn,
  filesIn,
  kind,
  isSame,
  real,
  read: readContents,
  readBytes,
  below: filesBelow,
  // most commands read no archive
  archive: async (...args) => (await import('./archive.ts')).readArchive(...args),
  create: createFile,
  write: replaceFile,
  save,
  append: appendTo,
  copy: copyTo,
  output: writeOutput,
  database: writeDatabase,
  ownPath: (beside, name) => join(ownFolderBeside(beside), name),
  digest: text => process.getBuiltinModule('node:crypto').createHash('sha256').update(text).digest('base64'),
  enter: folder => process.chdir(folder),
  remove: removeFile,
  watch: watchFile,
  watchMany,
  inNewFolder,
}
