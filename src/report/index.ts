import type { FileReport, Finding } from '../lint/index.ts'

/** What has been linted, counted once for every format. */
export interface Report {
  /** With the findings to show; `errors` and `warnings` may count more. */
  readonly files: readonly FileReport[]
  readonly errors: number
  readonly warnings: number
  /** Fixes that were applied. */
  readonly fixed: number
  /** Findings that the baseline holds, and its entries that occur no more. */
  readonly baseline: { readonly known: number; readonly gone: number } | null
}

export interface ReportOptions {
  /** Colours the reader can show, as chalk counts them. */
  readonly color: 0 | 1 | 2 | 3
  /** Whether the reader shows addresses as links. */
  readonly links: boolean
}

/** A report as text, its last line ended. */
export type Reporter = (report: Report, options: ReportOptions) => string

export { rulePage } from './about.ts'

/** Each format, loaded when it is asked for. */
export const reporters = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  sarif: async () => (await import('./sarif.ts')).sarif,
  junit: async () => (await import('./junit.ts')).junit,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  checkstyle: async () => (await import('./checkstyle.ts')).checkstyle,
  rdjson: async () => (await import('./rdjson.ts')).rdjson,
  markdown: async () => (await import('./markdown.ts')).markdown,
} as const satisfies Record<string, () => Promise<Reporter>>

export type ReportFormat = keyof typeof reporters

export const reportFormats = Object.keys(reporters) as readonly ReportFormat[]

export function countFindings(
  files: readonly FileReport[],
  {
    fixed = 0,
    baseline = null,
    quiet = false,
  }: Partial<Pick<Report, 'fixed' | 'baseline'>> & { quiet?: boolean } = {},
): Report {
  let errors = 0
  let warnings = 0
  for (const { findings } of files)
    for (const { severity } of findings) severity === 'error' ? errors++ : warnings++
  return { files: quiet ? files.map(errorsOnly) : files, errors, warnings, fixed, baseline }
}

const isError = ({ severity }: Finding) => severity === 'error'

const errorsOnly = (file: FileReport): FileReport => ({ ...file, findings: file.findings.filter(isError) })
