import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

export interface Ended {
  /** Null if it did not run, or was killed. */
  readonly code: number | null
  readonly err: string
}

/** Other programs. */
export interface Programs {
  /** The first of some programs that is on the search path; null if none is. A path is used as it is. */
  find(names: readonly string[]): string | null
  /**
   * Runs a program to its end. It ends with this one, together with all that it started.
   *
   * @param patience milliseconds until it is killed.
   */
  run(path: string, args: readonly string[], patience: number): Promise<Ended>
  /** Whether this is the root account, which some programs refuse to run under. */
  readonly isRoot: boolean
}

/** A folder of the search path that is relative would be one of the checkout. */
export function findProgram(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(folder => isAbsolute(folder))
  const endings = process.platform === 'win32' ? ['.exe', ''] : ['']
  const inPath = (name: string) => folders.flatMap(folder => endings.map(end => join(folder, name + end)))
  for (const name of names)
    for (const path of /[/\\]/.test(name) ? [name] : inPath(name))
      try {
        accessSync(path, constants.X_OK)
        return path
      } catch {
        // the next one
      }
  return null
}

/** Characters of the error output that are kept. */
const KEPT = 64 * 1024

function runProgram(path: string, args: readonly string[], patience: number): Promise<Ended> {
  const { spawn } = process.getBuiltinModule('node:child_process')
  // a group of its own, so that what it starts can be ended with it
  const child = spawn(path, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: process.platform !== 'win32',
  })
  const kill = () => {
    try {
      if (child.pid === undefined || process.platform === 'win32') child.kill('SIGKILL')
      else process.kill(-child.pid, 'SIGKILL')
    } catch {
      // it has ended by itself
    }
  }
  let err = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err = (err + text).slice(-KEPT)
  })
  return new Promise(done => {
    const timer = setTimeout(kill, patience)
    const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const
    for (const signal of signals) process.on(signal, kill)
    const end = (ended: Ended) => {
      clearTimeout(timer)
      for (const signal of signals) process.off(signal, kill)
      kill()
      done(ended)
    }
    child.on('error', error => end({ code: null, err: error.message }))
    child.on('close', code => end({ code, err }))
  })
}

export const nodePrograms: Programs = {
  find: findProgram,
  run: runProgram,
  isRoot: process.getuid?.() === 0,
}
