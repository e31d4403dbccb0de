import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PostmortemError } from '../errors.ts'
import { type Contents, decode, MAX_BYTES } from './contents.ts'
import { readContents } from './read.ts'

export interface GitResult {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export function git(args: readonly string[]): GitResult {
  const { spawnSync } = processes()
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return error ? { code: null, out: '', err: error.message } : { code: status, out: stdout, err: stderr }
}

export function gitFile(name: string): Contents | null {
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

export function inNewFolder<T>(work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'postmortem-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Node's module for processes takes a while to load, and most runs start none. */
const processes = () => process.getBuiltinModule('node:child_process')

export function editText(text: string, command: string): string {
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
