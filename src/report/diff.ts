import { createTwoFilesPatch } from 'diff'
import { visible } from '../visible.ts'
import { portablePath } from './about.ts'

/** The changes of a file as a unified diff that `git apply` accepts; empty where there are none. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const name = portablePath(path)
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
  })
  // a carriage return at a line end is harmless in a terminal, and git needs it
  return visible(patch).replaceAll('\\u{d}\n', '\r\n')
}
