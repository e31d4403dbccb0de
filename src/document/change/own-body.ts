import type { Section } from '../sections/index.ts'
import type { Range } from '../text/index.ts'

/** The text of a section above its first sub-heading: what an answer replaces. */
export function ownBody({ body, blocks }: Section): Range {
  const heading = blocks.find(({ kind }) => kind === 'heading')
  return heading ? { start: body.start, end: Math.max(body.start, heading.range.start) } : body
}
