import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { quote } from '../../visible.ts'
import { readDocument } from '../file/read-document.ts'
import { namesIn } from '../names-in.ts'
import { type Answers, checkAnswers, readAnswers } from './answers.ts'

/** The flags that answer questions, as commander names them. */
export interface AnswerFlags {
  readonly answers?: string
  readonly title?: string
  readonly date?: string
  readonly timezone?: string
  readonly severity?: string
  readonly service?: readonly string[]
  readonly author?: readonly string[]
  readonly summary?: string
  readonly impact?: string
  readonly event?: readonly string[]
  readonly started?: string
  readonly detected?: string
  readonly acknowledged?: string
  readonly mitigated?: string
  readonly resolved?: string
  readonly rootCause?: string
  readonly factor?: readonly string[]
  readonly action?: readonly string[]
  readonly lesson?: readonly string[]
}

/** Reads the answers file and the flags. A flag takes precedence over the file. */
export async function gatherAnswers(options: AnswerFlags, host: Host): Promise<Answers> {
  const { answers: source } = options
  const fromFile = source === undefined ? {} : readAnswers(source, await answersText(source, host))
  const flags = {
    title: options.title,
    date: options.date && (await dayOf(options.date, host)),
    timezone: options.timezone,
    severity: options.severity,
    services: options.service?.flatMap(namesIn),
    authors: options.author,
    summary: options.summary,
    impact: options.impact,
    events: options.event,
    started: options.started,
    detected: options.detected,
    acknowledged: options.acknowledged,
    mitigated: options.mitigated,
    resolved: options.resolved,
    root_cause: options.rootCause,
    contributing_factors: options.factor,
    action_items: options.action,
    lessons: options.lesson,
  }
  const set = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined))
  const answers = { ...fromFile, ...checkAnswers('the flags', set) }
  const { action_items: actions } = answers
  return actions ? { ...answers, action_items: await withDueDates(actions, host) } : answers
}

/** `yesterday` as a date, said as it was read. A date is left to the check of all answers. @throws PostmortemError */
async function dayOf(text: string, host: Host): Promise<string> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text
  const { readDay } = await import('../when/named-day.ts')
  const day = readDay(text, host.clock.now().getTime(), host.clock.timezone, 'past')
  if ('problem' in day)
    throw new PostmortemError({
      code: 'answers-invalid',
      source: 'the flags',
      problems: [`date: ${day.problem}`],
    })
  host.terminal.err(`${quote(text)} is ${day.date}.\n`)
  return day.date
}

type Actions = NonNullable<Answers['action_items']>

/** The actions with dates for "due next friday", each said as it was read. @throws PostmortemError for no day */
async function withDueDates(actions: Actions, host: Host): Promise<Actions> {
  const { withDueDate } = await import('./due-dates.ts')
  const problems: string[] = []
  const made = actions.map((action, i) => {
    if (typeof action !== 'string') return action
    const read = withDueDate(action, host.clock.now().getTime(), host.clock.timezone)
    if ('problem' in read) problems.push(`action_items.${i}: ${read.problem}`)
    else if (read.read) host.terminal.err(`due ${quote(read.read.words)} is ${read.read.date}.\n`)
    return 'problem' in read ? action : read.line
  })
  if (problems.length > 0)
    throw new PostmortemError({ code: 'answers-invalid', source: 'the action items', problems })
  return made
}

/** The text of a file of answers, or of standard input. */
export const answersText = async (source: string, host: Host): Promise<string> =>
  source === '-' ? host.terminal.readInput() : readDocument(source, host)
