import { createTwoFilesPatch } from 'diff'
import { visible } from '../visible.ts'
import { portablePath } from './about.ts'

/** What changed, as `git apply` and people read it; empty where nothing did. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const name = portablePath(path)
  return visible(
    createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, { context: 3 }),
  )
}
