import type { MilestoneName } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { addEvent, incidentFile, type NewEvent, readEventText } from '../incident/add-event.ts'
import { namesIn } from '../names-in.ts'
import { withUnquoted } from '../when/unquoted.ts'

export interface LogOptions {
  readonly at?: string
  readonly file?: string
  readonly force?: boolean
  readonly detected?: boolean
  readonly acknowledged?: boolean
  readonly mitigated?: boolean
  readonly resolved?: boolean
  readonly severity?: string
  readonly service?: readonly string[]
  readonly json?: boolean
}

const marks = [
  'detected',
  'acknowledged',
  'mitigated',
  'resolved',
] as const satisfies readonly MilestoneName[]

/** Adds an event to the open incident. Its text is on the disk before anything else is tried. */
export async function log(typed: readonly string[], options: LogOptions, host: Host): Promise<ExitCode> {
  const { at, words } = withUnquoted(options.at, typed)
  const sets = marks.filter(name => options[name])
  const also = await alsoOf(options)
  const text = (await readEventText(words, host)) || (await textWithout(sets, also, words, host))
  const { file = null, force = false, json = false } = options
  const { path, note, inserted } = await addEvent({ file, text, sets, at, force, json, also }, host)
  if (json) {
    const { printAdded } = await import('../incident/incident-json.ts')
    await printAdded(note, inserted, path, host)
  } else if (inserted && sets.length > 0) await sayMilestones(path, sets, host)
  else if (inserted && at !== undefined) await sayDistance(path, note.instant, host)
  return exitCode.ok
}

/** What the front matter gets besides milestones. */
async function alsoOf({ severity, service }: LogOptions): Promise<NonNullable<NewEvent['also']>> {
  if (severity === undefined && service === undefined) return {}
  const { checkAnswers } = await import('../answers/answers.ts')
  const { services } = checkAnswers('the flags', { severity, services: service?.flatMap(namesIn) })
  return { ...(severity !== undefined && { severity }), ...(services && { services: [services].flat() }) }
}

/** Says what was set: `mitigated 10:30, 30 min after the start`. */
async function sayMilestones(path: string, sets: readonly MilestoneName[], host: Host): Promise<void> {
  const { formatDuration } = await import('../../document/index.ts')
  const { milestones } = (await incidentFile(path, host)).read()
  const { started } = milestones
  for (const name of sets) {
    const at = milestones[name]
    if (!at) continue
    const after =
      started && at.earliest >= started.latest ? formatDuration(at.earliest - started.earliest) : null
    host.terminal.out(`  ${name} ${at.text}${after === null ? '' : `, ${after} after the start`}\n`)
  }
}

/** Says how far from the start a given time is: a slip of a day or of a zone shows at once. */
async function sayDistance(path: string, instant: number, host: Host): Promise<void> {
  const { formatDuration } = await import('../../document/index.ts')
  const { started } = (await incidentFile(path, host)).read().milestones
  if (started?.frame !== 'instant') return
  const distance = instant - started.earliest
  const side = distance < 0 ? 'before' : 'after'
  host.terminal.out(`  ${formatDuration(Math.abs(distance))} ${side} the start\n`)
}

async function textWithout(
  [first]: readonly MilestoneName[],
  { severity, services }: NonNullable<NewEvent['also']>,
  words: readonly string[],
  host: Host,
): Promise<string> {
  if (severity && words.length === 0) return `Severity ${severity}`
  if (services && words.length === 0) return `Also affected: ${services.join(', ')}`
  if (first && words.length === 0) return `${first[0]?.toUpperCase()}${first.slice(1)}`
  if (words.length === 0 && host.terminal.interactive) {
    const { prompterOf, answerOf } = await import('../ask/ask.ts')
    const prompter = await prompterOf(host)
    const check = (line: string) => (line ? undefined : 'Type what happened.')
    return answerOf(await prompter.line({ message: 'What happened?' }, { check }))
  }
  throw new PostmortemError({ code: 'event-missing' })
}
