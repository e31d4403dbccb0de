import {
  commands,
  type FileSystemWatcher,
  type TextDocument,
  type WorkspaceFolder,
  window,
  workspace,
} from 'vscode'
import { LanguageClient } from 'vscode-languageclient/node'
import { commandOf, faultOf, programPath } from './program.ts'

/** A server that does not answer in this time is left. */
const PATIENCE_MS = 30_000

/** A server for each folder that is open: what postmortems of one folder name is looked for in that folder. */
let servers: { readonly folder: WorkspaceFolder | undefined; readonly client: LanguageClient }[] = []
let watchers: FileSystemWatcher[] = []
let last: Promise<void> = Promise.resolve()
let isWaiting = false

/**
 * Starts the servers again, after what is going on has ended; several wishes meanwhile are one.
 *
 * @param isAsked whether a person did: else nothing is said in a folder that has no postmortems.
 */
export function restart(isAsked = false): Promise<void> {
  if (isWaiting) return last
  isWaiting = true
  last = last
    .then(async () => {
      isWaiting = false
      await stop()
      await start(isAsked)
    })
    .catch(error => tell(String(error)))
  return last
}

export async function stop(): Promise<void> {
  const old = servers
  servers = []
  for (const watcher of watchers.splice(0)) watcher.dispose()
  // one that does not stop is ended by its process
  await Promise.all(old.map(({ client }) => client.dispose().catch(() => {})))
}

/** The server that a document is open in. */
export const clientFor = (document: TextDocument): LanguageClient | undefined =>
  servers.find(({ folder }) => folder === workspace.getWorkspaceFolder(document.uri))?.client

async function start(isAsked: boolean): Promise<void> {
  const path = programPath()
  const fault = await faultOf(path)
  if (fault !== null || path === null) {
    if (isAsked || (await hasPostmortems())) tell(fault ?? '')
    return
  }
  watchers = ['**/postmortem*.{yaml,yml,json,jsonc}', '**/*.md'].map(pattern =>
    workspace.createFileSystemWatcher(pattern),
  )
  servers = (workspace.workspaceFolders ?? [undefined]).map(folder => ({
    folder,
    client: clientOf(path, folder),
  }))
  await Promise.all(servers.map(({ client }) => started(client)))
}

function clientOf(path: string, folder: WorkspaceFolder | undefined): LanguageClient {
  const settings = workspace.getConfiguration('postmortem')
  return new LanguageClient(
    'postmortem',
    'postmortem',
    { ...commandOf(path), args: ['lsp'] },
    {
      // Markdown of other kinds has formatters of its own
      initializationOptions: { inlayHints: settings.get('inlayHints') === true, formatting: false },
      documentSelector: [
        {
          ...{ scheme: 'file', language: 'markdown' },
          ...(folder && { pattern: { baseUri: folder.uri.toString(), pattern: '**/*' } }),
        },
      ],
      ...(folder && { workspaceFolder: folder }),
      synchronize: { fileEvents: watchers },
    },
  )
}

async function started(client: LanguageClient): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error('the server does not answer')), PATIENCE_MS)
  })
  await Promise.race([client.start(), late]).catch(error =>
    tell(error instanceof Error ? error.message : String(error)),
  )
  clearTimeout(timer)
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
  const untrusted = workspace.isTrusted
    ? ''
    : ' Of a workspace that is not trusted neither program nor setting is used.'
  window
    .showErrorMessage(
      `postmortem does not start: ${fault}. Install it with npm install --global postmortem-cli, or set postmortem.path.${untrusted}`,
      'Settings',
    )
    .then(chosen => chosen && commands.executeCommand('workbench.action.openSettings', 'postmortem.path'))
}
