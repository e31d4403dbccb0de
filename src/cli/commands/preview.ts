import { type ExitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { ledgerOf } from '../../lint/index.ts'
import { configsFor } from '../config.ts'
import { postmortemFile } from '../file/postmortem-file.ts'
import { type LiveFlags, type Shown, serveLive } from '../page/live.ts'
import { filesOfPage, makePage } from '../page/page.ts'
import { watchFiles } from '../page/watch.ts'
import { pageOptions, type RenderFlags } from './render.ts'

export interface PreviewFlags extends RenderFlags, LiveFlags {}

/** Serves the page of a postmortem with its findings to this machine, or the site of all, and updates it after each save. */
export async function preview(named: string | undefined, flags: PreviewFlags, host: Host): Promise<ExitCode> {
  if (named === undefined) {
    const { previewSite } = await import('../site/preview-site.ts')
    return previewSite(flags, host)
  }
  const file = await postmortemFile(named, configsFor({}, host), host)
  const options = pageOptions(flags, 'html')
  // what goes wrong later is shown beside the page; a file that is not there has none
  file.text()
  const make = async (): Promise<Shown> => {
    try {
      const { text, notes, leaks } = await makePage(file, options, host)
      const { findings } = await file.lint()
      const found = [...(leaks?.findings ?? []), ...findings].map(({ rule, severity, message, start }) => ({
        rule,
        severity,
        message,
        line: start.line,
      }))
      const claims = ledgerOf(file.read(), findings).map(({ claim, start, state, why }) => ({
        line: start.line,
        text: claim.text,
        state,
        why,
      }))
      return { page: only(text), state: { problem: null, notes, findings: found, claims } }
    } catch (error) {
      if (!(error instanceof PostmortemError)) throw error
      return { page: only(''), state: { problem: error.message, notes: [], findings: [], claims: [] } }
    }
  }
  const watch = watchFiles(filesOfPage(file, options, host), host)
  return serveLive({ title: named, first: PAGE, make, watch }, flags, host)
}

const PAGE = 'page'

const only =
  (text: string): Shown['page'] =>
  address =>
    address === PAGE ? text : undefined
