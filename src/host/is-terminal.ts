import { fstatSync, statSync } from 'node:fs'
import { devNull } from 'node:os'

/**
 * Whether a stream of the program is a terminal. Node's own module for that takes as long to load as a small program,
 * so it is used only for what can be one: a character device other than the null device.
 */
export function isTerminal(file: 0 | 1 | 2): boolean {
  try {
    const stats = fstatSync(file)
    if (process.platform !== 'win32' && (!stats.isCharacterDevice() || stats.rdev === statSync(devNull).rdev))
      return false
  } catch {
    // a closed stream is not a terminal
    return false
  }
  return process.getBuiltinModule('node:tty').isatty(file)
}
