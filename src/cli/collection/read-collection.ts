import { type Filter, isAskedFor, type WriteUp, writeUpOf } from '../../collection/index.ts'
import { type Document, parse } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { targetsOf } from '../lint/sources.ts'

/** A second, after which a person wants to know that something goes on. */
const PATIENCE_MS = 1000

/**
 * Reads every postmortem of the folders that are named, else of that of the repository: as `lint` finds them, one after
 * the other, and keeps no text. Files that cannot be read are named, and are not fatal.
 *
 * @param see receives each document that is asked for while it is in memory.
 */
export async function readCollection(
  paths: readonly string[],
  filter: Filter,
  host: Host,
  see: (writeUp: WriteUp, document: Document) => void = () => {},
): Promise<readonly WriteUp[]> {
  const configs = configsFor({}, host)
  const { targets } = await targetsOf(paths, {}, null, configs, host)
  const found: WriteUp[] = []
  const unread: string[] = []
  const started = host.clock.now().getTime()
  let said = started
  for (const [i, { path, settings }] of targets.entries()) {
    const text = textOf(path, unread, host)
    if (text === null) continue
    const document = parse(text, { ...settings.parse, path })
    const writeUp = writeUpOf(document, path.replaceAll('\\', '/'))
    if (isAskedFor(writeUp, filter)) {
      found.push(writeUp)
      see(writeUp, document)
    }
    const now = host.terminal.interactive ? host.clock.now().getTime() : started
    if (now - said < PATIENCE_MS) continue
    said = now
    host.terminal.err(`\r${i + 1} of ${targets.length} postmortems read`)
  }
  if (said > started) host.terminal.err(`\r${' '.repeat(40)}\r`)
  if (unread.length > 0)
    host.terminal.err(visible(`Left out ${unread.length}:\n${unread.map(line => `  ${line}\n`).join('')}`))
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
