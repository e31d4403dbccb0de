import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { commands, type ExtensionContext, window, workspace } from 'vscode'
import { LanguageClient } from 'vscode-languageclient/node'

const SECTION = 'postmortem'

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

async function restart(): Promise<void> {
  await client?.stop()
  const command = programOf()
  client = new LanguageClient(
    SECTION,
    'postmortem',
    { command, args: ['lsp'], options: { shell: process.platform === 'win32' } },
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
  const name = process.platform === 'win32' ? 'postmortem.cmd' : 'postmortem'
  const own = folder && join(folder.uri.fsPath, 'node_modules', '.bin', name)
  return own && workspace.isTrusted && existsSync(own) ? own : 'postmortem'
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
