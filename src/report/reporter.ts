import type { FileReport } from '../lint/index.ts'

/** What has been linted, counted once for every format. */
export interface Totals {
  readonly files: number
  /** Also those that are not shown. */
  readonly errors: number
  readonly warnings: number
  /** Fixes that were applied. */
  readonly fixed: number
  /** Findings that the baseline holds, and its entries that occur no more. */
  readonly baseline: { readonly known: number; readonly gone: number } | null
  /** Files that a config left out. */
  readonly leftOut: number
  /** Files that could not be read. */
  readonly unread: number
}

export interface ReportOptions {
  /** Colours the reader can show, as chalk counts them. */
  readonly color: 0 | 1 | 2 | 3
  /** Whether the reader shows addresses as links. */
  readonly links: boolean
}

/** Makes a report of files one after the other, so that no more of a file is kept than what is said of it. */
export interface Reporter<Part = unknown> {
  part(file: FileReport, options: ReportOptions): Part
  /** What can be shown of a part at once, and what is left of it for the whole. */
  early?(part: Part): readonly [text: string, rest: Part]
  /** The whole report, its last line ended. */
  whole(parts: readonly Part[], totals: Totals, options: ReportOptions): string
}
