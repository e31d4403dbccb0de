import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export interface Ended {
  /** Null if it did not run, or was killed. */
  readonly code: number | null
  readonly err: string
}

/** Other programs. */
export interface Programs {
  /** The first of some programs that is on the search path; null if none is. A path is used as it is. */
  find(names: readonly string[]): string | null
  /** Runs a program to its end. @param patience milliseconds until it is killed. */
  run(path: string, args: readonly string[], patience: number): Ended
  /** Whether this is the root account, which some programs refuse to run under. */
  readonly isRoot: boolean
}

function findProgram(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  for (const name of names)
    for (const path of /[/\\]/.test(name) ? [name] : folders.map(folder => join(folder, name)))
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // the next one
      }
  return null
}

function runProgram(path: string, args: readonly string[], patience: number): Ended {
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const { status, stderr, error } = spawnSync(path, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: patience,
    killSignal: 'SIGKILL',
  })
  return { code: error ? null : status, err: error?.message ?? stderr }
}

export const nodePrograms: Programs = {
  find: findProgram,
  run: runProgram,
  isRoot: process.getuid?.() === 0,
}
