import { offsetsOf } from './clock.ts'
import type { Contents } from './contents.ts'
import { type Found, filesIn, find, isSame, kind, markdownIn, real } from './find.ts'
import { recordedIn, recordLine, removeFile } from './journal.ts'
import { isRunning, withLock } from './lock.ts'
import { type ColorLevel, colorLevel, showsLinks, writeAll } from './output.ts'
import { editText, type GitResult, git, gitFile, inNewFolder } from './processes.ts'
import { type Ended, findProgram, openAddress, runProgram } from './programs.ts'
import { readBytes, readContents, readStream } from './read.ts'
import { appendTo, copyTo, createFile, replaceFile, save } from './save.ts'
import { type Respond, type Server, serve } from './serve.ts'
import { isTerminal } from './terminal.ts'
import { watchFile } from './watch.ts'

export type { Contents } from './contents.ts'
export type { Found } from './find.ts'
export type { ColorLevel } from './output.ts'
export type { GitResult } from './processes.ts'
export type { Respond, Server } from './serve.ts'

/** The streams that prompts talk over. */
export interface Terminal {
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
}

/**
 * All the program asks of the machine. Nothing else names `process`, `fs`, the clock or a stream.
 *
 * Every path is as the user wrote it. Failures are thrown as `PostmortemError`.
 */
export interface Host {
  readonly color: { readonly out: ColorLevel; readonly err: ColorLevel }
  /** Whether somebody can be asked: input and error output are both a terminal. */
  readonly interactive: boolean
  readonly terminal: Terminal
  /** Whether questions are to be plain lines without redraws: somebody listens, or the terminal cannot draw. */
  readonly plain: boolean
  /** Whether the output shows addresses as links where it is told to. */
  readonly links: boolean
  /** A file that a CI system shows beside its log, where it has one. */
  readonly summaryFile: string | null
  /** Width of the output; 80 where it is no terminal. */
  readonly columns: number
  /** IANA name. */
  readonly timezone: string
  /** The command in VISUAL or EDITOR, if either is set. */
  readonly editor: string | null
  now(): Date
  /**
   * Files named, in named folders (`.md`, `.markdown`) and matching patterns; each once, in order.
   *
   * @param isIgnored asked of what is met in folders; the path of a folder ends with a slash.
   */
  find(patterns: readonly string[], isIgnored?: (path: string) => boolean): Promise<Found>
  /** The Markdown files directly in a folder, by name; none where it cannot be read. */
  list(folder: string): readonly string[]
  /** The files directly in a folder, by name; none where it cannot be read. */
  listFiles(folder: string): readonly string[]
  /** What stands at a path, links followed. */
  kind(path: string): 'file' | 'folder' | null
  /** Whether two paths lead to one file that exists. */
  isSame(one: string, other: string): boolean
  read(path: string): Contents
  /** The bytes of a file; null where it has more than the limit. */
  readBytes(path: string, limit: number): Uint8Array | null
  /** Make a new file, whole or not at all; its folder too. False where the path is taken. */
  create(path: string, text: string): boolean
  /** Replace a file, whole or not at all, and wait until the disk has it. */
  write(path: string, text: string): void
  /** Make a file, or replace it whole; what is no regular file (a pipe, /dev/stdout) is written into. */
  save(path: string, text: string): void
  /** The path with its links followed, as far as it exists. */
  real(path: string): string
  /** What git holds under a name such as `:path`; null where there is nothing. */
  gitFile(name: string): Contents | null
  /** Add to the end of a file that may be there. */
  append(path: string, text: string): void
  /**
   * Add a line to a file of lines that is kept from git, and wait until the disk has it. Its folder is made too.
   */
  record(path: string, line: string): void
  /** All that was recorded in a file; nothing where there is none. */
  recorded(path: string): string
  /** Remove a file, if it is there. */
  remove(path: string): void
  /**
   * Do work while nobody else does any under the lock of that path; a holder who died does not count.
   *
   * @param patience milliseconds to wait. @returns null where somebody else held it for so long.
   */
  withLock<T>(path: string, patience: number, work: () => T): { readonly done: T } | null
  /** A text that nobody else is given. */
  unique(): string
  /** Whether the process that was given such a text still runs; its own does not count. */
  isAtWork(unique: string): boolean
  /** A text that nobody can guess. */
  secret(): string
  /** Copy a file over another, or to where there is none. */
  copy(from: string, to: string): void
  /** The offsets of an IANA zone, in milliseconds, at some instants; null where they are not told without `Intl`. */
  offsetsOf(zone: string, instants: readonly number[]): readonly number[] | null
  /** Run git in the working folder. Its code is null where there is no git. */
  git(args: readonly string[]): GitResult
  /** The first of some programs that the search path has. */
  findProgram(names: readonly string[]): string | null
  /** Run a program to its end, for so many milliseconds at most. */
  runProgram(path: string, args: readonly string[], patience: number): Ended
  /** Whether this is the system's own account, which some programs refuse to run under. */
  readonly isRoot: boolean
  /** A folder of its own for the work, which is gone afterwards. */
  inNewFolder<T>(work: (folder: string) => T): T
  /** Serve pages to this machine alone. */
  serve(respond: Respond): Promise<Server>
  /** Call back when a file has changed; returns what ends it. */
  watch(path: string, listener: () => void): () => void
  /** Show an address in the browser. */
  openAddress(address: string): void
  readInput(): Promise<string>
  out(text: string): void
  err(text: string): void
  /** Let the user change a text in their editor. */
  edit(text: string): string
  /** Call back when the program is told to end (SIGTERM, SIGHUP, perhaps SIGINT); returns what undoes it. */
  onTerminate(listener: () => void, also?: 'and interrupt'): () => void
}

export function nodeHost(): Host {
  const { env } = process
  return {
    // Node makes a stream when it is first named, and most runs need none; nor do they ask for a zone
    get color() {
      return { out: colorLevel(1, env), err: colorLevel(2, env) }
    },
    get interactive() {
      return isTerminal(0) && isTerminal(2)
    },
    get terminal() {
      return { input: process.stdin, output: process.stderr }
    },
    plain:
      env.TERM === 'dumb' || (env.ACCESSIBLE !== undefined && !['', '0', 'false'].includes(env.ACCESSIBLE)),
    links: isTerminal(1) && showsLinks(env),
    summaryFile: env.GITHUB_STEP_SUMMARY || null,
    get columns() {
      return isTerminal(1) ? process.stdout.columns : 80
    },
    get timezone() {
      return systemZone()
    },
    editor: env.VISUAL || env.EDITOR || null,
    now: () => new Date(),
    find,
    isSame,
    read: readContents,
    list: markdownIn,
    listFiles: filesIn,
    kind,
    append: appendTo,
    save,
    real,
    gitFile,
    git,
    readBytes,
    findProgram,
    runProgram,
    isRoot: process.getuid?.() === 0,
    inNewFolder,
    serve,
    watch: watchFile,
    openAddress,
    record: recordLine,
    recorded: recordedIn,
    remove: removeFile,
    withLock,
    isAtWork: id => {
      const pid = Number.parseInt(id.split('-')[1] ?? '', 36)
      return pid > 0 && pid !== process.pid && isRunning(pid)
    },
    unique: () => `${Date.now().toString(36)}-${process.pid.toString(36)}-${(uniques++).toString(36)}`,
    secret: () => process.getBuiltinModule('node:crypto').randomBytes(16).toString('hex'),
    copy: copyTo,
    offsetsOf,
    create: createFile,
    write: replaceFile,
    readInput: () => readStream(process.stdin),
    out: text => writeAll(1, text),
    err: text => writeAll(2, text),
    edit: text => editText(text, env.VISUAL || env.EDITOR || ''),
    onTerminate(listener, also) {
      const signals = ['SIGTERM', 'SIGHUP', ...(also ? (['SIGINT'] as const) : [])] as const
      for (const signal of signals) process.on(signal, listener)
      return () => {
        for (const signal of signals) process.off(signal, listener)
      }
    },
  }
}

let uniques = 0

function systemZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone && !zone.startsWith('Etc/U') ? zone : 'UTC'
}
