import type { FileReport } from '../lint/index.ts'

/** The counts of a lint run. */
export interface Totals {
  readonly files: number
  /** Includes errors that are not shown. */
  readonly errors: number
  readonly warnings: number
  /** Fixes that were applied. */
  readonly fixed: number
  /** The number of findings that the baseline hides, and of its entries that no longer occur. */
  readonly baseline: { readonly known: number; readonly gone: number } | null
  /** Files that the config excludes. */
  readonly leftOut: number
  /** Files of named folders that were not read for their names. */
  readonly passedOver: readonly string[]
  /** Files without front matter, where no rule asks for it. */
  readonly withoutFrontMatter: number
  /** Files that could not be read. */
  readonly unread: number
}

/** The abilities of the terminal that shows the report. */
export interface ReportOptions {
  /** The level of colour, as chalk counts it: 0 for none, 3 for true colour. */
  readonly color: 0 | 1 | 2 | 3
  /** Whether it shows hyperlinks. */
  readonly links: boolean
}

/** A report format. Files are added one by one, so that their texts need not stay in memory. */
export interface Reporter<Part = unknown> {
  part(file: FileReport, options: ReportOptions): Part
  /** Splits a part into the text to print at once and the rest to keep for `whole`. */
  early?(part: Part): readonly [text: string, rest: Part]
  /** A line for the person who runs the program, about what the readers of the report will not see; mostly empty. */
  remark?(totals: Totals): string
  /** The whole report, with a line end at its end. */
  whole(parts: readonly Part[], totals: Totals, options: ReportOptions): string
}
