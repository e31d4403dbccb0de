import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import {
  createProtocolConnection,
  type Diagnostic,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { program } from '../cli/run.ts'

/** The built server with a client of the protocol, as an editor is one. */
export async function editor(cwd: string) {
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], { cwd })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  const ended = new Promise<number | null>(done => child.on('close', done))
  onTestFinished(() => {
    connection.dispose()
    child.kill('SIGKILL')
  })
  const shown = new Map<string, PublishDiagnosticsParams>()
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    shown.set(params.uri, params)
  })
  connection.listen()
  const root = pathToFileURL(cwd).href
  await connection.sendRequest('initialize', {
    ...{ processId: process.pid, rootUri: root, capabilities: {} },
    workspaceFolders: [{ uri: root, name: 'root' }],
    initializationOptions: { inlayHints: true },
  })
  await connection.sendNotification('initialized', {})
  const uriOf = (path: string) => pathToFileURL(join(cwd, path)).href
  const versions = new Map<string, number>()
  return {
    uriOf,
    async open(path: string, text: string): Promise<void> {
      // never one that was shown before, so that nobody waits for what is old
      const version = (versions.get(path) ?? 0) + 1
      versions.set(path, version)
      const textDocument = { uri: uriOf(path), languageId: 'markdown', version, text }
      await connection.sendNotification('textDocument/didOpen', { textDocument })
    },
    async change(path: string, changes: readonly object[]): Promise<void> {
      const version = (versions.get(path) ?? 0) + 1
      versions.set(path, version)
      const textDocument = { uri: uriOf(path), version }
      await connection.sendNotification('textDocument/didChange', { textDocument, contentChanges: changes })
    },
    notify: (method: string, params: object) => connection.sendNotification(method, params),
    /** The findings of the last version. */
    async diagnostics(path: string): Promise<readonly Diagnostic[]> {
      for (let tries = 0; tries < 1200; tries++) {
        const last = shown.get(uriOf(path))
        if (last && last.version === versions.get(path)) return last.diagnostics
        await new Promise(done => setTimeout(done, 25))
      }
      throw new Error(`no findings of ${path}`)
    },
    ask: <T>(method: string, path: string, params: object = {}): Promise<T> =>
      connection.sendRequest(method, { textDocument: { uri: uriOf(path) }, ...params }) as Promise<T>,
    async end(): Promise<number | null> {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      return ended
    },
  }
}

/** The text after the edits of an editor, made from the end. */
export function afterEdits(
  text: string,
  edits: readonly {
    readonly range: {
      readonly start: { line: number; character: number }
      readonly end: { line: number; character: number }
    }
    readonly newText: string
  }[],
): string {
  const lines = text.split('\n')
  const offsetOf = ({ line, character }: { line: number; character: number }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character
  return [...edits]
    .sort((a, b) => offsetOf(b.range.start) - offsetOf(a.range.start))
    .reduce(
      (now, { range, newText }) =>
        now.slice(0, offsetOf(range.start)) + newText + now.slice(offsetOf(range.end)),
      text,
    )
}
