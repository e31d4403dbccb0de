import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host.ts'
import { type FileReport, lintText, reportNotText } from '../../lint/index.ts'
import { countFindings, type ReportFormat, reporters } from '../../report/index.ts'

export interface LintOptions {
  readonly format: ReportFormat
  readonly allowEmpty?: boolean
  readonly maxWarnings?: number
}

/** Where postmortems are when nobody says. */
const DEFAULT_FOLDER = 'postmortems'

export async function lint(patterns: readonly string[], options: LintOptions, host: Host): Promise<ExitCode> {
  const wanted = patterns.length > 0 ? patterns : [DEFAULT_FOLDER]
  const { files, unmatched } = await host.find(wanted)
  if (unmatched.length > 0 && !options.allowEmpty)
    throw new PostmortemError({ code: 'nothing-matched', patterns: unmatched })
  const report = countFindings(files.map(path => lintFile(path, host)))
  host.out(reporters[options.format](report, { color: host.color.out }))
  const tooMany = options.maxWarnings !== undefined && report.warnings > options.maxWarnings
  return report.errors > 0 || tooMany ? exitCode.findings : exitCode.ok
}

function lintFile(path: string, host: Host): FileReport {
  const contents = host.read(path)
  return contents.kind === 'text'
    ? lintText(path, contents.text, { now: host.now().getTime() })
    : reportNotText(path, contents)
}
