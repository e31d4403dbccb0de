import { basename } from 'node:path'
import {
  commands,
  type ExtensionContext,
  env,
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

async function withPostmortem(act: (document: TextDocument) => Promise<unknown>): Promise<void> {
  const document = window.activeTextEditor?.document
  if (document?.languageId === 'markdown') await act(document)
  else window.showInformationMessage('Open a postmortem first.')
}

/** Shows the page in a browser, from a terminal that says what is wrong with it. */
async function preview(document: TextDocument): Promise<void> {
  await document.save()
  const name = `Preview of ${basename(document.fileName)}`
  const running = window.terminals.find(one => one.name === name && one.exitStatus === undefined)
  if (running) return running.show(true)
  const shellPath = programPath()
  if (shellPath === null) return restart(true)
  if (ON_WINDOWS && /[%&^<>|"]/.test(document.fileName)) {
    window.showErrorMessage('The shell of Windows would read this name as a command: rename the file.')
    return
  }
  // on another machine there is no browser: the editor leads to the address that is printed
  const isHere = env.remoteName === undefined && env.uiKind === UIKind.Desktop
  window
    .createTerminal({
      name,
      shellPath,
      shellArgs: ['preview', document.fileName, ...(isHere ? ['--open'] : [])],
    })
    .show(true)
}

/** Puts the events in order, or where they are, writes their clocks in the format's own notation. */
async function order(document: TextDocument): Promise<void> {
  const client = clientFor(document)
  if (!client?.isRunning()) return restart(true)
  const edits = await client.sendRequest(DocumentFormattingRequest.type, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    options: { tabSize: 2, insertSpaces: true },
  })
  const edit = new WorkspaceEdit()
  edit.set(document.uri, await client.protocol2CodeConverter.asTextEdits(edits ?? []))
  await workspace.applyEdit(edit)
}
