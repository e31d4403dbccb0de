import type { ServerResponse } from 'node:http'
import { PostmortemError } from '../errors.ts'

/** Returns the answer to a path; null if there is none. */
export type Respond = (path: string) => Reply | null

export type Reply =
  | { readonly type: string; readonly body: string; readonly headers?: Readonly<Record<string, string>> }
  /** Stays open, and receives each event that the server sends. */
  | { readonly events: true }

export interface Server {
  /** `http://127.0.0.1:PORT`, without a slash at its end. */
  readonly address: string
  /** Sends an event to all listeners. */
  send(event: string): void
  close(): void
}

/** Starts a server for this machine alone, at a port; 0 for a free one. It answers GET only, and only what `respond` knows. */
export async function serve(respond: Respond, port: number): Promise<Server> {
  const { createServer } = process.getBuiltinModule('node:http')
  const listening = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    const host = request.headers.host ?? ''
    // a page of another site could reach this port by a name of its own
    const reply =
      request.method === 'GET' && /^127\.0\.0\.1:\d+$/.test(host) ? respond(request.url ?? '/') : null
    if (!reply) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.\n')
    } else if ('events' in reply) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(':\n\n')
      listening.add(response)
      response.on('close', () => listening.delete(response))
    } else {
      response
        .writeHead(200, {
          'content-type': reply.type,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
          ...reply.headers,
        })
        .end(reply.body)
    }
  })
  await new Promise<void>((done, fail) => {
    server.once('error', error =>
      fail(new PostmortemError({ code: 'port-taken', port, reason: error.message })),
    )
    server.listen(port, '127.0.0.1', done)
  })
  const address = server.address()
  const own = typeof address === 'object' && address ? address.port : 0
  return {
    address: `http://127.0.0.1:${own}`,
    send(event) {
      for (const response of listening) response.write(`data: ${event}\n\n`)
    },
    close() {
      for (const response of listening) response.end()
      server.close()
      server.closeAllConnections()
    },
  }
}
