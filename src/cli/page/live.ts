import { decodedAddress } from '../../document/index.ts'
import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visibleLine } from '../../visible.ts'
import { type PreviewState, previewFrame } from './preview-frame.ts'
import { watchUntilEnded } from './watch.ts'

/** What is shown at the moment. */
export interface Shown {
  readonly state: PreviewState
  /** The text at an address below that of the frame; undefined where there is none. */
  page(address: string): string | undefined
}

/** What is shown as it changes. */
export interface Live {
  readonly title: string
  /** The address of the page in the frame. */
  readonly first: string
  make(): Promise<Shown>
  /** Calls back after each change, until the function that it returns is called. */
  watch(changed: () => void): () => void
}

export interface LiveFlags {
  readonly open?: boolean
  readonly port?: number
}

const TYPES: Readonly<Record<string, string>> = {
  xml: 'application/xml; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
}

/** Serves pages to this machine with what is to be said of them, and updates them after each change. */
export async function serveLive(
  { title, first, make, watch }: Live,
  flags: LiveFlags,
  host: Host,
): Promise<ExitCode> {
  let current = await make()
  const token = host.web.secret()
  const server = await host.web.serve(address => {
    const [, below = null] = address.startsWith(`/${token}/`) ? address.split(`/${token}/`) : []
    if (below === null) return null
    if (below === '') {
      const { html, policy } = previewFrame(title, first, token)
      return { type: 'text/html; charset=utf-8', body: html, headers: { 'content-security-policy': policy } }
    }
    if (below === 'state') return { type: 'application/json', body: JSON.stringify(current.state) }
    if (below === 'events') return { events: true }
    const path = decodedAddress(below.split(/[?#]/, 1)[0] ?? '')
    const body = current.page(path)
    const type = TYPES[path.split('.').at(-1) ?? ''] ?? 'text/html; charset=utf-8'
    return body === undefined ? null : { type, body }
  }, flags.port ?? 0)
  const address = `${server.address}/${token}/`
  let last = Promise.resolve()
  let isWaiting = false
  // one after the other, since they may share what is known; of several that wait one is enough
  const again = () => {
    if (isWaiting) return last
    isWaiting = true
    last = last.then(async () => {
      isWaiting = false
      current = await make()
      server.send('changed')
    })
    return last
  }
  const ended = watchUntilEnded(watch, host, again)
  // whoever reads the address may save at once
  host.terminal.out(`${address}\n`)
  host.terminal.err(`Showing ${visibleLine(title)}; press Ctrl-C to stop.\n`)
  if (flags.open) host.web.open(address)
  await ended.finally(() => server.close())
  return exitCode.ok
}
