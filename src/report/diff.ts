import { createTwoFilesPatch } from 'diff'
import { visible } from '../visible.ts'
import { portablePath } from './about.ts'

/** What changed, as `git apply` and people read it; empty where nothing did. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const name = portablePath(path)
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    context: 3,
  })
  // a carriage return that ends its line moves nothing, and git needs it
  return visible(patch).replaceAll('\\u{d}\n', '\r\n')
}
