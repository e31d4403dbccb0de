import { writeSync } from 'node:fs'
import { PostmortemError } from '../errors.ts'
import { codeOf, reasonOf } from './failures.ts'
import { isTerminal } from './is-terminal.ts'

/** How many colours a stream shows, as chalk counts them. */
export type ColorLevel = 0 | 1 | 2 | 3

const streamOf = (file: 1 | 2) => (file === 1 ? process.stdout : process.stderr)

/** NO_COLOR, then FORCE_COLOR, then what the terminal is. */
export function colorLevel(file: 1 | 2, env: NodeJS.ProcessEnv): ColorLevel {
  if (env.NO_COLOR) return 0
  const forced = env.FORCE_COLOR
  if (forced !== undefined)
    return forced === '0' || forced === 'false' ? 0 : forced === '2' ? 2 : forced === '3' ? 3 : 1
  if (!isTerminal(file) || env.TERM === 'dumb') return 0
  const depth = streamOf(file).getColorDepth()
  return depth >= 24 ? 3 : depth >= 8 ? 2 : 1
}

/** Terminals known to understand OSC 8; others show the bytes. */
export const showsLinks = (env: NodeJS.ProcessEnv): boolean =>
  !env.NO_COLOR &&
  (['iTerm.app', 'WezTerm', 'vscode', 'ghostty'].includes(env.TERM_PROGRAM ?? '') ||
    Number(env.VTE_VERSION) >= 5000 ||
    env.TERM === 'xterm-kitty' ||
    env.WT_SESSION !== undefined)

/** All of it, or an error: a closed pipe is quiet (`| head`), a full disk is not. */
export function writeAll(file: 1 | 2, text: string): void {
  if (text === '') return
  if (isTerminal(file)) {
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
