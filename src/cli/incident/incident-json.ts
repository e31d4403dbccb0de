import { type Document, type Moment, milestoneNames } from '../../document/index.ts'
import type { Host } from '../../host/index.ts'
import { jsonText } from '../../visible.ts'
import { incidentFile } from './add-event.ts'
import type { Note } from './journal-lines.ts'

export const instantOf = (moment: Moment | null | undefined): number | null =>
  moment?.frame === 'instant' ? moment.earliest : null

/** An incident as `--json` prints it: times are instants in UTC. */
export function incidentJson(path: string, { title, meta, milestones, events }: Document, now: number) {
  const since = instantOf(milestones.started)
  const time = (moment: Moment | null | undefined) => {
    const at = instantOf(moment)
    return at === null ? null : new Date(at).toISOString()
  }
  const last = events.at(-1)
  return {
    path,
    title: title?.text ?? null,
    severity: meta.one.get('severity')?.text ?? null,
    open_ms: since === null || milestones.resolved ? null : now - since,
    ...Object.fromEntries(milestoneNames.map(name => [name, time(milestones[name])])),
    events: events.length,
    last_event: last ? { at: time(last.at), text: last.text } : null,
  }
}

/** Prints an incident. */
export const printIncident = (path: string, host: Host): Promise<void> => printWith({}, path, host)

/** Prints an incident, and the event that was added with its row in the file; null if it is only in the journal yet. */
export const printAdded = (
  { instant, text }: Note,
  inserted: { readonly row: number | null } | null,
  path: string,
  host: Host,
): Promise<void> =>
  printWith({ added: { row: inserted?.row ?? null, at: new Date(instant).toISOString(), text } }, path, host)

async function printWith(added: object, path: string, host: Host): Promise<void> {
  const document = (await incidentFile(path, host)).read()
  const incident = incidentJson(path, document, host.clock.now().getTime())
  host.terminal.out(`${jsonText({ version: 1, ...added, incident }, 2)}\n`)
}
