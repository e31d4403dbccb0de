import { type Document, type Position, parse, positionAt, type Range, sectionAt } from '../document/index.ts'
import type { RelatedPlace, RuleContext, RuleFinding, Severity, Surroundings } from './rule.ts'
import { rules } from './rules/index.ts'
import { type ActiveRule, recommended, type Settings } from './settings.ts'
import { readSuppressions, type Suppression } from './suppressions.ts'
import { documentWords } from './words/document-words.ts'

/** A place that a finding is held against, as lines and columns. */
export interface Related extends RelatedPlace {
  readonly start: Position
  readonly end: Position
}

/** A finding with its rule, and its place as line and column. */
export interface Finding extends Omit<RuleFinding, 'related'> {
  readonly rule: string
  readonly severity: Severity
  readonly start: Position
  readonly end: Position
  /** The heading that it is under; empty above the first. */
  readonly section: string
  /** In the order in which the message names them. */
  readonly related?: readonly Related[]
  /** The fingerprint in the full report, set if only a part of that report is left. */
  readonly fingerprint?: string
}

/** The findings of one file. */
export interface FileReport {
  readonly path: string
  /** Null for a file that is not text. */
  readonly text: string | null
  readonly findings: readonly Finding[]
  /** Whether it has no front matter and no rule asks for it: this is said once for all files. */
  readonly isBare?: boolean
}

/** A report with the settings that the file was linted with. */
export interface LintedFile extends FileReport {
  readonly settings: Settings
}

/** The reason why a file is not text that can be linted. It becomes a finding, since the file itself is wrong. */
export type NotText =
  | { readonly kind: 'not-utf8'; readonly offset: number }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }

/** How to lint. The defaults: the recommended rules, no current time, no surroundings. */
export interface LintOptions {
  readonly settings?: Settings
  /** Milliseconds since the epoch. */
  readonly now?: number | null
  readonly path?: string | null
  readonly surroundings?: Surroundings | null
}

export function lintText(path: string, text: string, options: LintOptions = {}): LintedFile {
  const { settings = recommended } = options
  const document = parse(text, { path, ...settings.parse })
  const findings = lintDocument(document, { path, ...options })
  const isBare =
    document.frontMatter === null && !settings.rules.some(({ rule }) => rule.id === 'front-matter-present')
  return { path, text, settings, findings, isBare }
}

const known = new Set(rules.map(rule => rule.id))

/** The findings that no comment of the document suppresses, in the order of the text. */
export function lintDocument(document: Document, options: LintOptions = {}): readonly Finding[] {
  const { settings = recommended, now = null, path = null, surroundings = null } = options
  const { valid, invalid } = readSuppressions(document, known)
  const words = documentWords(document, settings.lexicon)
  const on = new Set(settings.rules.map(({ rule }) => rule.id))
  const isOn = (rule: string) => on.has(rule)
  const contextOf = (
    options: RuleContext['options'],
    suppressions: RuleContext['suppressions'],
  ): RuleContext => ({ now, path, surroundings, team: settings.team, suppressions, options, words, isOn })
  const suppressions = { invalid, unused: [] }
  const found: Finding[] = []
  for (const active of settings.rules)
    if (active.rule.id !== UNUSED)
      addFindings(active, document, contextOf(active.options, suppressions), found)
  if (valid.length === 0) return inOrder(found)
  const coveringOf = suppressionsByFinding(valid)
  const used = new Set<Suppression>()
  const kept = found.filter(finding => {
    const covering = coveringOf(finding)
    for (const suppression of covering) used.add(suppression)
    return covering.length === 0
  })
  const last = settings.rules.find(({ rule }) => rule.id === UNUSED)
  if (last) {
    const unused = valid.filter(suppression => !used.has(suppression) && on.has(suppression.rule))
    addFindings(last, document, contextOf(last.options, { invalid, unused }), kept)
  }
  return inOrder(kept)
}

const inOrder = (findings: Finding[]): readonly Finding[] =>
  findings.sort((a, b) => a.range.start - b.range.start)

/** The rule that looks at the suppressions that the other rules did not use, so it runs last. */
const UNUSED = 'suppression-unused'

const isLong = ({ firstLine, lastLine }: Suppression): boolean => lastLine - firstLine > 5

/** Finds the suppressions that cover a finding; those of a few lines are looked up by line. */
function suppressionsByFinding(
  suppressions: readonly Suppression[],
): (finding: Finding) => readonly Suppression[] {
  if (suppressions.length === 0) return () => []
  const long = suppressions.filter(isLong)
  const short = new Map<string, Suppression[]>()
  for (const suppression of suppressions) {
    if (isLong(suppression)) continue
    for (let line = suppression.firstLine; line <= suppression.lastLine; line++) {
      const key = `${suppression.rule} ${line}`
      const same = short.get(key)
      if (same) same.push(suppression)
      else short.set(key, [suppression])
    }
  }
  return ({ rule, start: { line } }) => [
    ...(short.get(`${rule} ${line}`) ?? []),
    ...long.filter(one => one.rule === rule && one.firstLine <= line && line <= one.lastLine),
  ]
}

function addFindings(
  { rule, severity }: ActiveRule,
  document: Document,
  context: RuleContext,
  findings: Finding[],
): void {
  for (const found of rule.check(document, context)) {
    const { message, related, fix, unsafe, subject, whole } = found
    // a copy: the rule's range may be a larger object that keeps its document alive
    const range = { start: found.range.start, end: found.range.end }
    const finding: { -readonly [K in keyof Finding]: Finding[K] } = {
      rule: rule.id,
      severity: severity ?? found.severity ?? rule.severity,
      message,
      range,
      ...placeOf(document, range),
      section: sectionAt(document.sections, range.start)?.heading ?? '',
    }
    if (related && related.length > 0)
      finding.related = related.map(place => ({ ...place, ...placeOf(document, place.range) }))
    if (fix) finding.fix = fix
    if (unsafe) finding.unsafe = unsafe
    if (subject !== undefined) finding.subject = subject
    if (whole) finding.whole = whole
    findings.push(finding)
  }
}

const placeOf = ({ lines }: Document, { start, end }: Range) => ({
  start: positionAt(lines, start),
  end: positionAt(lines, end),
})

/** The report on a file that is not text. */
export function reportNotText(path: string, problem: NotText): LintedFile {
  const message =
    problem.kind === 'not-utf8'
      ? `Save this file as UTF-8: the byte at offset ${problem.offset} is not valid.`
      : `Make this file smaller: it has ${problem.bytes} bytes, and the limit is ${problem.limit}.`
  const place = { line: 1, column: 1 }
  const finding: Finding = {
    rule: 'plain-text',
    severity: 'error',
    message,
    range: { start: 0, end: 0 },
    start: place,
    end: place,
    section: '',
  }
  return { path, text: null, settings: recommended, findings: [finding] }
}
