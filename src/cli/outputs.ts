import { PostmortemError } from '../errors.ts'
import type { Host } from '../host.ts'
import { type Report, type ReportFormat, reporters, reportFormats } from '../report/index.ts'
import { quote } from '../visible.ts'

/** `sarif`, or `sarif=out.sarif`. */
export type OutputFlag = string

interface Output {
  readonly format: ReportFormat
  /** Null for standard output. */
  readonly file: string | null
}

/** Where each report goes. What goes to files alone leaves the terminal to people. */
export function readOutputs(flags: readonly OutputFlag[] = []): readonly Output[] {
  const outputs = flags.map((flag): Output => {
    const [name = '', ...rest] = flag.split('=')
    const format = reportFormats.find(known => known === name)
    const file = rest.join('=')
    if (!format)
      throw usage(
        `There is no format ${quote(name)}. Formats: ${reportFormats.join(', ')}; FORMAT=FILE writes a file.`,
      )
    if (rest.length > 0 && file === '') throw usage(`Name the file behind --format ${name}=.`)
    return { format, file: rest.length > 0 ? file : null }
  })
  const toTerminal = outputs.filter(({ file }) => file === null)
  if (toTerminal.length > 1)
    throw usage('Only one format can go to standard output: write --format FORMAT=FILE for the others.')
  return toTerminal.length === 0 ? [{ format: 'pretty', file: null }, ...outputs] : outputs
}

const usage = (message: string) => new PostmortemError({ code: 'usage', message })

export async function sendReports(report: Report, outputs: readonly Output[], host: Host): Promise<void> {
  for (const { format, file } of outputs) {
    const reporter = await reporters[format]()
    if (file === null) host.out(reporter(report, { color: host.color.out, links: host.links }))
    else save(file, reporter(report, { color: 0, links: false }), host)
    // GitHub shows ten annotations of a kind; the summary of the job holds the others
    if (format === 'github' && host.summaryFile !== null) {
      const markdown = await reporters.markdown()
      host.append(host.summaryFile, markdown(report, { color: 0, links: false }))
    }
  }
}

function save(path: string, text: string, host: Host): void {
  if (!host.create(path, text)) host.write(path, text)
}
