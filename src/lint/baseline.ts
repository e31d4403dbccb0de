import { createHash } from 'node:crypto'
import { normalise, slice } from '../document/index.ts'
import type { FileReport, Finding } from './run.ts'

/** A finding that was there when the baseline was written. */
export interface BaselineEntry {
  readonly rule: string
  /** For people who read the file. */
  readonly text: string
  readonly fingerprint: string
}

/** By path from the folder of the baseline, with `/` between names. */
export type Baseline = ReadonlyMap<string, readonly BaselineEntry[]>

/** What is left of a report when a baseline is taken from it. */
export interface Remainder {
  readonly report: FileReport
  readonly known: number
  /** Entries for this file that no finding answers to any more. */
  readonly gone: readonly BaselineEntry[]
}

/**
 * What a finding is about: its rule, section and text, whatever line it is on. The second of two that are alike in
 * one file differs from the first, so that a copy of an old fault is a new one.
 */
export function fingerprintsOf({ text, findings }: Pick<FileReport, 'text' | 'findings'>): readonly string[] {
  const seen = new Map<string, number>()
  return findings.map(finding => {
    const { rule, section, subject = '' } = finding
    const parts = [rule, normalise(section), subject, textOf(finding, text ?? '')]
    const print = createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 20)
    const nth = (seen.get(print) ?? 0) + 1
    seen.set(print, nth)
    return nth === 1 ? print : `${print}.${nth}`
  })
}

const SHOWN_AT_MOST = 80

const textOf = ({ range }: Finding, text: string): string => slice(text, range).replace(/\s+/g, ' ').trim()

export function subtract(baseline: Baseline, path: string, report: FileReport): Remainder {
  const entries = baseline.get(path) ?? []
  const known = new Set(entries.map(({ fingerprint }) => fingerprint))
  const prints = fingerprintsOf(report)
  const found = new Set(prints)
  const findings = report.findings.filter((_, i) => !known.has(prints[i] ?? ''))
  return {
    report: { ...report, findings },
    known: report.findings.length - findings.length,
    gone: entries.filter(({ fingerprint }) => !found.has(fingerprint)),
  }
}

export const entriesOf = (report: FileReport): BaselineEntry[] => {
  const prints = fingerprintsOf(report)
  return report.findings.map((finding, i) => ({
    rule: finding.rule,
    text: [...textOf(finding, report.text ?? '')].slice(0, SHOWN_AT_MOST).join(''),
    fingerprint: prints[i] ?? '',
  }))
}

/** One entry to a line, so that a review shows which came and which went. */
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

/** @returns null where the text is no baseline. */
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
  isRecord(value) && ['rule', 'text', 'fingerprint'].every(name => typeof value[name] === 'string')
