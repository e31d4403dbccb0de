import type { Document } from '../document/index.ts'

/** Whether a document says of itself that it is more than a draft; most published ones say nothing. */
export const isFinal = (meta: Document['meta']): boolean =>
  ['in_review', 'published'].includes(meta.one.get('status')?.text ?? '')
