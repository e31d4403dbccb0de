import type { Document, Edit, Range } from '../document/index.ts'

export type Severity = 'error' | 'warning'

/** What a rule cannot read in the document. */
export interface LintContext {
  /** Milliseconds since the epoch; null where nothing may depend on the day of the run. */
  readonly now: number | null
}

/** What a rule found: where, and what to do about it. */
export interface RuleFinding {
  readonly range: Range
  readonly message: string
  /** Instead of the rule's own. */
  readonly severity?: Severity
  readonly fix?: Edit
}

/**
 * A rule reads a document and yields findings. It does not print, sort, count or look at other rules.
 *
 * `examples` are its page and its first tests: each good one yields nothing, each bad one something.
 */
export interface Rule {
  /** The file's name. */
  readonly id: string
  /** What holds of a document that has no finding, in one sentence. */
  readonly summary: string
  readonly why: string
  readonly severity: Severity
  /** Only on request. */
  readonly off?: boolean
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
  check(document: Document, context: LintContext): Iterable<RuleFinding>
}

/** Gives a rule its type where it is written. */
export const defineRule = (rule: Rule): Rule => rule
