import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { parseOptionsFor } from '../config.ts'
import { besidePath } from '../file/change-text.ts'
import { mergeNotes, saveNote } from '../incident/incident-file.ts'
import type { Placed } from './place-entries.ts'

/** An entry's id in the comment behind its event, which pages leave out. */
const SOURCE = /<!-- source: (\S+) -->/g

/** The ids of the entries that a text has already. */
export const sourcesIn = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(SOURCE)].map(([, id = '']) => id))

/** An id that can stand in a comment. */
export const commentId = (id: string): string =>
  id
    .replace(/[^\w:./@#=+,-]/g, '_')
    .replace(/-(?=-)/g, '_')
    .replace(/^-|-$/g, '_')

/** So many take more than a second. */
const MANY = 500

/** The most characters of an event, with its author and its source. */
const LONGEST = 4000

/** The event of an entry: who said what, and where it is from. */
export function eventText({ author, to, text, id }: Placed): string {
  const who = author ? `${author}${to ? ` (to ${to})` : ''}: ` : ''
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
  return `${who}${short} <!-- source: ${commentId(id)} -->`
}

/**
 * Adds events to a file as `log` does: to its journal first, then under its lock to the file.
 *
 * @returns whether they are in the file; else another process holds it, and they are in the journal.
 * @throws PostmortemError where one of them would not be read back; the others are in the file, and it is in the journal.
 */
export async function writeEntries(path: string, entries: readonly Placed[], host: Host): Promise<boolean> {
  if (entries.length >= MANY && host.terminal.interactive)
    host.terminal.err(`Adding ${entries.length} events…\n`)
  for (const entry of entries) {
    const { instant, seconds } = entry
    const note = {
      id: host.journal.newId(),
      instant,
      written: null,
      ...(seconds && { seconds }),
      text: eventText(entry),
      sets: [],
    }
    saveNote(path, note, host)
  }
  const merged = await mergeNotes(path, host, () => parseOptionsFor(path, host))
  const [stuck] = merged?.stuck ?? []
  if (stuck)
    throw new PostmortemError({
      code: 'file-unwritable',
      path,
      reason: stuck.reason,
      kept: besidePath(path).journal,
      unsaved: stuck.note.text,
    })
  return merged !== null
}
