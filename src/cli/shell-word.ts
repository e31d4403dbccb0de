import { visible } from '../visible.ts'

/** A word for a POSIX shell, quoted only if needed. */
export const shellWord = (word: string): string =>
  /^[\w./:@%+,=-]+$/.test(word) ? word : `'${visible(word).replaceAll("'", "'\\''")}'`
