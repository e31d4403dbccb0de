import { visible } from '../visible.ts'

/** A word as a POSIX shell takes it, quoted only where it must be. */
export const shellWord = (word: string): string =>
  /^[\w./:@%+,=-]+$/.test(word) ? word : `'${visible(word).replaceAll("'", "'\\''")}'`
