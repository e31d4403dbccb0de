import { pathToFileURL } from 'node:url'
import type { WorkspaceEdit } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse, type Range } from '../../document/index.ts'
import type { Host } from '../../host/index.ts'
import { type Open, placeOf } from '../../lsp/index.ts'
import { targetsIn, textsOf } from '../collection/read-collection.ts'

/** The id under the cursor: its own, or one that it names as related. */
export function idAt(
  { document }: Open,
  offset: number,
): { readonly text: string; readonly range: Range } | null {
  const own = document.meta.one.get('id')
  const all = [...(own ? [own] : []), ...(document.meta.many.get('related') ?? [])]
  return all.find(({ range }) => range.start <= offset && offset <= range.end) ?? null
}

/**
 * Gives a postmortem another id, in it and in all that name it as related.
 *
 * @param textOf the text of a file that the editor has open, by its URI.
 */
export async function renamed(
  id: string,
  to: string,
  textOf: (uri: string) => string | undefined,
  host: Host,
): Promise<WorkspaceEdit> {
  const changes: Record<string, { range: ReturnType<typeof placeOf>; newText: string }[]> = {}
  for await (const { path, text, settings } of textsOf(await targetsIn([], host), [], host)) {
    const uri = pathToFileURL(path).href
    const now = textOf(uri) ?? text
    if (!now.includes(id)) continue
    const { meta } = parse(now, { ...settings.parse, path })
    const sheet = TextDocument.create(uri, 'markdown', 0, now)
    const places = [meta.one.get('id'), ...(meta.many.get('related') ?? [])].filter(one => one?.text === id)
    const edits = places.flatMap(one => (one ? [{ range: placeOf({ sheet }, one.range), newText: to }] : []))
    if (edits.length > 0) changes[uri] = edits
  }
  return { changes }
}
