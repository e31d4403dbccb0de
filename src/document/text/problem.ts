import type { Edit } from './edits.ts'
import type { Range } from './lines.ts'

/** What reading a text found wrong with it. Each kind is reported by the lint rule of the same name. */
export interface Problem {
  readonly rule: 'plain-text' | 'front-matter-syntax' | 'front-matter-schema'
  readonly severity: 'error' | 'warning'
  readonly range: Range
  /** Says what to do, in one sentence or two. */
  readonly message: string
  readonly fix?: Edit
}
