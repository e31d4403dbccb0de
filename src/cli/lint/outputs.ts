import { dirname, isAbsolute, sep } from 'node:path'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { FileReport } from '../../lint/index.ts'
import {
  type Reporter,
  type ReportFormat,
  type ReportOptions,
  reporters,
  reportFormats,
  type Totals,
} from '../../report/index.ts'
import { visibleLine } from '../../visible.ts'
import { isLinkedOutOf, leadsOutOf, pathFrom, repositoryOf } from '../repository.ts'

/** `sarif`, or `sarif=out.sarif`. */
export type OutputFlag = string

interface Output {
  readonly format: ReportFormat
  /** The file; null for standard output. */
  readonly file: string | null
}

/** Reads where each report goes. If all go to files, the terminal shows the report for people. */
export function readOutputs(flags: readonly OutputFlag[] = []): readonly Output[] {
  const outputs = flags.map((flag): Output => {
    const [name = '', ...rest] = flag.split('=')
    const format = reportFormats.find(known => known === name)
    const file = rest.join('=')
    if (!format) throw new PostmortemError({ code: 'format-unknown', name, known: reportFormats })
    if (rest.length > 0 && file === '')
      throw new PostmortemError({ code: 'format-without-file', format: name })
    return { format, file: rest.length > 0 && file !== '-' ? file : null }
  })
  const toTerminal = outputs.filter(({ file }) => file === null)
  if (toTerminal.length > 1)
    throw new PostmortemError({ code: 'flags-conflict', conflict: 'two-formats-to-stdout' })
  const files = outputs.flatMap(({ file }) => file ?? [])
  const twice = files.find((file, i) => files.indexOf(file) !== i)
  if (twice !== undefined) throw new PostmortemError({ code: 'formats-to-one-file', path: twice })
  return toTerminal.length === 0 ? [{ format: 'pretty', file: null }, ...outputs] : outputs
}

interface Opened {
  readonly to: (text: string) => void
  readonly reporter: Reporter
  /** Whether it is read where the program ran, not by CI at the top of the repository. */
  readonly isReadHere: boolean
  readonly options: ReportOptions
  readonly parts: unknown[]
  /** Text to print before the report is complete; null if it is written as a whole. */
  early: string | null
}

/** The length of text to print at once: many small writes take longer than a few large ones. */
const EARLY_AT_LEAST = 65_536

/** The reports in all formats, before they are complete. */
export interface Reports {
  add(file: FileReport): void
  send(totals: Totals): void
}

async function opened(outputs: readonly Output[], host: Host): Promise<readonly Opened[]> {
  const toFile = { color: 0, links: false } as const
  const toTerminal = { color: host.terminal.color.out, links: host.terminal.links }
  const open: Opened[] = []
  for (const { format, file } of outputs) {
    refuseOutside(file, host)
    const reporter = await reporters[format]()
    const isReadHere = format === 'pretty' || format === 'json' || format === 'unix'
    const one = { reporter, isReadHere, parts: [] }
    open.push(
      file === null
        ? { ...one, to: text => host.terminal.out(text), options: toTerminal, early: '' }
        : { ...one, to: text => host.files.save(file, text), options: toFile, early: null },
    )
    // GitHub shows ten annotations of a kind; the summary of the job lists the others
    const summary = format === 'github' ? host.terminal.summaryFile : null
    if (summary !== null)
      open.push({
        to: text => host.files.append(summary, text),
        reporter: await reporters.markdown(),
        isReadHere: false,
        options: toFile,
        parts: [],
        early: null,
      })
  }
  return open
}

/** A pull request may make a folder of the repository a link: what is named below it must not be written elsewhere. */
function refuseOutside(file: string | null, host: Host): void {
  const top = repositoryOf('.', host)
  if (file === null || isAbsolute(file) || top === null || !isLinkedOutOf(top, dirname(file), host)) return
  throw new PostmortemError({ code: 'outside-repository', folder: visibleLine(file) })
}

export async function openReports(outputs: readonly Output[], host: Host): Promise<Reports> {
  const open = await opened(outputs, host)
  const top = repositoryOf('.', host) ?? '.'
  // CI attaches findings to the paths of the repository, wherever the program runs in it
  const pathInCI = (path: string) =>
    isAbsolute(path) && leadsOutOf(top, path, host) ? path.replaceAll(sep, '/') : pathFrom(top, path)
  return {
    add(file) {
      for (const one of open) {
        const { to, reporter, options, parts } = one
        const named = one.isReadHere ? file : { ...file, path: pathInCI(file.path) }
        const part = reporter.part(named, options)
        if (one.early === null || !reporter.early) {
          parts.push(part)
          continue
        }
        const [text, rest] = reporter.early(part)
        parts.push(rest)
        one.early += text
        if (one.early.length < EARLY_AT_LEAST) continue
        to(one.early)
        one.early = ''
      }
    },
    send(totals) {
      for (const { to, reporter, options, parts, early } of open)
        to((early ?? '') + reporter.whole(parts, totals, options))
      for (const { reporter } of open) host.terminal.err(reporter.remark?.(totals) ?? '')
    },
  }
}
