import { stripVTControlCharacters } from 'node:util'
import type { MilestoneName, ParseOptions } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visible, visibleLine } from '../../visible.ts'
import { configsFor } from '../config.ts'
import { keepNote, type Merged, mergeNotes } from '../incident-file.ts'
import type { Note } from '../journal.ts'
import { theIncident } from '../open-incidents.ts'

export interface LogOptions {
  readonly at?: string
  readonly file?: string
  readonly detected?: boolean
  readonly acknowledged?: boolean
  readonly mitigated?: boolean
  readonly resolved?: boolean
}

const marks = [
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const satisfies readonly MilestoneName[]

/** Longer than anything that happened in one moment. The file as a whole may have 1 MiB. */
const LONGEST = 20_000

/** Note an event of the incident that is open. Its text is on the disk before anything else is tried. */
export async function log(words: readonly string[], options: LogOptions, host: Host): Promise<ExitCode> {
  const sets = marks.filter(name => options[name])
  const path = options.file ?? null
  const text = await readText(words, sets, host)
  await noteEvent(path, text, sets, options.at, host)
  return exitCode.ok
}

async function readText(
  words: readonly string[],
  sets: readonly MilestoneName[],
  host: Host,
): Promise<string> {
  const piped = words.length === 1 && words[0] === '-'
  const said = (piped ? stripVTControlCharacters(await host.readInput()) : words.join(' ')).trim()
  if (said.length > LONGEST)
    throw new PostmortemError({
      code: 'usage',
      message: `An event has ${LONGEST} characters at most, and this has ${said.length}. Put the rest into the file by hand.`,
    })
  if (said) return said
  const [first] = sets
  if (first && !piped) return `${first[0]?.toUpperCase()}${first.slice(1)}`
  if (!piped && host.interactive) {
    const { prompterOf, answerOf } = await import('../ask.ts')
    const prompter = await prompterOf(host)
    const check = (line: string) => (line ? undefined : 'Say what happened.')
    return answerOf(await prompter.line({ message: 'What happened?' }, { check }))
  }
  throw new PostmortemError({
    code: 'usage',
    message: 'Say what happened: postmortem log "Traffic moved away".',
  })
}

/** Keep an event of an incident, and put it into its file. @returns the path of the file. */
export async function noteEvent(
  named: string | null,
  text: string,
  sets: readonly MilestoneName[],
  at: string | undefined,
  host: Host,
): Promise<string> {
  const path = await theIncident(named, host, text)
  if (host.kind(path) !== 'file')
    throw new PostmortemError({
      code: 'file-unwritable',
      path,
      reason: 'there is no such file',
      unsaved: text,
    })
  const reading = (): Promise<ParseOptions> => parseOptionsFor(path, host)
  const { instant, written } = await timeOf(at, path, text, host, reading)
  const note: Note = { id: host.unique(), instant, written, text, sets }
  keepNote(path, note, host)
  tell(path, note, await mergeNotes(path, host, reading, note), host)
  return path
}

/** How a file is read: by its config, and where nothing names a zone, in that of the machine. */
export async function parseOptionsFor(path: string, host: Host): Promise<ParseOptions> {
  const { settings } = await configsFor({}, host)(path)
  return { timezone: host.timezone, ...settings.parse, path }
}

async function timeOf(
  at: string | undefined,
  path: string,
  text: string,
  host: Host,
  reading: () => Promise<ParseOptions>,
): Promise<{ readonly instant: number; readonly written: string | null }> {
  const now = host.now().getTime()
  if (at === undefined) return { instant: now, written: null }
  const { whenContextOf } = await import('../incident-times.ts')
  const { momentOf } = await import('../when.ts')
  return momentOf('--at', at, whenContextOf(path, now, await reading(), host), host, text)
}

function tell(path: string, note: Note, merged: Merged | null, host: Host): void {
  const shown = visibleLine(path)
  if (!merged) {
    host.err(`Noted. Another process is writing ${shown}: the next postmortem log puts it into the file.\n`)
    return
  }
  const { put, again, own } = merged
  host.out(own ? `${shown}:${own.row}: ${visible(own.line)}\n` : `${shown}: noted\n`)
  const others = put.filter(({ id }) => id !== note.id).length
  if (again > 0)
    host.err(
      `${again === 1 ? 'An event that was' : `${again} events that were`} noted before had gone from the file, and ${again === 1 ? 'is' : 'are'} there again. Delete ${again === 1 ? 'it' : 'them'} once more if that was meant.\n`,
    )
  else if (others > 0) host.err(`With ${others === 1 ? 'one' : others} noted before.\n`)
}
