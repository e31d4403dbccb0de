import { type Filter, isAskedFor, type WriteUp, writeUpOf } from '../../collection/index.ts'
import { type Document, parse, positionAt } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { type Target, targetsOf } from '../lint/sources.ts'

/** A second, after which a person wants to know that something goes on. */
const PATIENCE_MS = 1000

/** A file, its settings, and its text. */
export interface Read extends Target {
  readonly text: string
}

/** The files of the folders that are named, else of that of the repository, as `lint` finds them. */
export const targetsIn = async (paths: readonly string[], host: Host): Promise<readonly Target[]> =>
  (await targetsOf(paths, {}, null, configsFor({}, host), host)).targets

/**
 * Reads files one after the other; a person who waits sees how far it is.
 *
 * @param unread receives those that cannot be read, each with the reason: they are not fatal.
 */
export async function* textsOf(
  targets: readonly Target[],
  unread: string[],
  host: Host,
): AsyncGenerator<Read> {
  const { terminal, clock } = host
  const started = clock.now().getTime()
  let said = started
  for (const [i, { path, settings }] of targets.entries()) {
    const text = textOf(path, unread, host)
    if (text !== null) yield { path, text, settings }
    const now = terminal.interactive ? clock.now().getTime() : started
    if (now - said < PATIENCE_MS) continue
    said = now
    terminal.err(`\r${i + 1} of ${targets.length} postmortems read`)
  }
  if (said > started) terminal.err(`\r${' '.repeat(40)}\r`)
}

/** Names the files that could not be read. */
export const tellUnread = (unread: readonly string[], host: Host): void =>
  tell(`Left out ${unread.length}:`, unread, host)

function tell(what: string, lines: readonly string[], { terminal }: Host): void {
  if (lines.length > 0) terminal.err(visible(`${what}\n${lines.map(line => `  ${line}\n`).join('')}`))
}

/** Why no field of a document is known, with the line; null where its front matter is read, or there is none. */
export function unreadFields({ frontMatter, problems, lines }: Document): string | null {
  if (frontMatter?.readable !== false) return null
  const fault = problems.find(({ rule }) => rule === 'front-matter-syntax')
  const { start } = fault?.range ?? frontMatter.range
  return `line ${positionAt(lines, start).line}: ${fault?.message ?? 'its front matter is not valid'}`
}

/**
 * Reads every postmortem that is asked for, and keeps no text.
 *
 * @param see receives each document while it is in memory.
 */
export async function readCollection(
  paths: readonly string[],
  filter: Filter,
  host: Host,
  see: (writeUp: WriteUp, document: Document) => void = () => {},
): Promise<readonly WriteUp[]> {
  const found: WriteUp[] = []
  const [unread, withoutFields]: [string[], string[]] = [[], []]
  for await (const { path, text, settings } of textsOf(await targetsIn(paths, host), unread, host)) {
    const document = parse(text, { ...settings.parse, path })
    const fault = unreadFields(document)
    // named also where a filter leaves it out: the field that it asks for may be there
    if (fault !== null) withoutFields.push(`${path}, ${fault}`)
    const writeUp = writeUpOf(document, path.replaceAll('\\', '/'))
    if (!isAskedFor(writeUp, filter)) continue
    found.push(writeUp)
    see(writeUp, document)
  }
  tellUnread(unread, host)
  tell('Front matter that is not valid, so that no field of it counts:', withoutFields, host)
  return found
}

function textOf(path: string, unread: string[], host: Host): string | null {
  try {
    const contents = host.files.read(path)
    if (contents.kind === 'text') return contents.text
    unread.push(`${path}: it is not UTF-8 text under 1 MiB`)
  } catch (error) {
    if (!(error instanceof PostmortemError)) throw error
    unread.push(error.message)
  }
  return null
}
