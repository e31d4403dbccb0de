import type { Document } from '../document/index.ts'

/** Whether the status of a document is beyond draft; most published ones have no status. */
export const isFinal = (meta: Document['meta']): boolean =>
  ['in_review', 'published'].includes(meta.one.get('status')?.text ?? '')
