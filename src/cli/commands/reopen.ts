import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { folderOfPostmortems, folderShown } from '../config.ts'
import { addEvent, readEventText } from '../incident/add-event.ts'
import { printAdded } from '../incident/incident-json.ts'
import { lastClosed } from '../incident/open-incidents.ts'
import { withUnquoted } from '../when/unquoted.ts'

export interface ReopenOptions {
  readonly at?: string
  readonly file?: string
  readonly json?: boolean
}

/** Opens the incident again that was closed last: it has no end any more, and an event that says so. */
export async function reopen(
  typed: readonly string[],
  { at: stated, file, json = false }: ReopenOptions,
  host: Host,
): Promise<ExitCode> {
  const { at, words } = withUnquoted(stated, typed)
  const path = file ?? (await lastClosed(host))?.path
  if (path === undefined)
    throw new PostmortemError({
      code: 'incident-not-closed',
      folder: folderShown(await folderOfPostmortems(host)),
    })
  const why = await readEventText(words, host)
  // so that a reader of the timeline takes the end before for none
  const text = why ? `Reopened: ${why}` : 'Reopened'
  const event = { file: path, text, sets: [], at, force: false, json, also: { reopens: true } }
  const { note, inserted } = await addEvent(event, host)
  if (json) await printAdded(note, inserted, path, host)
  return exitCode.ok
}
