import { type Contents, decode, MAX_BYTES } from './contents.ts'

export interface GitResult {
  /** Null if there is no git. */
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** Git, in the working folder. */
export interface Git {
  run(args: readonly string[]): GitResult
  /** The file that git has under a name such as `:path`; null if there is none. */
  show(name: string): Contents | null
}

/** Node's module for processes takes a while to load, and most runs start none. */
const processes = () => process.getBuiltinModule('node:child_process')

export const nodeGit: Git = {
  run(args) {
    const { status, stdout, stderr, error } = processes().spawnSync('git', args, {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    return error ? { code: null, out: '', err: error.message } : { code: status, out: stdout, err: stderr }
  },
  show(name) {
    const { status, stdout } = processes().spawnSync('git', ['show', name], {
      maxBuffer: 64 * MAX_BYTES,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    if (status !== 0) return null
    return stdout.length > MAX_BYTES
      ? { kind: 'too-large', bytes: stdout.length, limit: MAX_BYTES }
      : decode(stdout)
  },
}
