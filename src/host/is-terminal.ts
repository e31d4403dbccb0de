import { fstatSync, statSync } from 'node:fs'
import { devNull } from 'node:os'

/**
 * Whether a stream of the program is a terminal. Node's own module for that takes as long to load as a small program,
 * so it is asked only of what can be one: a character device, and not the one that output is thrown away on.
 */
export function isTerminal(file: 0 | 1 | 2): boolean {
  try {
    const stats = fstatSync(file)
    if (process.platform !== 'win32' && (!stats.isCharacterDevice() || stats.rdev === statSync(devNull).rdev))
      return false
  } catch {
    // a closed stream is none
    return false
  }
  return process.getBuiltinModule('node:tty').isatty(file)
}
