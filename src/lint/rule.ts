import type { Document, Edit, Range, SectionKind } from '../document/index.ts'
import type { InvalidSuppression, Suppression } from './suppressions.ts'
import type { DocumentWords } from './words/document-words.ts'
import type { LineHint, WordList } from './words/lexicon.ts'

export type Severity = 'error' | 'warning'

/** The subjects of rules. */
export const families = ['structure', 'time', 'truth', 'actions', 'language', 'audience'] as const
export type Family = (typeof families)[number]

/** An option of a rule. A config may set a value of the same kind. */
export type OptionSpec =
  | { readonly kind: 'words'; readonly default: readonly string[]; readonly about: string }
  | { readonly kind: 'count'; readonly default: number; readonly about: string }

export type OptionSpecs = Readonly<Record<string, OptionSpec>>
export type OptionValues<O extends OptionSpecs = OptionSpecs> = { readonly [K in keyof O]: O[K]['default'] }

/** Sections that a postmortem must have, perhaps only with some severities or statuses. */
export interface Requirement {
  readonly sections: readonly SectionKind[]
  readonly severity: readonly string[] | null
  readonly status: readonly string[] | null
}

/** The settings of a team for all its postmortems. */
export interface TeamSettings {
  /** The allowed labels of `severity`; null allows any. */
  readonly severities: readonly string[] | null
  /** The addresses, pages and channels of the team. */
  readonly contacts: readonly string[]
  /** The organization of pages whose front matter names none. */
  readonly organization: string | null
  /** Who signs pages whose front matter names nobody. */
  readonly signed: readonly string[]
  /** The sections that the config requires; null for those that readers look for. */
  readonly required: readonly Requirement[] | null
}

/** The files around a document. Paths are relative to its folder, as in links. */
export interface Surroundings {
  exists(path: string): boolean
  /** The paths of the other postmortems with an id, or with a file name without its extension. */
  postmortemsCalled(name: string): readonly string[]
}

/** The context of a rule: everything that it may use besides the document. */
export interface RuleContext<O extends OptionSpecs = OptionSpecs> {
  /** Milliseconds since the epoch; null if no finding may depend on the day of the run. */
  readonly now: number | null
  /** The file's path; null for a text without one. */
  readonly path: string | null
  readonly surroundings: Surroundings | null
  readonly team: TeamSettings
  readonly options: OptionValues<O>
  readonly words: DocumentWords
  /** Whether another rule is on, which reports what follows from its finding. */
  isOn(rule: string): boolean
  /** The comments that are not valid, and those that suppressed no finding of the other rules. */
  readonly suppressions: {
    readonly invalid: readonly InvalidSuppression[]
    readonly unused: readonly Suppression[]
  }
}

/** Another place of the document that a finding is about. */
export interface RelatedPlace {
  readonly range: Range
  /** What is there, in a few words: "started (06:59)". */
  readonly message: string
}

/** One finding of a rule: what is wrong, where, and how to fix it. */
export interface RuleFinding {
  readonly range: Range
  readonly message: string
  /** The places that it is held against, which the message names by their lines. */
  readonly related?: readonly RelatedPlace[]
  /** Replaces the severity of the rule. */
  readonly severity?: Severity
  readonly fix?: Edit
  /** Set where the fix may change what the author meant. */
  readonly unsafe?: boolean
  /** Distinguishes findings at one place. */
  readonly subject?: string
  /** Set if the finding is about the whole document, and its range is only a place to report it. */
  readonly whole?: boolean
}

/** What a rule may need of the caller, besides the document. */
export type Need = 'now' | 'path' | 'surroundings'

/** A rule as its page shows it. */
export interface RuleInfo {
  /** The name of the rule's file. */
  readonly id: string
  readonly family: Family
  /** One sentence that is true of a document without a finding. */
  readonly summary: string
  readonly why: string
  readonly severity: Severity
  /** Set if the rule is off by default. */
  readonly off?: boolean
  /** The effect of its fix, if it has one. */
  readonly fixes?: string
  readonly options?: OptionSpecs
  /** Without these it finds nothing, or less. */
  readonly needs?: readonly Need[]
  /** The examples of its page: each good one yields nothing, each bad one something. */
  readonly examples: { readonly good: readonly string[]; readonly bad: readonly string[] }
}

interface RuleOf<O extends OptionSpecs> extends RuleInfo {
  readonly options?: O
  /** The lists of phrases that it reports, or of which it reports that there is none. */
  readonly phrases?: readonly WordList[]
  /** The lists of phrases that keep it from reporting. */
  readonly exceptions?: readonly WordList[]
  /** Words by the name of their group: `<name>` in a phrase is any of them. */
  readonly groups?: Readonly<Record<string, string>>
  /** The hints of the lines that it reads. */
  readonly hints?: readonly LineHint[]
  check(document: Document, context: RuleContext<O>): Iterable<RuleFinding>
}

/** A rule reads a document and yields findings. It does not print, sort, count or look at other rules. */
export type Rule = RuleOf<OptionSpecs>

/** Types a rule, so that `check` sees the values of its own options. */
export const defineRule = <O extends OptionSpecs = OptionSpecs>(rule: RuleOf<O>): Rule => rule as Rule

/** An option whose value is a list of phrases. */
export const phraseOption = (about: string, ...phrases: readonly string[]) =>
  ({ kind: 'words', default: phrases, about }) as const satisfies OptionSpec

/** An option whose value is a whole number. */
export const countOption = (about: string, number: number) =>
  ({ kind: 'count', default: number, about }) as const satisfies OptionSpec
