import { type ChildProcess, spawn } from 'node:child_process'
import {
  commands,
  type FileSystemWatcher,
  type TextDocument,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode'
import { CloseAction, ErrorAction, type ErrorHandler, LanguageClient } from 'vscode-languageclient/node'
import { commandOf, reasonIn, workingProgram } from './program.ts'

/** A server that does not answer in this time is ended. */
const PATIENCE_MS = 30_000

interface Server {
  readonly folder: WorkspaceFolder | undefined
  readonly client: LanguageClient
  start(): Promise<void>
  end(): Promise<void>
}

/** A server for each folder that is open: what postmortems of one folder name is looked for in that folder. */
let servers: readonly Server[] = []
let watchers: readonly FileSystemWatcher[] = []
let last: Promise<void> = Promise.resolve()
let isWaiting = false
let isAsked = false

/**
 * Starts the servers again, after what is going on has ended; several wishes meanwhile are one.
 *
 * @param byPerson whether one asked for it: else nothing is said in a folder that has no postmortems.
 */
export function restart(byPerson = false): Promise<void> {
  isAsked ||= byPerson
  if (isWaiting) return last
  isWaiting = true
  last = last
    .then(async () => {
      isWaiting = false
      await stop()
      const isSaid = isAsked
      isAsked = false
      await start(isSaid)
    })
    .catch(error => tell(String(error)))
  return last
}

export async function stop(): Promise<void> {
  const [old, oldWatchers] = [servers, watchers]
  servers = []
  watchers = []
  for (const watcher of oldWatchers) watcher.dispose()
  await Promise.all(old.map(server => server.end()))
}

/** The server that a document is open in, once those that are starting have started. */
export async function clientFor(document: TextDocument): Promise<LanguageClient | undefined> {
  await last
  const own = workspace.getWorkspaceFolder(document.uri)
  const [one, ...others] = servers
  const server = servers.find(({ folder }) => folder === own) ?? (others.length === 0 ? one : undefined)
  return server?.client.isRunning() ? server.client : undefined
}

async function start(isSaid: boolean): Promise<void> {
  const program = await workingProgram()
  if ('fault' in program) {
    if (isSaid || (await hasPostmortems())) tell(program.fault)
    return
  }
  watchers = ['**/postmortem*.{yaml,yml,json,jsonc}', '**/*.md'].map(pattern =>
    workspace.createFileSystemWatcher(pattern),
  )
  const folders = workspace.workspaceFolders ?? [undefined]
  servers = folders.map(folder => serverOf(program.path, folder, folders.length > 1))
  await Promise.all(servers.map(server => server.start()))
}

/** @param isOneOfSeveral whether files elsewhere are those of another server. */
function serverOf(path: string, folder: WorkspaceFolder | undefined, isOneOfSeveral: boolean): Server {
  const settings = workspace.getConfiguration('postmortem')
  let child: ChildProcess | undefined
  let isUp = false
  let said = ''
  const run = async (): Promise<ChildProcess> => {
    const { command, options } = commandOf(path)
    child = spawn(command, ['lsp'], options)
    // that it ends is told by its streams
    child.on('error', () => {})
    child.stderr?.on('data', text => {
      said = (said + text).slice(-2000)
    })
    return child
  }
  // one that has never answered is not tried again
  const errorHandler: ErrorHandler = {
    error: (...fault) => (isUp ? usual.error(...fault) : { action: ErrorAction.Continue, handled: true }),
    closed: () => (isUp ? usual.closed() : { action: CloseAction.DoNotRestart, handled: true }),
  }
  const client = new LanguageClient('postmortem', 'postmortem', run, {
    // Markdown of other kinds has formatters of its own
    initializationOptions: { inlayHints: settings.get('inlayHints') === true, formatting: false },
    documentSelector: [
      {
        ...{ scheme: 'file', language: 'markdown' },
        ...(folder && isOneOfSeveral && { pattern: { baseUri: folder.uri.toString(), pattern: '**/*' } }),
      },
    ],
    ...(folder && { workspaceFolder: folder }),
    synchronize: { fileEvents: [...watchers] },
    errorHandler,
    // it is told once, with what the program said
    initializationFailedHandler: () => false,
  })
  const usual = client.createDefaultErrorHandler()
  const end = async (): Promise<void> => {
    isUp = false
    await client.dispose().catch(() => {})
    child?.kill()
  }
  return {
    ...{ folder, client, end },
    async start() {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<never>((_, fail) => {
        timer = setTimeout(() => fail(new Error(`${path} lsp does not answer`)), PATIENCE_MS)
      })
      try {
        await Promise.race([client.start(), late])
        isUp = true
      } catch (error) {
        await end()
        tell(reasonIn(said) ?? (error instanceof Error ? error.message : String(error)))
      } finally {
        clearTimeout(timer)
      }
    },
  }
}

const hasPostmortems = async (): Promise<boolean> =>
  (
    await workspace.findFiles(
      '{**/postmortems/**/*.md,**/postmortem.config.*,**/.config/postmortem.*}',
      '**/node_modules/**',
      1,
    )
  ).length > 0

/** Says what is wrong, and goes on. */
function tell(fault: string): void {
  const advice = workspace.isTrusted
    ? 'Install it with npm install --global postmortem-cli, or set postmortem.path.'
    : 'Until you trust this workspace, only a program in PATH is run: neither its own nor that of its settings.'
  const choices = workspace.isTrusted ? ['Settings'] : ['Manage trust']
  window.showErrorMessage(`postmortem does not start: ${fault}. ${advice}`, ...choices).then(chosen => {
    if (chosen === 'Settings') commands.executeCommand('workbench.action.openSettings', 'postmortem.path')
    if (chosen === 'Manage trust') commands.executeCommand('workbench.trust.manage')
  })
}
