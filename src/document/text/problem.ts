import type { Edit } from './edits.ts'
import type { Range } from './lines.ts'

/** A fault found while reading a text; reported by the lint rule of the same name. */
export interface Problem {
  readonly rule: 'plain-text' | 'front-matter-syntax' | 'front-matter-schema'
  readonly severity: 'error' | 'warning'
  readonly range: Range
  /** Says what is wrong and how to mend it, in one or two sentences. */
  readonly message: string
  readonly fix?: Edit
}
