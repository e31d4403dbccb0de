import { pathToFileURL } from 'node:url'
import {
  CodeActionKind,
  type Connection,
  createConnection,
  DiagnosticSeverity,
  type InitializeResult,
  MessageType,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { type ExitCode, exitCode, PostmortemError, stackOf } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import {
  actionsAt,
  canonicalClocks,
  completionsAt,
  diagnosticsOf,
  elapsedHints,
  eventsInOrder,
  FIX_ALL,
  foldsOf,
  hoverAt,
  linksOf,
  type Open,
  placeOf,
  symbolsOf,
  textEdit,
} from '../../lsp/index.ts'
import { idAt, renamed } from './rename.ts'
import { pathOf, type World, worldOf } from './world.ts'

/** Milliseconds after a key for which findings wait for the next one. */
const PATIENCE_MS = 40

/** What a client may ask for as it starts. */
interface Wishes {
  readonly inlayHints?: boolean
  /** False for an editor that would ask which formatter all Markdown should have. */
  readonly formatting?: boolean
}

const resultOf = ({ inlayHints, formatting }: Wishes): InitializeResult => ({
  capabilities: {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, FIX_ALL],
    },
    hoverProvider: true,
    completionProvider: { triggerCharacters: ['#', '@', ' ', ':', '['] },
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    documentLinkProvider: {},
    documentFormattingProvider: formatting !== false,
    // a line should stand as it is written, unless somebody asks
    inlayHintProvider: inlayHints === true,
    renameProvider: { prepareProvider: true },
  },
  serverInfo: { name: 'postmortem' },
})

/** Milliseconds in which several saves are one. */
const SAVES_MS = 150

/** Speaks the language server protocol on standard streams until the editor ends it. */
export async function serveEditor(host: Host): Promise<ExitCode> {
  const { input, output } = host.terminal.pipes
  const connection = createConnection(input, output)
  const sheets = new TextDocuments(TextDocument)
  let world: Promise<World> | null = null
  let known: World | null = null
  const around = (): Promise<World> => {
    world ??= worldOf(host, known)
    return world
  }
  connection.onInitialize(({ workspaceFolders, rootUri, initializationOptions }) => {
    const root = workspaceFolders?.[0]?.uri ?? rootUri
    const folder = root ? pathOf(root) : null
    if (folder !== null && host.files.kind(folder) === 'folder') host.files.enter(folder)
    return resultOf(initializationOptions ?? {})
  })
  const show = showing(connection, sheets, around)
  const look = () => {
    world = null
    for (const { uri } of sheets.all()) show(uri)
    around()
      .then(async one => {
        known = one
        await one.learn()
      })
      // what is wrong is shown with the findings
      .catch(() => {})
  }
  let soon: ReturnType<typeof setTimeout> | undefined
  const refresh = () => {
    clearTimeout(soon)
    soon = setTimeout(look, SAVES_MS)
  }
  connection.onInitialized(look)
  connection.onDidChangeWatchedFiles(refresh)
  sheets.onDidSave(refresh)
  sheets.onDidChangeContent(({ document }) => show(document.uri))
  sheets.onDidClose(({ document: { uri } }) => connection.sendDiagnostics({ uri, diagnostics: [] }))
  answerTo(connection, sheets, around, host)
  sheets.listen(connection)
  connection.listen()
  return new Promise(done => connection.onExit(() => done(exitCode.ok)))
}

/** Shows the findings of a document once no key has been pressed for a moment: the last version wins. */
function showing(
  connection: Connection,
  sheets: TextDocuments<TextDocument>,
  around: () => Promise<World>,
): (uri: string) => void {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()
  const send = async (uri: string) => {
    const sheet = sheets.get(uri)
    if (!sheet) return
    const { version } = sheet
    const isLast = () => sheets.get(uri)?.version === version
    const world = around()
    try {
      const open = await (await world).open(sheet)
      // of two looks at the disk the later one counts
      if (isLast() && world === around())
        connection.sendDiagnostics({ uri, version, diagnostics: open ? diagnosticsOf(open) : [] })
    } catch (error) {
      if (!(error instanceof PostmortemError)) {
        connection.sendNotification('window/logMessage', { type: MessageType.Error, message: stackOf(error) })
        return
      }
      if (!isLast()) return
      const start = { line: 0, character: 0 }
      const { message } = error
      const whole = { range: { start, end: start }, severity: DiagnosticSeverity.Error, source: 'postmortem' }
      connection.sendDiagnostics({ uri, version, diagnostics: [{ ...whole, message }] })
    }
  }
  return uri => {
    clearTimeout(waiting.get(uri))
    waiting.set(
      uri,
      setTimeout(() => send(uri), PATIENCE_MS),
    )
  }
}

/** Answers about a document that is a postmortem, and nothing about others, or where a config is broken. */
const answering =
  (sheets: TextDocuments<TextDocument>, around: () => Promise<World>) =>
  <P extends { readonly textDocument: { readonly uri: string } }, T>(
    answer: (open: Open, params: P) => T | Promise<T>,
  ) =>
  async (params: P): Promise<T | null> => {
    const sheet = sheets.get(params.textDocument.uri)
    if (!sheet) return null
    try {
      const open = await (await around()).open(sheet)
      return open && (await answer(open, params))
    } catch (error) {
      if (error instanceof PostmortemError) return null
      throw error
    }
  }

function answerTo(
  connection: Connection,
  sheets: TextDocuments<TextDocument>,
  around: () => Promise<World>,
  host: Host,
): void {
  const about = answering(sheets, around)
  const now = () => host.clock.now().getTime()
  connection.onCodeAction(about((open, { range, context }) => actionsAt(open, range, context.only)))
  connection.onHover(about((open, { position }) => hoverAt(open, open.sheet.offsetAt(position))))
  connection.onCompletion(
    about((open, { position }) => ({
      // asked again after each key: of what is complete nothing is left, and Enter ends the line
      isIncomplete: true,
      items: completionsAt(open, open.sheet.offsetAt(position), now()),
    })),
  )
  connection.onDocumentSymbol(about(symbolsOf))
  connection.onFoldingRanges(about(foldsOf))
  connection.onDocumentLinks(
    about(open =>
      linksOf(open, name => {
        const [path, ...more] = open.options.surroundings?.postmortemsCalled(name) ?? []
        return path === undefined || more.length > 0 ? null : pathToFileURL(path).href
      }),
    ),
  )
  connection.onDocumentFormatting(
    about(open => {
      const order = eventsInOrder(open.document)
      return (order ? [order] : canonicalClocks(open.document)).map(edit => textEdit(open, edit))
    }),
  )
  connection.languages.inlayHint.on(about((open, { range }) => elapsedHints(open, range)))
  connection.onPrepareRename(
    about((open, { position }) => {
      const id = idAt(open, open.sheet.offsetAt(position))
      return id && { range: placeOf(open, id.range), placeholder: id.text }
    }),
  )
  connection.onRenameRequest(
    about((open, { position, newName }) => {
      const id = idAt(open, open.sheet.offsetAt(position))
      return id && renamed(id.text, newName, sheets.all(), host)
    }),
  )
}
