import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { ledgerOf } from '../../lint/index.ts'
import { visibleLine } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { postmortemFile } from '../file/postmortem-file.ts'
import { anyPostmortem } from '../incident/open-incidents.ts'
import { filesOfPage, makePage } from '../page/page.ts'
import { type PreviewState, previewFrame } from '../page/preview-frame.ts'
import { watchUntilEnded } from '../page/watch.ts'
import { pageOptions, type RenderFlags } from './render.ts'

export interface PreviewFlags extends RenderFlags {
  readonly open?: boolean
  readonly port?: number
}

/** Serves the page to this machine, with its findings, and updates it after each save. */
export async function preview(named: string | undefined, flags: PreviewFlags, host: Host): Promise<ExitCode> {
  const path = named ?? (await anyPostmortem(host))
  const file = await postmortemFile(path, configsFor({}, host), host)
  const options = pageOptions(flags, 'html')
  // what goes wrong later is shown beside the page; a file that is not there has none
  file.text()
  const make = async (): Promise<{ readonly page: string; readonly state: PreviewState }> => {
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
      return { page: text, state: { problem: null, notes, findings: found, claims } }
    } catch (error) {
      if (!(error instanceof PostmortemError)) throw error
      return { page: '', state: { problem: error.message, notes: [], findings: [], claims: [] } }
    }
  }
  let current = await make()
  const token = host.web.secret()
  const server = await host.web.serve(address => {
    if (address === `/${token}/`) {
      const { html, policy } = previewFrame(path, token)
      return { type: 'text/html; charset=utf-8', body: html, headers: { 'content-security-policy': policy } }
    }
    if (address === `/${token}/page`) return { type: 'text/html; charset=utf-8', body: current.page }
    if (address === `/${token}/state`)
      return { type: 'application/json', body: JSON.stringify(current.state) }
    return address === `/${token}/events` ? { events: true } : null
  }, flags.port ?? 0)
  const address = `${server.address}/${token}/`
  let runs = 0
  const again = async () => {
    const run = ++runs
    const made = await make()
    // a later save may have been quicker
    if (run !== runs) return
    current = made
    server.send('changed')
  }
  const ended = watchUntilEnded(filesOfPage(file, options, host), host, again)
  // whoever reads the address may save at once
  host.terminal.out(`${address}\n`)
  host.terminal.err(`Showing ${visibleLine(path)}; press Ctrl-C to stop.\n`)
  if (flags.open) host.web.open(address)
  await ended.finally(() => server.close())
  return exitCode.ok
}
