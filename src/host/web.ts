import { type Respond, type Server, serve } from './serve.ts'

/** Pages for a browser on this machine. */
export interface Web {
  /** Serves pages to this machine alone. @param port 0 for a free one. */
  serve(respond: Respond, port: number): Promise<Server>
  /** A text that nobody can guess. */
  secret(): string
  /** Shows an address in the browser. */
  open(address: string): void
}

export const nodeWeb: Web = {
  serve,
  secret: () => process.getBuiltinModule('node:crypto').randomBytes(16).toString('hex'),
  open: openAddress,
}

/** Opens an address in the browser that the system has for it. */
function openAddress(address: string): void {
  const { spawn } = process.getBuiltinModule('node:child_process')
  const [program, ...args] =
    process.platform === 'darwin'
      ? ['open', address]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', address]
        : ['xdg-open', address]
  spawn(program as string, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref()
}
