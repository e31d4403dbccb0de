import { stripVTControlCharacters } from 'node:util'
import type { MilestoneName } from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible, visibleLine } from '../../visible.ts'
import { configsDuringIncident, parseOptionsFor } from '../config.ts'
import { besidePath } from '../file/change-text.ts'
import type { PostmortemFile } from '../file/postmortem-file.ts'
import { type Merged, mergeNotes, saveNote } from './incident-file.ts'
import type { Note } from './journal-lines.ts'
import { theIncident } from './open-incidents.ts'

/** The most characters of one event. The whole file may have 1 MiB. */
const LONGEST = 20_000

/** Reads the text of an event from the command line or a pipe, without the control characters of other programs. */
export async function readEventText(words: readonly string[], host: Host): Promise<string> {
  const piped = words.length === 1 && words[0] === '-'
  const said = piped ? await host.terminal.readInput() : words.join(' ')
  const text = stripVTControlCharacters(said).replace(CONTROLS, '').trim()
  if (text.length <= LONGEST) return text
  host.terminal.err(`Not saved: ${visible(text)}\n`)
  throw new PostmortemError({ code: 'event-too-long', length: text.length, limit: LONGEST })
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/** The file of an incident; times of it that have no zone are by the clock of this machine. */
export async function incidentFile(path: string, host: Host): Promise<PostmortemFile> {
  // log adds most events without it
  const { postmortemFile } = await import('../file/postmortem-file.ts')
  return postmortemFile(path, configsDuringIncident(host), host, host.clock.timezone)
}

/** An event to add, and where. */
export interface NewEvent {
  readonly file: string | null
  readonly text: string
  readonly sets: readonly MilestoneName[]
  readonly at: string | undefined
  /** Whether a milestone may be moved, and set against another one. */
  readonly force: boolean
  /** Whether nothing is said on the standard output. */
  readonly json: boolean
  /** What else it changes. */
  readonly also?: Pick<Note, 'reopens' | 'severity' | 'services'>
}

/**
 * Saves an event to the journal of an incident, and inserts it into the file.
 *
 * @returns the file, and the row of the event; null if it is not in the file yet. @throws PostmortemError after printing the text that is not saved.
 */
export async function addEvent(
  event: NewEvent,
  host: Host,
): Promise<{
  readonly path: string
  readonly note: Note
  readonly inserted: { readonly row: number | null } | null
}> {
  const { text, json } = event
  const { path, note } = await noteFor(event, host)
  saveNote(path, note, host)
  const merged = await mergeNotes(path, host, () => parseOptionsFor(path, host), note)
  const own = merged?.stuck.find(one => one.note.id === note.id)
  if (own)
    throw new PostmortemError({
      code: 'file-unwritable',
      path,
      reason: own.reason,
      kept: besidePath(path).journal,
      unsaved: text,
    })
  reportSaved(path, note, merged, json, host)
  if (merged?.unset) throw new PostmortemError({ code: 'fields-not-set', path, fields: fieldsOf(note) })
  return { path, note, inserted: merged && { row: merged.own?.row ?? null } }
}

const fieldsOf = ({ sets, reopens, severity, services }: Note): readonly string[] => [
  ...sets,
  ...(reopens ? ['resolved'] : []),
  ...(severity === undefined ? [] : ['severity']),
  ...(services ? ['services'] : []),
]

/** Makes the note. If that fails, it prints the text, which is not saved yet. */
async function noteFor(
  { file, text, sets, at, force, also }: NewEvent,
  host: Host,
): Promise<{ readonly path: string; readonly note: Note }> {
  try {
    const path = await theIncident(file, host)
    const { instant, written, seconds } = await timeOf(at, path, host)
    if (sets.length > 0 && !force) await checkMilestones(path, sets, instant, host)
    return {
      path,
      note: { id: host.journal.newId(), instant, written, ...(seconds && { seconds }), text, sets, ...also },
    }
  } catch (error) {
    host.terminal.err(`Not saved: ${visible(text)}\n`)
    throw error
  }
}

/** Asks before a milestone moves or contradicts another one. @throws PostmortemError where nobody answers */
async function checkMilestones(
  path: string,
  sets: readonly MilestoneName[],
  instant: number,
  host: Host,
): Promise<void> {
  const { milestoneProblem } = await import('./milestone-problem.ts')
  const file = await incidentFile(path, host)
  const problem = milestoneProblem(file, sets, instant)
  if (problem === null) return
  if (!host.terminal.interactive) throw new PostmortemError({ code: 'milestone-refused', problem })
  const { prompterOf } = await import('../ask/ask.ts')
  const isMeant = await (await prompterOf(host)).confirm({ message: `${problem} Set it anyway?` })
  if (!isMeant) throw new PostmortemError({ code: 'cancelled', kept: null })
}

async function timeOf(
  at: string | undefined,
  path: string,
  host: Host,
): Promise<Pick<Note, 'instant' | 'written' | 'seconds'>> {
  const now = host.clock.now().getTime()
  if (at === undefined) return { instant: now, written: null }
  const { whenContextOf } = await import('./incident-times.ts')
  const { momentOf } = await import('../when/when.ts')
  const file = await incidentFile(path, host)
  return momentOf('--at', at, whenContextOf(file, now), host)
}

function reportSaved(path: string, note: Note, merged: Merged | null, json: boolean, host: Host): void {
  const shown = visibleLine(path)
  if (!merged) {
    host.terminal.err(
      `Saved to the journal, not yet in ${shown}: another process holds ${visibleLine(besidePath(path).lock)}. The next postmortem log adds it; a lock of a dead process expires after a minute.\n`,
    )
    return
  }
  const { inserted, own } = merged
  if (!json) host.terminal.out(own ? `${shown}:${own.row}: ${visible(own.line)}\n` : `${shown}: added\n`)
  const others = inserted.filter(({ id }) => id !== note.id).length
  if (others > 0 && merged.restored === 0)
    host.terminal.err(
      `Also added ${others === 1 ? 'one earlier event' : `${others} earlier events`} from the journal.\n`,
    )
  reportRestored(path, merged, host)
}

/** Reports events that were missing from the file and have been restored, those that it cannot take, and odd journals. */
export function reportRestored(path: string, merged: Merged | null, host: Host): void {
  const foreign = merged?.foreign ?? 0
  if (foreign > 0)
    host.terminal.err(
      `Skipped ${foreign === 1 ? 'a line' : `${foreign} lines`} of ${visibleLine(besidePath(path).journal)} that postmortem did not write.\n`,
    )
  for (const { note, reason } of merged?.stuck ?? [])
    host.terminal.err(`Still only in the journal (${reason}): ${visible(note.text)}\n`)
  const restored = merged?.restored ?? 0
  if (restored === 1)
    host.terminal.err(
      'Restored an event that was missing from the file. To remove it, delete it once more.\n',
    )
  if (restored > 1)
    host.terminal.err(
      `Restored ${restored} events that were missing from the file. To remove them, delete them once more.\n`,
    )
}
