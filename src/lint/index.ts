import { type Document, type ParseOptions, type Position, parse, positionAt } from '../document/index.ts'
import type { LintContext, Rule, RuleFinding, Severity } from './rule.ts'
import { rules } from './rules/index.ts'

export type { LintContext, Rule, RuleFinding, Severity } from './rule.ts'
export { rules } from './rules/index.ts'

/** A finding with its rule and its place for people. */
export interface Finding extends RuleFinding {
  readonly rule: string
  readonly severity: Severity
  readonly start: Position
  readonly end: Position
}

/** One linted file. `text` is null where the file was no text to begin with. */
export interface FileReport {
  readonly path: string
  readonly text: string | null
  readonly findings: readonly Finding[]
}

/** Why a file could not be read as text; a finding, since the file itself is at fault. */
export type NotText =
  | { readonly kind: 'not-utf8'; readonly offset: number }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }

const byDefault = rules.filter(rule => !rule.off)

const timeless: LintContext = { now: null }

export function lintText(
  path: string,
  text: string,
  context: LintContext = timeless,
  options: ParseOptions = {},
): FileReport {
  return { path, text, findings: lintDocument(parse(text, { path, ...options }), context) }
}

/** The findings of the rules that are on, in the order of the text. */
export function lintDocument(
  document: Document,
  context: LintContext = timeless,
  active: readonly Rule[] = byDefault,
): readonly Finding[] {
  const findings: Finding[] = []
  for (const rule of active) {
    for (const found of rule.check(document, context)) {
      findings.push({
        severity: rule.severity,
        ...found,
        rule: rule.id,
        start: positionAt(document.lines, found.range.start),
        end: positionAt(document.lines, found.range.end),
      })
    }
  }
  return findings.sort((a, b) => a.range.start - b.range.start)
}

/** The report on a file that holds no text to lint. */
export function reportNotText(path: string, problem: NotText): FileReport {
  const message =
    problem.kind === 'not-utf8'
      ? `Save this file as UTF-8: the byte at offset ${problem.offset} is none of it.`
      : `Make this file smaller: it has ${problem.bytes} bytes, and ${problem.limit} are read.`
  const place = { line: 1, column: 1 }
  const finding: Finding = {
    rule: 'plain-text',
    severity: 'error',
    message,
    range: { start: 0, end: 0 },
    start: place,
    end: place,
  }
  return { path, text: null, findings: [finding] }
}
