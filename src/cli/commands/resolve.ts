import { formatSpan, metricNames } from '../../document/index.ts'
import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { addEvent, incidentFile, readEventText } from '../incident/add-event.ts'
import { closeJournal } from '../incident/incident-file.ts'
import { printAdded } from '../incident/incident-json.ts'
import { shellWord } from '../shell-word.ts'
import { withUnquoted } from '../when/unquoted.ts'

export interface ResolveOptions {
  readonly at?: string
  readonly file?: string
  readonly force?: boolean
  readonly json?: boolean
}

/** Closes an incident: adds its last event, and prints how long it took. */
export async function resolve(
  typed: readonly string[],
  { at: stated, file, force = false, json = false }: ResolveOptions,
  host: Host,
): Promise<ExitCode> {
  const { at, words } = withUnquoted(stated, typed)
  const text = (await readEventText(words, host)) || 'Resolved'
  const { path, note, inserted } = await addEvent(
    { file: file ?? null, text, sets: ['resolved'], at, force, json },
    host,
  )
  if (inserted) closeJournal(path, host)
  if (json) await printAdded(note, inserted, path, host)
  if (!inserted || json) return exitCode.ok
  const { metrics } = (await incidentFile(path, host)).read()
  for (const name of metricNames) {
    const metric = metrics[name]
    if (metric && metric.most >= 0)
      host.terminal.out(`  ${name.replaceAll('_', ' ')}: ${formatSpan(metric)}\n`)
  }
  host.terminal.err(`Next:\n  postmortem edit ${shellWord(path)}\n`)
  return exitCode.ok
}
