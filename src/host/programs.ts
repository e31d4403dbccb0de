import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** The first of some programs that the search path has; a path is looked at as it is. */
export function findProgram(names: readonly string[]): string | null {
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

export interface Ended {
  readonly code: number | null
  readonly err: string
}

/** Run a program to its end. @param patience milliseconds until it is killed. */
export function runProgram(path: string, args: readonly string[], patience: number): Ended {
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  const { status, stderr, error } = spawnSync(path, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: patience,
    killSignal: 'SIGKILL',
  })
  return { code: error ? null : status, err: error?.message ?? stderr }
}

/** Show an address in the browser that the system has for it. */
export function openAddress(address: string): void {
  const { spawn } = process.getBuiltinModule('node:child_process')
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address]
  spawn(program as string, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
