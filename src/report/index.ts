import type { FileReport } from '../lint/index.ts'
import { json } from './json.ts'
import { pretty } from './pretty.ts'

/** What has been linted, counted once for every format. */
export interface Report {
  readonly files: readonly FileReport[]
  readonly errors: number
  readonly warnings: number
}

export interface ReportOptions {
  /** Colours the reader can show, as chalk counts them. */
  readonly color: 0 | 1 | 2 | 3
}

/** A report as text, its last line ended. */
export type Reporter = (report: Report, options: ReportOptions) => string

export const reporters = { pretty, json } as const satisfies Record<string, Reporter>

export type ReportFormat = keyof typeof reporters

export function countFindings(files: readonly FileReport[]): Report {
  const severities = files.flatMap(file => file.findings.map(finding => finding.severity))
  const errors = severities.filter(severity => severity === 'error').length
  return { files, errors, warnings: severities.length - errors }
}
