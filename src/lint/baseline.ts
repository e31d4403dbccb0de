import { digestOf } from '../digest.ts'
import { normalise, slice } from '../document/index.ts'
import type { Severity } from './rule.ts'
import type { FileReport, Finding, LintedFile } from './run.ts'

/** A finding that existed when the baseline was written. */
export interface BaselineEntry {
  readonly rule: string
  /** A finding whose severity has risen to error is reported again. */
  readonly severity: Severity
  /** The text of the finding, for people who read the file. */
  readonly text: string
  readonly fingerprint: string
}

/** The entries by path, relative to the folder of the baseline, with `/` between names. */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>

/** The rest of a report without the findings of a baseline. */
export interface Remainder {
  readonly report: LintedFile
  readonly known: number
  /** Entries of this file that no longer match a finding. */
  readonly gone: readonly BaselineEntry[]
}

/**
 * The fingerprint of each finding: its rule, section and text with some words around it, independent of its line. Of
 * two equal ones in a file the second gets a number, so that a copy of an old fault is a new finding.
 */
export function fingerprintsOf({ text, findings }: Pick<FileReport, 'text' | 'findings'>): readonly string[] {
  const seen = new Map<string, number>()
  return findings.map(finding => {
    if (finding.fingerprint !== undefined) return finding.fingerprint
    const { rule, section, subject = '' } = finding
    const parts = [rule, normalise(section), subject, contextOf(finding, text ?? '')]
    const print = digestOf(parts.join('\0')).slice(0, 20)
    const nth = (seen.get(print) ?? 0) + 1
    seen.set(print, nth)
    return nth === 1 ? print : `${print}.${nth}`
  })
}

/** The number of characters around a finding that its fingerprint includes. */
const AROUND = 40

const joinLines = (text: string): string => text.replace(/\s+/g, ' ').trim()

function contextOf({ range, whole }: Finding, text: string): string {
  if (whole) return ''
  const before = text.slice(Math.max(0, range.start - AROUND), range.start)
  const after = text.slice(range.end, range.end + AROUND)
  return joinLines(
    before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1) +
      slice(text, range) +
      (after.split(/[\r\n]/, 1)[0] ?? ''),
  )
}

/** Removes known findings from a report. @param entries those of the baseline for the file. */
export function subtract(entries: readonly BaselineEntry[], report: LintedFile): Remainder {
  const known = new Map(entries.map(entry => [entry.fingerprint, entry]))
  const prints = fingerprintsOf(report)
  const found = new Set(prints)
  const findings = report.findings.flatMap((finding, i): Finding[] => {
    const print = prints[i] ?? ''
    const entry = known.get(print)
    const hasRisen = finding.severity === 'error' && entry?.severity === 'warning'
    return entry && !hasRisen ? [] : [{ ...finding, fingerprint: print }]
  })
  const on = new Set(report.settings.rules.map(({ rule }) => rule.id))
  return {
    report: { ...report, findings },
    known: report.findings.length - findings.length,
    gone: entries.filter(({ rule, fingerprint }) => on.has(rule) && !found.has(fingerprint)),
  }
}

const SHOWN_AT_MOST = 80

/** The entries of a new baseline for a file. */
export const entriesOf = (report: FileReport): BaselineEntry[] => {
  const prints = fingerprintsOf(report)
  return report.findings.map((finding, i) => ({
    rule: finding.rule,
    severity: finding.severity,
    text: [...joinLines(slice(report.text ?? '', finding.range))].slice(0, SHOWN_AT_MOST).join(''),
    fingerprint: prints[i] ?? '',
  }))
}

/** Prints one entry per line, so that a diff shows which were added and removed. */
export function printBaseline(baseline: Baseline): string {
  const files = [...baseline]
    .filter(([, entries]) => entries.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, entries]) => {
      const lines = entries.map(entry => `      ${JSON.stringify(entry)}`)
      return `    ${JSON.stringify(path)}: [\n${lines.join(',\n')}\n    ]`
    })
  return `{\n  "version": 1,\n  "files": {\n${files.join(',\n')}\n  }\n}\n`
}

/** Reads a baseline. @returns null if the text is not one. */
export function readBaseline(text: string): Baseline | null {
  const value = parsed(text)
  if (!isRecord(value) || value.version !== 1 || !isRecord(value.files)) return null
  const baseline = new Map<string, readonly BaselineEntry[]>()
  for (const [path, entries] of Object.entries(value.files)) {
    if (!Array.isArray(entries) || !entries.every(isEntry)) return null
    baseline.set(path, entries)
  }
  return baseline
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isEntry = (value: unknown): value is BaselineEntry =>
  isRecord(value) &&
  ['rule', 'text', 'fingerprint'].every(name => typeof value[name] === 'string') &&
  (value.severity === 'error' || value.severity === 'warning')
