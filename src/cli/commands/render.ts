import { dirname } from 'node:path'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import type { RenderFormat } from '../../render/index.ts'
import { reporters, reportOn } from '../../report/index.ts'
import { visibleLine } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { postmortemFile } from '../file/postmortem-file.ts'
import { anyPostmortem } from '../incident/open-incidents.ts'
import { filesOfPage, makePage, type Page, type PageOptions } from '../page/page.ts'
import { writePdf } from '../page/pdf.ts'
import { watchFiles, watchUntilEnded } from '../page/watch.ts'

export interface RenderFlags {
  readonly template: string
  readonly format?: RenderFormat | 'pdf' | 'eml'
  readonly output?: string
  readonly audience?: 'internal' | 'public'
  readonly force?: boolean
  readonly theme?: string
  readonly logo?: string
  readonly mermaid?: boolean
  readonly showClaims?: boolean
  readonly watch?: boolean
  readonly browser?: string
}

export async function render(named: string | undefined, flags: RenderFlags, host: Host): Promise<ExitCode> {
  const path = named ?? (await anyPostmortem(host))
  const { output } = flags
  const format = flags.format ?? formatOf(output)
  if (format === 'pdf' && (output === undefined || output === '-'))
    throw new PostmortemError({ code: 'flags-conflict', conflict: 'pdf-without-output' })
  if (flags.watch && (output === undefined || output === '-'))
    throw new PostmortemError({ code: 'flags-conflict', conflict: 'watch-without-output' })
  // a folder that is not there is a slip of the fingers
  const folder = output === undefined || output === '-' ? '.' : dirname(output)
  if (host.files.kind(folder) !== 'folder')
    throw new PostmortemError({
      code: 'file-unwritable',
      path: output ?? '',
      reason: 'there is no such folder',
    })
  const options = pageOptions(flags, format === 'pdf' ? 'html' : format)
  const file = await postmortemFile(path, configsFor({}, host), host)
  const files = filesOfPage(file, options, host)
  const replaced = files.find(source => output !== undefined && host.files.isSame(source, output))
  if (replaced !== undefined) throw new PostmortemError({ code: 'output-is-source', path: replaced })
  const once = async (): Promise<ExitCode> => {
    const page = await makePage(file, options, host)
    for (const note of page.notes) host.terminal.err(`${note}\n`)
    if (!flags.force && (await reportLeaks(page, host))) return exitCode.findings
    await writePage(page, flags, format === 'pdf', host)
    return exitCode.ok
  }
  const ended = await once()
  return flags.watch ? watching(files, once, host) : ended
}

export const pageOptions = (flags: RenderFlags, format: PageOptions['format']): PageOptions => ({
  template: flags.template,
  format,
  audience: flags.audience ?? null,
  mermaid: flags.mermaid === true,
  showClaims: flags.showClaims === true,
  theme: flags.theme ?? null,
  logo: flags.logo ?? null,
})

function formatOf(output: string | undefined): NonNullable<RenderFlags['format']> {
  if (output === undefined) return 'markdown'
  if (/\.html?$/i.test(output)) return 'html'
  if (/\.pdf$/i.test(output)) return 'pdf'
  if (/\.txt$/i.test(output)) return 'text'
  if (/\.eml$/i.test(output)) return 'eml'
  const ending = /\.(?!md$|markdown$|mdx$)[a-z]\w{0,9}$/i.exec(output)?.[0]
  if (ending === undefined) return 'markdown'
  const expects = 'a name that ends in .md, .html, .txt, .eml or .pdf; or add --format'
  throw new PostmortemError({ code: 'flag-invalid', flag: '--output', value: output, expects })
}

/** Prints what a public page would reveal. Returns whether there is anything. */
async function reportLeaks({ leaks }: Page, host: Host): Promise<boolean> {
  if (!leaks || leaks.findings.length === 0) return false
  const shown = reportOn([leaks], await reporters.pretty(), { color: host.terminal.color.err, links: false })
  host.terminal.err(
    `${shown}Line numbers refer to the page. Nothing was written: mark what is internal, or pass --force.\nFor readers inside the company, pass --audience internal.\n`,
  )
  return true
}

async function writePage(
  { text }: Page,
  { output, browser }: RenderFlags,
  asPdf: boolean,
  host: Host,
): Promise<void> {
  if (output === undefined || output === '-') return host.terminal.out(text)
  if (asPdf) await writePdf(text, output, browser, host)
  else host.files.save(output, text)
  host.terminal.err(`Wrote ${visibleLine(output)}\n`)
}

/** Renders again after each save, until the program is asked to end. */
async function watching(
  files: readonly string[],
  once: () => Promise<ExitCode>,
  host: Host,
): Promise<ExitCode> {
  const ended = watchUntilEnded(watchFiles(files, host), host, async () => {
    try {
      await once()
    } catch (error) {
      if (!(error instanceof PostmortemError)) throw error
      host.terminal.err(`${error.message}\n`)
    }
  })
  // whoever reads this may save at once
  host.terminal.err(`Watching ${files.map(visibleLine).join(', ')}; press Ctrl-C to stop.\n`)
  await ended
  return exitCode.ok
}
