import type { Contents } from './contents.ts'
import { type Found, find, isSame, kind, markdownIn, real } from './find.ts'
import { type ColorLevel, colorLevel, showsLinks, writeAll } from './output.ts'
import { editText, type GitResult, git, gitFile } from './processes.ts'
import { readContents, readStream } from './read.ts'
import { appendTo, createFile, replaceFile, save } from './save.ts'
import { isTerminal } from './terminal.ts'

export type { Contents } from './contents.ts'
export type { Found } from './find.ts'
export type { ColorLevel } from './output.ts'
export type { GitResult } from './processes.ts'

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
  /** What stands at a path, links followed. */
  kind(path: string): 'file' | 'folder' | null
  /** Whether two paths lead to one file that exists. */
  isSame(one: string, other: string): boolean
  read(path: string): Contents
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
  /** Run git in the working folder. Its code is null where there is no git. */
  git(args: readonly string[]): GitResult
  readInput(): Promise<string>
  out(text: string): void
  err(text: string): void
  /** Let the user change a text in their editor. */
  edit(text: string): string
  /** Call back when the program is told to end (SIGTERM, SIGHUP); returns what undoes it. */
  onTerminate(listener: () => void): () => void
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
    kind,
    append: appendTo,
    save,
    real,
    gitFile,
    git,
    create: createFile,
    write: replaceFile,
    readInput: () => readStream(process.stdin),
    out: text => writeAll(1, text),
    err: text => writeAll(2, text),
    edit: text => editText(text, env.VISUAL || env.EDITOR || ''),
    onTerminate(listener) {
      const signals = ['SIGTERM', 'SIGHUP'] as const
      for (const signal of signals) process.on(signal, listener)
      return () => {
        for (const signal of signals) process.off(signal, listener)
      }
    },
  }
}

function systemZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone && !zone.startsWith('Etc/U') ? zone : 'UTC'
}
