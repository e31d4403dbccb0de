import { applyEdits, insertEvent, parse, print, setMilestone } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { quote, visibleLine } from '../../visible.ts'
import { checkAnswers } from '../answers/answers.ts'
import { draftOfAnswers } from '../answers/answers-draft.ts'
import { configsDuringIncident, folderInside } from '../config.ts'
import { incidentFile } from '../incident/add-event.ts'
import { printIncident } from '../incident/incident-json.ts'
import { createPostmortem } from '../incident/new-file.ts'
import { openIncidents } from '../incident/open-incidents.ts'
import { removeOldJournals } from '../incident/take-back.ts'
import { namesIn } from '../names-in.ts'
import { shellWord } from '../shell-word.ts'
import { withUnquoted } from '../when/unquoted.ts'
import { clockIn, momentOf } from '../when/when.ts'

export interface StartOptions {
  readonly at?: string
  readonly severity?: string
  readonly service?: readonly string[]
  readonly timezone?: string
  readonly folder?: string
  /** Whether to open a second incident of a title. */
  readonly force?: boolean
  readonly json?: boolean
}

/** Opens an incident: a draft with the start as its first event, ready for `log`. It asks nothing. */
export async function start(typed: readonly string[], options: StartOptions, host: Host): Promise<ExitCode> {
  const { at, words } = withUnquoted(options.at, typed)
  const config = await configsDuringIncident(host)('postmortem.md')
  const folder = options.folder ?? folderInside(config, host)
  const title = words.join(' ').trim()
  if (!title) throw new PostmortemError({ code: 'title-missing' })
  const timezone = options.timezone ?? config.parse.timezone ?? host.clock.timezone
  checkAnswers('the flags', { title, timezone })
  const now = host.clock.now().getTime()
  const { instant, written } =
    at === undefined
      ? { instant: now, written: null }
      : await momentOf('--at', at, { now, timezone, previous: null }, host)
  const { date, clock } = clockIn(instant, timezone)
  const opening = { title, date, timezone }
  const answers = checkAnswers('the flags', {
    ...opening,
    severity: options.severity,
    services: options.service?.flatMap(namesIn),
  })
  const open = await openIncidents(host)
  if (!options.force) await refuseSecond(title, open, host)
  const draft = parse(print(draftOfAnswers(answers, opening)))
  const began = insertEvent(draft, { instant, seconds: false, written, text: title })
  const started = setMilestone(draft, 'started', { instant, written })
  const text = applyEdits(
    draft.text,
    [started, began].flatMap(edit => edit ?? []),
  )
  const path = createPostmortem(folder, opening, text, host)
  if (options.json) await printIncident(path, host)
  else host.terminal.out(`Opened ${visibleLine(path)}: ${quote(title)}, since ${clock} (${timezone})\n`)
  // if another incident is open too, the next commands must name this one
  const only = options.folder === undefined && open.length === 0
  const named = only ? '' : ` --file ${shellWord(path)}`
  host.terminal.err(`Next:\n  postmortem log "what happened"${named}\n  postmortem resolve${named}\n`)
  await removeOldJournals(host)
  if (host.terminal.interactive) {
    const { tellClosest } = await import('../collection/closest.ts')
    // of the draft only the title says anything yet
    await tellClosest(parse(`# ${title}\n`), path, host)
  }
  return exitCode.ok
}

/** A second incident of a title would keep `log` from knowing which one is meant. @throws PostmortemError */
async function refuseSecond(title: string, open: readonly string[], host: Host): Promise<void> {
  for (const path of open) {
    const file = await incidentFile(path, host)
    if (file.read().title?.text.toLowerCase() === title.toLowerCase())
      throw new PostmortemError({ code: 'incident-open', title, path })
  }
}
