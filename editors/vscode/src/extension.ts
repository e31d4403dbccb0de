import { basename } from 'node:path'
import {
  commands,
  type ExtensionContext,
  env,
  type Terminal,
  type TextDocument,
  UIKind,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode'
import { DocumentFormattingRequest } from 'vscode-languageclient/node'
import { ON_WINDOWS, programPath } from './program.ts'
import { clientFor, restart, stop } from './servers.ts'

export async function activate({ subscriptions }: ExtensionContext): Promise<void> {
  subscriptions.push(
    commands.registerCommand('postmortem.restart', () => restart(true)),
    commands.registerCommand('postmortem.preview', () => withPostmortem(preview)),
    commands.registerCommand('postmortem.order', () => withPostmortem(order)),
    workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration('postmortem')) restart()
    }),
    workspace.onDidGrantWorkspaceTrust(() => restart()),
    workspace.onDidChangeWorkspaceFolders(() => restart()),
  )
  await restart()
}

export const deactivate = (): Promise<void> => stop()

const pages = new Map<string, Terminal>()

/** Does something with the Markdown that is open. */
async function withPostmortem(act: (document: TextDocument) => Promise<unknown>): Promise<void> {
  const document = window.activeTextEditor?.document
  if (document?.languageId !== 'markdown' || document.uri.scheme !== 'file')
    window.showInformationMessage('Open a postmortem first, that is saved as a file.')
  else await act(document)
}

/** Shows the page in a browser, from a terminal that says what is wrong with it. */
async function preview(document: TextDocument): Promise<void> {
  // what is shown is what is on the disk
  if (document.isDirty && !(await document.save())) return
  const { uri, fileName } = document
  const running = pages.get(uri.toString())
  if (running && running.exitStatus === undefined) return running.show(true)
  const shellPath = programPath()
  if (shellPath === null) return restart(true)
  if (ON_WINDOWS && /[%&^<>|"]/.test(fileName)) {
    window.showErrorMessage('The shell of Windows would read this name as a command: rename the file.')
    return
  }
  // on another machine there is no browser: the editor leads to the address that is printed
  const isHere = env.remoteName === undefined && env.uiKind === UIKind.Desktop
  const shellArgs = ['preview', fileName, ...(isHere ? ['--open'] : [])]
  const terminal = window.createTerminal({ name: `Preview of ${basename(fileName)}`, shellPath, shellArgs })
  pages.set(uri.toString(), terminal)
  terminal.show(true)
}

/** Puts the events in order, or where they are, writes their clocks in the format's own notation. */
async function order(document: TextDocument): Promise<void> {
  const client = await clientFor(document)
  if (!client) return restart(true)
  const edits = await client.sendRequest(DocumentFormattingRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    options: { tabSize: 2, insertSpaces: true },
  })
  if (!edits?.length) {
    window.showInformationMessage('The events of this file are in order, or it is no postmortem.')
    return
  }
  const edit = new WorkspaceEdit()
  edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits(edits))
  await workspace.applyEdit(edit)
}
