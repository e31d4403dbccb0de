import type { Document, Edit, Range, SectionKind } from '../document/index.ts'
import type { InvalidSuppression, Suppression } from './suppressions.ts'

export type Severity = 'error' | 'warning'

/** What a rule is about. */
export const families = ['structure', 'time', 'truth', 'actions', 'language', 'audience'] as const
export type Family = (typeof families)[number]

/** Something a rule can be told. A config may give a value of the same kind. */
export type OptionSpec =
  | { readonly kind: 'words'; readonly default: readonly string[]; readonly about: string }
  | { readonly kind: 'count'; readonly default: number; readonly about: string }

export type OptionSpecs = Readonly<Record<string, OptionSpec>>
export type OptionValues<O extends OptionSpecs = OptionSpecs> = { readonly [K in keyof O]: O[K]['default'] }

/** Sections that a postmortem must have; of some severities or statuses only, where those are named. */
export interface Requirement {
  readonly sections: readonly SectionKind[]
  readonly severity: readonly string[] | null
  readonly status: readonly string[] | null
}

/** What a team has decided for all its postmortems. */
export interface House {
  /** Labels that `severity` may have; null allows any. */
  readonly severities: readonly string[] | null
  /** Ways to reach the team that readers know. */
  readonly contacts: readonly string[]
  readonly required: readonly Requirement[]
}

/** What stands around a document. Paths are as links write them, from the document's folder. */
export interface Surroundings {
  exists(path: string): boolean
  /** The paths of the other postmortems with an id, or a file name without its ending. */
  postmortemsCalled(name: string): readonly string[]
}

/** What a rule cannot read in the document. */
export interface RuleContext<O extends OptionSpecs = OptionSpecs> {
  /** Milliseconds since the epoch; null where nothing may depend on the day of the run. */
  readonly now: number | null
  /** The file's path; null for a text without one. */
  readonly path: string | null
  readonly surroundings: Surroundings | null
  readonly house: House
  readonly options: OptionValues<O>
  /** Comments that cannot be followed, and those that the other rules had no use for. */
  readonly suppressions: {
    readonly invalid: readonly InvalidSuppression[]
    readonly unused: readonly Suppression[]
  }
}

/** What a rule found: where, and what to do about it. */
export interface RuleFinding {
  readonly range: Range
  readonly message: string
  /** Instead of the rule's own. */
  readonly severity?: Severity
  readonly fix?: Edit
  /** Set where the fix may change what the author meant. */
  readonly unsafe?: boolean
  /** Tells findings apart that stand in one place. */
  readonly subject?: string
  /** Set where it is about the document as a whole, and its place is only a place to say so. */
  readonly whole?: boolean
}

interface RuleOf<O extends OptionSpecs> {
  /** The file's name. */
  readonly id: string
  readonly family: Family
  /** What holds of a document that has no finding, in one sentence. */
  readonly summary: string
  readonly why: string
  readonly severity: Severity
  /** Only on request. */
  readonly off?: boolean
  /** What its fix does, if it has one. */
  readonly fixes?: string
  readonly options?: O
  /** What it looks for, where that is words. */
  readonly phrases?: readonly string[]
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
  check(document: Document, context: RuleContext<O>): Iterable<RuleFinding>
}

/**
 * A rule reads a document and yields findings. It does not print, sort, count or look at other rules.
 *
 * `examples` are its page and its first tests: each good one yields nothing, each bad one something.
 */
export type Rule = RuleOf<OptionSpecs>

/** Gives a rule its type where it is written; `check` sees the values of its own options. */
export const defineRule = <O extends OptionSpecs = OptionSpecs>(rule: RuleOf<O>): Rule => rule as Rule

/** A list of phrases as `findPhrases` takes them. */
export const words = (about: string, ...phrases: readonly string[]) =>
  ({ kind: 'words', default: phrases, about }) as const satisfies OptionSpec

export const count = (about: string, number: number) =>
  ({ kind: 'count', default: number, about }) as const satisfies OptionSpec
