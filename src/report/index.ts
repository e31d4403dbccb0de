import type { FileReport, Finding } from '../lint/index.ts'

import type { Reporter, ReportOptions, Totals } from './reporter.ts'

export { counted, rulePage } from './about.ts'
export type { Reporter, ReportOptions, Totals } from './reporter.ts'

/** Loads the reporter of a format. */
export const reporters = {
  pretty: async (): Promise<Reporter> => (await import('./pretty.ts')).pretty,
  unix: async (): Promise<Reporter> => (await import('./unix.ts')).unix,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
  sarif: async (): Promise<Reporter> => (await import('./sarif.ts')).sarif,
  junit: async (): Promise<Reporter> => (await import('./junit.ts')).junit,
  github: async (): Promise<Reporter> => (await import('./github.ts')).github,
  gitlab: async (): Promise<Reporter> => (await import('./gitlab.ts')).gitlab,
  checkstyle: async (): Promise<Reporter> => (await import('./checkstyle.ts')).checkstyle,
  rdjson: async (): Promise<Reporter> => (await import('./rdjson.ts')).rdjson,
  markdown: async (): Promise<Reporter> => (await import('./markdown.ts')).markdown,
}

/** The name of a report format, as `--format` takes it. */
export type ReportFormat = keyof typeof reporters

/** The names of all report formats. */
export const reportFormats = Object.keys(reporters) as readonly ReportFormat[]

/** Totals of no files. */
export const noTotals: Totals = {
  files: 0,
  errors: 0,
  warnings: 0,
  fixed: 0,
  baseline: null,
  leftOut: 0,
  passedOver: [],
  withoutFrontMatter: 0,
  unread: 0,
}

/** Totals with one more file. */
export function addFile(totals: Totals, { findings, isBare }: FileReport): Totals {
  const errors = findings.filter(isError).length
  return {
    ...totals,
    files: totals.files + 1,
    errors: totals.errors + errors,
    warnings: totals.warnings + findings.length - errors,
    withoutFrontMatter: totals.withoutFrontMatter + (isBare ? 1 : 0),
  }
}

/** A file's report without its warnings. */
export const errorsOnly = <T extends FileReport>(file: T): T => ({
  ...file,
  findings: file.findings.filter(isError),
})

const isError = ({ severity }: Finding) => severity === 'error'

/** The whole report of the files at once. */
export function reportOn(files: readonly FileReport[], reporter: Reporter, options: ReportOptions): string {
  const parts = files.map(file => reporter.part(file, options))
  return reporter.whole(parts, files.reduce(addFile, noTotals), options)
}
