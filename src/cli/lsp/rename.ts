import { pathToFileURL } from 'node:url'
import { ErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse, type Range } from '../../document/index.ts'
import type { Host } from '../../host/index.ts'
import { type Open, textEdit } from '../../lsp/index.ts'
import { targetsIn, textsOf } from '../collection/read-collection.ts'
import { configsFor } from '../config.ts'
import { pathOf } from './world.ts'

/** The id under the cursor: its own, or one that it names as related. */
export function idAt(
  { document }: Open,
  offset: number,
): { readonly text: string; readonly range: Range } | null {
  return idsIn(document).find(({ range }) => range.start <= offset && offset <= range.end) ?? null
}

const idsIn = ({ meta }: Open['document']) => {
  const own = meta.one.get('id')
  return [...(own ? [own] : []), ...(meta.many.get('related') ?? [])]
}

/** What needs no quotation marks in any notation of front matter, and is an id. */
const ID = /^[\p{L}][\p{L}\p{N}._-]{0,99}$/u

/**
 * Gives a postmortem another id, in it and in all that name it as related.
 *
 * @param sheets what the editor has open: its text counts, not that on the disk.
 * @throws ResponseError for what is no id, or is that of another one.
 */
export async function renamed(
  id: string,
  to: string,
  sheets: readonly TextDocument[],
  host: Host,
): Promise<WorkspaceEdit> {
  const refuse = (message: string) => new ResponseError(ErrorCodes.InvalidParams, message)
  if (!ID.test(to))
    throw refuse('An id begins with a letter, and has letters, digits, dots, underscores and dashes.')
  const changes: Record<string, ReturnType<typeof textEdit>[]> = {}
  const configs = configsFor({}, host)
  for (const { path, sheet } of await filesOf(sheets, host)) {
    const text = sheet.getText()
    const { parse: options } = await configs(path)
    const document = parse(text, { ...options, path })
    if (document.meta.one.get('id')?.text === to) throw refuse(`${path} has this id already.`)
    const edits = idsIn(document).flatMap(one =>
      one.text === id ? [textEdit({ sheet }, { range: one.range, text: to })] : [],
    )
    if (edits.length > 0) changes[sheet.uri] = edits
  }
  return { changes }
}

/** All postmortems, those that are open as the editor has them, by its own addresses. */
async function filesOf(sheets: readonly TextDocument[], host: Host) {
  const files = new Map<string, { readonly path: string; readonly sheet: TextDocument }>()
  for await (const { path, text } of textsOf(await targetsIn([], host), [], host))
    files.set(path, { path, sheet: TextDocument.create(pathToFileURL(path).href, 'markdown', 0, text) })
  for (const sheet of sheets) {
    const path = pathOf(sheet.uri)
    if (path !== null) files.set(path, { path, sheet })
  }
  return files.values()
}
