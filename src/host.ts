import { isUtf8 } from 'node:buffer'
import {
  appendFileSync,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { isatty } from 'node:tty'
import { PostmortemError } from './errors.ts'

/** How many colours a stream shows, as chalk counts them. */
export type ColorLevel = 0 | 1 | 2 | 3

/** What a file holds; where it is no text that can be used, why. */
export type Contents =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-utf8'; readonly offset: number }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }

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

export interface GitResult {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Found {
  readonly files: readonly string[]
  /** Patterns that matched nothing. */
  readonly unmatched: readonly string[]
}

/** Larger files are refused from their size alone. */
const MAX_BYTES = 1024 * 1024

export function nodeHost(): Host {
  const { env } = process
  return {
    // Node makes a stream when it is first named, and most runs need none; nor do they ask for a zone
    get color() {
      return { out: colorLevel(1, env), err: colorLevel(2, env) }
    },
    get interactive() {
      return isatty(0) && isatty(2)
    },
    get terminal() {
      return { input: process.stdin, output: process.stderr }
    },
    links: isatty(1) && showsLinks(env),
    summaryFile: env.GITHUB_STEP_SUMMARY || null,
    get columns() {
      return isatty(1) ? process.stdout.columns : 80
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

const streamOf = (file: 1 | 2) => (file === 1 ? process.stdout : process.stderr)

/** NO_COLOR, then FORCE_COLOR, then what the terminal is. */
function colorLevel(file: 1 | 2, env: NodeJS.ProcessEnv): ColorLevel {
  if (env.NO_COLOR) return 0
  const forced = env.FORCE_COLOR
  if (forced !== undefined)
    return forced === '0' || forced === 'false' ? 0 : forced === '2' ? 2 : forced === '3' ? 3 : 1
  if (!isatty(file) || env.TERM === 'dumb') return 0
  const depth = streamOf(file).getColorDepth()
  return depth >= 24 ? 3 : depth >= 8 ? 2 : 1
}

/** Terminals known to understand OSC 8; others show the bytes. */
const showsLinks = (env: NodeJS.ProcessEnv): boolean =>
  !env.NO_COLOR &&
  (['iTerm.app', 'WezTerm', 'vscode', 'ghostty'].includes(env.TERM_PROGRAM ?? '') ||
    Number(env.VTE_VERSION) >= 5000 ||
    env.TERM === 'xterm-kitty' ||
    env.WT_SESSION !== undefined)

function systemZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone && !zone.startsWith('Etc/U') ? zone : 'UTC'
}

function statOf(path: string, stat: (path: string) => Stats): Stats | undefined {
  try {
    return stat(path)
  } catch {
    return undefined
  }
}

const unreadable = (path: string, reason: string) =>
  new PostmortemError({ code: 'file-unreadable', path, reason })

function kind(path: string): 'file' | 'folder' | null {
  const stats = statOf(path, statSync)
  return stats?.isFile() ? 'file' : stats?.isDirectory() ? 'folder' : null
}

async function find(
  patterns: readonly string[],
  isIgnored: (path: string) => boolean = () => false,
): Promise<Found> {
  // by place on the disk, so that two spellings of a file are one
  const files = new Map<string, string>()
  const unmatched: string[] = []
  for (const pattern of patterns) {
    const stats = statOf(pattern, lstatSync)
    const found = stats?.isDirectory()
      ? [...walk(pattern, isIgnored)]
      : stats
        ? [pattern]
        : /[*?[\]{}!()]/.test(pattern)
          ? (await glob(pattern)).filter(path => !isIgnored(path))
          : []
    if (found.length === 0) unmatched.push(pattern)
    for (const file of found) if (!files.has(resolve(file))) files.set(resolve(file), file)
  }
  return { files: [...files.values()], unmatched }
}

async function glob(pattern: string): Promise<string[]> {
  const tinyglobby = await import('tinyglobby')
  const found = await tinyglobby.glob(pattern, { followSymbolicLinks: false, expandDirectories: false })
  return found.sort()
}

const MARKDOWN = /\.(?:md|markdown)$/i

/** Markdown files below a folder by name; links are not followed, and what tools keep for themselves is left out. */
function* walk(folder: string, isIgnored: (path: string) => boolean): Iterable<string> {
  let entries: ReturnType<typeof list>
  try {
    entries = list(folder)
  } catch (error) {
    throw unreadable(folder, reasonOf(error))
  }
  for (const entry of entries) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      if (
        !entry.name.startsWith('.') &&
        entry.name !== 'node_modules' &&
        !MARKDOWN.test(entry.name) &&
        !isIgnored(`${path}/`)
      )
        yield* walk(path, isIgnored)
    } else if (entry.isFile() && MARKDOWN.test(entry.name) && !isIgnored(path)) yield path
  }
}

function markdownIn(folder: string): string[] {
  try {
    return list(folder).flatMap(entry =>
      entry.isFile() && MARKDOWN.test(entry.name) ? [join(folder, entry.name)] : [],
    )
  } catch {
    return []
  }
}

const list = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))

function isSame(one: string, other: string): boolean {
  const [a, b] = [statOf(one, statSync), statOf(other, statSync)]
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev
}

function readContents(path: string): Contents {
  let file: number | undefined
  try {
    file = openToRead(path)
    const stats = fstatSync(file)
    if (stats.isDirectory()) throw unreadable(path, 'it is a folder')
    if (!stats.isFile()) throw unreadable(path, 'it is not a regular file')
    const { size } = stats
    if (size > MAX_BYTES) return { kind: 'too-large', bytes: size, limit: MAX_BYTES }
    return decode(readUpTo(file, size))
  } catch (error) {
    throw error instanceof PostmortemError ? error : unreadable(path, reasonOf(error))
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Follows no link without looking where it leads, and waits for no pipe. */
function openToRead(path: string): number {
  const { O_RDONLY, O_NONBLOCK = 0, O_NOFOLLOW } = constants
  if (O_NOFOLLOW === undefined)
    return openSync(lstatSync(path).isSymbolicLink() ? insideLink(path) : path, O_RDONLY | O_NONBLOCK)
  try {
    return openSync(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
  } catch (error) {
    if (codeOf(error) !== 'ELOOP' && codeOf(error) !== 'EMLINK') throw error
    return openSync(insideLink(path), O_RDONLY | O_NONBLOCK | O_NOFOLLOW)
  }
}

/** Where a link leads, if that is below this folder or the link's own: a pull request may hold a link to anything. */
function insideLink(path: string): string {
  const target = realpathSync(path)
  const inside = (folder: string) => {
    const way = relative(realpathSync(folder), target)
    return way !== '' && way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && !isAbsolute(way)
  }
  if (!inside('.') && !inside(dirname(path)))
    throw unreadable(path, 'it is a link that leads out of its folder')
  return target
}

function readUpTo(file: number, size: number): Buffer {
  const bytes = Buffer.allocUnsafe(size)
  let at = 0
  while (at < size) {
    const count = readSync(file, bytes, at, size - at, at)
    if (count === 0) break
    at += count
  }
  return bytes.subarray(0, at)
}

const decode = (bytes: Buffer): Contents =>
  isUtf8(bytes)
    ? { kind: 'text', text: bytes.toString('utf8') }
    : { kind: 'not-utf8', offset: validPrefix(bytes) }

/** Length of the longest head that is UTF-8. */
function validPrefix(bytes: Buffer): number {
  let [low, high] = [0, bytes.length]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      low = middle
    } catch {
      high = middle - 1
    }
  }
  return low
}

function createFile(path: string, text: string): boolean {
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

function replaceFile(path: string, text: string): void {
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

function appendTo(path: string, text: string): void {
  saving(path, () => appendFileSync(path, text))
}

function git(args: readonly string[]): GitResult {
  const { spawnSync } = processes()
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return error ? { code: null, out: '', err: error.message } : { code: status, out: stdout, err: stderr }
}

function save(path: string, text: string): void {
  const stats = statOf(path, statSync)
  if (stats && !stats.isFile()) saving(path, () => writeFileSync(path, text))
  else if (!createFile(path, text)) replaceFile(path, text)
}

function real(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    const parent = dirname(resolve(path))
    return parent === resolve(path) ? parent : join(real(parent), basename(path))
  }
}

function gitFile(name: string): Contents | null {
  const { spawnSync } = processes()
  const { status, stdout } = spawnSync('git', ['show', name], {
    maxBuffer: 64 * MAX_BYTES,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  if (status !== 0) return null
  return stdout.length > MAX_BYTES
    ? { kind: 'too-large', bytes: stdout.length, limit: MAX_BYTES }
    : decode(stdout)
}

function saving<T>(path: string, save: () => T): T {
  try {
    return save()
  } catch (error) {
    throw new PostmortemError({ code: 'file-unwritable', path, reason: reasonOf(error) }, { cause: error })
  }
}

/** Write the text to a new file in the same folder, down to the disk. */
function writeBeside(path: string, text: string, mode: number): string {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
  const bytes = Buffer.from(text, 'utf8')
  // one of this name can only be left by a process that is gone: the number is ours now
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

async function readStream(stream: NodeJS.ReadStream): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > MAX_BYTES) throw unreadable('standard input', `it has more than ${MAX_BYTES} bytes`)
    chunks.push(Buffer.from(chunk))
  }
  const contents = decode(Buffer.concat(chunks))
  if (contents.kind === 'text') return contents.text
  throw unreadable('standard input', 'it is not UTF-8')
}

/** All of it, or an error: a closed pipe is quiet (`| head`), a full disk is not. */
function writeAll(file: 1 | 2, text: string): void {
  if (text === '') return
  if (isatty(file)) {
    streamOf(file).write(text)
    return
  }
  const bytes = Buffer.from(text, 'utf8')
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(file, bytes, at)
    } catch (error) {
      const code = codeOf(error)
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      else if (code === 'EPIPE') return
      else
        throw new PostmortemError({
          code: 'file-unwritable',
          path: file === 1 ? 'standard output' : 'standard error',
          reason: reasonOf(error),
        })
    }
  }
}

/** Node's module for processes takes a while to load, and most runs start none. */
const processes = () => process.getBuiltinModule('node:child_process')

function editText(text: string, command: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'postmortem-'))
  const path = join(folder, 'answer.md')
  writeFileSync(path, text, { mode: 0o600 })
  const { spawnSync } = processes()
  // the shell splits the command as git does, so that `code --wait` works; the path is passed, not pasted
  const { status, error } =
    process.platform === 'win32'
      ? spawnSync(`${command} "${path}"`, { stdio: 'inherit', shell: true })
      : spawnSync('sh', ['-c', `${command} "$@"`, command, path], { stdio: 'inherit' })
  const contents = readContents(path)
  const written = contents.kind === 'text' ? contents.text : null
  const ended = error?.message ?? (status === 0 ? null : `it ended with ${status ?? 'a signal'}`)
  const reason = ended ?? (written === null ? 'what it wrote is not UTF-8 text' : null)
  if (reason === null && written !== null) {
    rmSync(folder, { recursive: true, force: true })
    return written
  }
  // what was written before it failed is not thrown away
  const kept = written === text ? '' : `; what it wrote is in ${path}`
  if (!kept) rmSync(folder, { recursive: true, force: true })
  throw new PostmortemError({ code: 'editor-failed', command, reason: `${reason}${kept}` })
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? ''

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  ELOOP: 'it is a link that leads back to itself',
  ENAMETOOLONG: 'the name is too long',
}

const reasonOf = (error: unknown): string =>
  reasons[codeOf(error)] ?? (error instanceof Error ? error.message.replace(/\.$/, '') : 'unknown')
