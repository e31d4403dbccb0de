import { type Document, type Position, parse, type Range } from '../document/index.ts'
import {
  type LintOptions as AllOptions,
  type FileReport,
  type Finding,
  fixText as fix,
  ledgerOf,
  lintDocument as lint,
  lintText as lintAll,
  type Need,
  type RuleInfo,
  type Surroundings,
} from '../lint/index.ts'
import { instantOf } from './instant.ts'
import { allOf, type Settings } from './settings.ts'

/** How to lint. */
export interface LintOptions {
  /** Made by `settingsOf`; by default the recommended ones. */
  readonly settings?: Settings
  /** The current time, as a `Date` or in milliseconds since the epoch. */
  readonly now?: Date | number
  /** The path of the file, for its name and for reports; by default `postmortem.md` in reports. */
  readonly path?: string
  /** The files around the text, for links and ids. */
  readonly surroundings?: Surroundings
}

/** A rule that is on, but could not be applied, or not in full, without an option. */
export interface NotChecked {
  readonly rule: string
  readonly needs: Need
}

/** The findings of a text. */
export interface LintReport extends FileReport {
  readonly text: string
  /** What the rules would have needed; empty where all options are given. */
  readonly notChecked: readonly NotChecked[]
}

/** The name of a text without a path. */
const UNNAMED = 'postmortem.md'

/** Lints a text. Never throws for what is in it: faults are findings. @throws TypeError for settings of another make. */
export function lintText(text: string, options: LintOptions = {}): LintReport {
  const all = read(options)
  return { ...publicPart(lintAll(options.path ?? UNNAMED, text, all)), text, notChecked: missing(options) }
}

/** Lints a document that is already read: the findings of `lintText`, without a report. */
export const lintDocument = (document: Document, options: LintOptions = {}): readonly Finding[] =>
  lint(document, read(options))

/** How to fix. */
export interface FixOptions extends LintOptions {
  /** Whether to apply fixes that may change what the author meant. By default they are left. */
  readonly unsafe?: boolean
}

/** A fixed text. */
export interface Fixed {
  readonly text: string
  /** The number of applied fixes. */
  readonly count: number
  /** The report on the fixed text. */
  readonly report: LintReport
}

/** Applies the fixes of all findings, until there is nothing left to fix. A second run changes nothing. */
export function fixText(text: string, options: FixOptions = {}): Fixed {
  const { unsafe = false } = options
  const fixed = fix(options.path ?? UNNAMED, text, read(options), { unsafe })
  const report = { ...publicPart(fixed.report), text: fixed.text, notChecked: missing(options) }
  return { text: fixed.text, count: fixed.count, report }
}

/** A statement in figures, and what became of it. */
export interface CheckedClaim {
  readonly kind: 'instant' | 'date' | 'duration' | 'count' | 'total' | 'invalid'
  /** As written. */
  readonly text: string
  readonly range: Range
  readonly start: Position
  readonly state: 'supported' | 'contradicted' | 'unchecked'
  /** What supports or contradicts it, or why it cannot be checked. */
  readonly why: string
  /** The line of what it was held against; null where that was nothing, or its own sentence. */
  readonly line: number | null
}

/** Every duration, time, day and count that the prose states, in the order of the text, held against the timeline. */
export function checkClaims(text: string, options: LintOptions = {}): readonly CheckedClaim[] {
  const all = read(options)
  const document = parse(text, {
    ...all.settings?.parse,
    ...(options.path !== undefined && { path: options.path }),
  })
  return ledgerOf(document, lint(document, all)).map(({ claim, start, state, why, line }) => ({
    kind: claim.kind,
    text: claim.text,
    range: { start: claim.start, end: claim.end },
    start,
    state,
    why,
    line,
  }))
}

/** @throws TypeError for settings of another make, and for a time that is none. */
const read = ({ settings, now, path, surroundings }: LintOptions): AllOptions => ({
  settings: allOf(settings),
  now: now === undefined ? null : instantOf('now', now),
  path: path ?? null,
  surroundings: surroundings ?? null,
})

const publicPart = ({ path, findings, isBare }: FileReport): Omit<FileReport, 'text'> => ({
  path,
  findings,
  ...(isBare !== undefined && { isBare }),
})

function missing({ settings, ...given }: LintOptions): readonly NotChecked[] {
  return allOf(settings).rules.flatMap(({ rule }: { readonly rule: RuleInfo }) =>
    (rule.needs ?? []).flatMap(needs => (given[needs] === undefined ? [{ rule: rule.id, needs }] : [])),
  )
}
