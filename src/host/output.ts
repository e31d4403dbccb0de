import { writeSync } from 'node:fs'
import { PostmortemError } from '../errors.ts'
import { codeOf, reasonOf } from './failures.ts'
import { isTerminal } from './is-terminal.ts'

/** The number of colours that a stream shows, as a level of chalk. */
export type ColorLevel = 0 | 1 | 2 | 3

const streamOf = (file: 1 | 2) => (file === 1 ? process.stdout : process.stderr)

/** The colour level, by NO_COLOR, then FORCE_COLOR, then the terminal. */
export function colorLevel(file: 1 | 2, env: NodeJS.ProcessEnv): ColorLevel {
  if (env.NO_COLOR) return 0
  const forced = env.FORCE_COLOR
  if (forced !== undefined)
    return forced === '0' || forced === 'false' ? 0 : forced === '2' ? 2 : forced === '3' ? 3 : 1
  if (!isTerminal(file) || env.TERM === 'dumb') return 0
  const depth = streamOf(file).getColorDepth()
  return depth >= 24 ? 3 : depth >= 8 ? 2 : 1
}

/** Whether the terminal is known to understand OSC 8; others show the bytes. */
export const showsLinks = (env: NodeJS.ProcessEnv): boolean =>
  !env.NO_COLOR &&
  (['iTerm.app', 'WezTerm', 'vscode', 'ghostty'].includes(env.TERM_PROGRAM ?? '') ||
    Number(env.VTE_VERSION) >= 5000 ||
    env.TERM === 'xterm-kitty' ||
    env.WT_SESSION !== undefined)

/** Writes all of the text. A closed pipe (`| head`) is not an error, a full disk is. */
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
