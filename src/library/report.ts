import type { FileReport } from '../lint/index.ts'
import { type ReportFormat as Known, reportFormats as known, reporters, reportOn } from '../report/index.ts'

/** The name of a report format, as `postmortem lint --format` takes it. */
export type ReportFormat =
  | 'pretty'
  | 'unix'
  | 'json'
  | 'sarif'
  | 'junit'
  | 'github'
  | 'gitlab'
  | 'checkstyle'
  | 'rdjson'
  | 'markdown'

/** The names of all report formats. */
export const reportFormats: readonly ReportFormat[] = known

/** How a report is shown. */
export interface ReportOptions {
  /** The level of colour of `pretty`: 0 for none, 1 for 16 colours, 2 for 256, 3 for true colour. */
  readonly color?: 0 | 1 | 2 | 3
}

/**
 * Writes the reports on several texts in one format.
 *
 * @throws RangeError for a format that is not in `reportFormats`.
 */
export async function report(
  reports: readonly FileReport[],
  format: ReportFormat,
  { color = 0 }: ReportOptions = {},
): Promise<string> {
  if (!Object.hasOwn(reporters, format))
    throw new RangeError(`There is no format ${format}. Formats: ${reportFormats.join(', ')}.`)
  const name: Known = format
  return reportOn(reports, await reporters[name](), { color, links: false })
}
