import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { commands, type ExtensionContext, window, workspace } from 'vscode'
import { LanguageClient } from 'vscode-languageclient/node'

const SECTION = 'postmortem'

// a script for a shell there, which splits what has no quotation marks
const ON_WINDOWS = process.platform === 'win32'
const NAME = ON_WINDOWS ? 'postmortem.cmd' : 'postmortem'

let client: LanguageClient | undefined

export async function activate({ subscriptions }: ExtensionContext): Promise<void> {
  subscriptions.push(
    commands.registerCommand('postmortem.restart', restart),
    commands.registerCommand('postmortem.preview', preview),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(SECTION)) restart()
    }),
    workspace.onDidGrantWorkspaceTrust(restart),
  )
  await restart()
}

export const deactivate = (): Promise<void> | undefined => client?.stop()

let last: Promise<void> = Promise.resolve()

/** Starts the server again, after what is going on has ended. */
function restart(): Promise<void> {
  last = last.then(startAgain)
  return last
}

async function startAgain(): Promise<void> {
  await client?.stop().catch(() => {})
  const command = programOf()
  client = new LanguageClient(
    SECTION,
    'postmortem',
    { command: ON_WINDOWS ? `"${command}"` : command, args: ['lsp'], options: { shell: ON_WINDOWS } },
    {
      initializationOptions: { inlayHints: workspace.getConfiguration(SECTION).get('inlayHints') === true },
      documentSelector: [{ scheme: 'file', language: 'markdown' }],
      synchronize: { fileEvents: workspace.createFileSystemWatcher('**/postmortem*.{yaml,yml,json,jsonc}') },
    },
  )
  try {
    await client.start()
  } catch (error) {
    client = undefined
    const message = error instanceof Error ? error.message : String(error)
    window.showErrorMessage(
      `postmortem does not start: ${message}. Install it with npm install --global postmortem-cli, or set postmortem.path.`,
    )
  }
}

/** The program: that of the setting, of a trusted workspace, or of PATH. */
function programOf(): string {
  const set = workspace.getConfiguration(SECTION).get<string>('path')
  if (set) return set
  const [folder] = workspace.workspaceFolders ?? []
  const own = folder && join(folder.uri.fsPath, 'node_modules', '.bin', NAME)
  return own && workspace.isTrusted && existsSync(own) ? own : NAME
}

function preview(): void {
  const editor = window.activeTextEditor
  if (editor?.document.languageId !== 'markdown') {
    window.showInformationMessage('Open a postmortem first.')
    return
  }
  // no shell reads the name of the file
  window
    .createTerminal({
      name: 'postmortem preview',
      shellPath: programOf(),
      shellArgs: ['preview', editor.document.fileName, '--open'],
    })
    .show(true)
}
