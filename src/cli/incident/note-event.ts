import { stripVTControlCharacters } from 'node:util'
import type { MilestoneName, ParseOptions } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible, visibleLine } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { keepNote, type Merged, mergeNotes } from './incident-file.ts'
import { besidePath, type Note } from './journal.ts'
import { theIncident } from './open-incidents.ts'

/** Longer than anything that happened in one moment. The file as a whole may have 1 MiB. */
const LONGEST = 20_000

/** What happened, from the command line or a pipe, without the colours and the like of other programs' output. */
export async function readEventText(words: readonly string[], host: Host): Promise<string> {
  const piped = words.length === 1 && words[0] === '-'
  const said = piped ? await host.terminal.readInput() : words.join(' ')
  const text = stripVTControlCharacters(said).replace(CONTROLS, '').trim()
  if (text.length <= LONGEST) return text
  host.terminal.err(`Not noted: ${visible(text)}\n`)
  throw new PostmortemError({
    code: 'usage',
    message: `An event has ${LONGEST} characters at most, and this has ${text.length}. Put the rest into the file by hand.`,
  })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** An event that is to be noted, and where. */
export interface Noting {
  readonly file: string | null
  readonly text: string
  readonly sets: readonly MilestoneName[]
  readonly at: string | undefined
}

/**
 * Keep an event of an incident, and put it into its file.
 *
 * @returns the file, and whether the event is in it by now. @throws PostmortemError, with the text given back.
 */
export async function noteEvent(
  { file, text, sets, at }: Noting,
  host: Host,
): Promise<{ readonly path: string; readonly put: boolean }> {
  const { path, note } = await noteFor({ file, text, sets, at }, host)
  keepNote(path, note, host)
  const merged = await mergeNotes(path, host, () => parseOptionsFor(path, host), note)
  tell(path, note, merged, host)
  if (merged?.unset)
    throw new PostmortemError({
      code: 'usage',
      message: `The event is in ${visibleLine(path)}, but ${sets.join(' and ')} could not be set: its front matter is not valid YAML. Mend it, and set it by hand.`,
    })
  return { path, put: merged !== null }
}

/** Until the note is kept, whatever goes wrong gives the text back. */
async function noteFor(
  { file, text, sets, at }: Noting,
  host: Host,
): Promise<{ readonly path: string; readonly note: Note }> {
  try {
    const path = await theIncident(file, host)
    if (host.files.kind(path) !== 'file')
      throw new PostmortemError({ code: 'file-unreadable', path, reason: 'there is no such file' })
    const { instant, written } = await timeOf(at, path, host)
    return { path, note: { id: host.journal.newId(), instant, written, text, sets } }
  } catch (error) {
    host.terminal.err(`Not noted: ${visible(text)}\n`)
    throw error
  }
}

/** How a file is read: by its config, and where nothing names a zone, in that of the machine. */
export async function parseOptionsFor(path: string, host: Host): Promise<ParseOptions> {
  const { parse } = await configsFor({}, host)(path)
  return { timezone: host.clock.timezone, ...parse, path }
}

async function timeOf(
  at: string | undefined,
  path: string,
  host: Host,
): Promise<{ readonly instant: number; readonly written: string | null }> {
  const now = host.clock.now().getTime()
  if (at === undefined) return { instant: now, written: null }
  const { whenContextOf } = await import('./incident-times.ts')
  const { momentOf } = await import('../when/when.ts')
  return momentOf('--at', at, whenContextOf(path, now, await parseOptionsFor(path, host), host), host)
}

function tell(path: string, note: Note, merged: Merged | null, host: Host): void {
  const shown = visibleLine(path)
  if (!merged) {
    host.terminal.err(
      `Noted, and not in ${shown} yet: another process holds ${visibleLine(besidePath(path).lock)}. The next postmortem log puts it in; a lock that was left behind is taken over after a minute.\n`,
    )
    return
  }
  const { put, own } = merged
  host.terminal.out(own ? `${shown}:${own.row}: ${visible(own.line)}\n` : `${shown}: noted\n`)
  const others = put.filter(({ id }) => id !== note.id).length
  if (others > 0 && merged.again === 0)
    host.terminal.err(`With ${others === 1 ? 'one' : others} noted before.\n`)
  tellAgain(merged, host)
}

/** Say what an older copy of the file had lost. */
export function tellAgain(merged: Merged | null, host: Host): void {
  const again = merged?.again ?? 0
  if (again === 1)
    host.terminal.err(
      'An event that was noted before had gone from the file, and is there again. Delete it once more if that was meant.\n',
    )
  if (again > 1)
    host.terminal.err(
      `${again} events that were noted before had gone from the file, and are there again. Delete them once more if that was meant.\n`,
    )
}
