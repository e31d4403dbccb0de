import {
  type AnswerContext,
  appendAction,
  appendEvent,
  type Document,
  type Edit,
  formatDuration,
  isZone,
  type MilestoneName,
  type Moment,
  parse,
  readEventAnswer,
  readIsoDate,
  readTimeAnswer,
  replaceSection,
  type SectionKind,
  setField,
} from '../document/index.ts'
import { frontMatterSchema } from '../document/schema.ts'
import type { Answers } from './answers.ts'
import { asList, type Opening, typedAction } from './answers-draft.ts'
import type { Accepted, Prompter } from './ask.ts'

/** Puts one answer into the file. @param unsaved the answer as typed, to give back if that fails. */
export type Save = (edit: (document: Document) => Edit | undefined, unsaved: string) => void

export async function askOpening(
  given: Answers,
  today: string,
  systemZone: string,
  prompter: Prompter,
): Promise<Opening> {
  const title =
    given.title ??
    (await prompter.line('What failed, for whom?', {
      check: line => (line ? undefined : 'A title is needed.'),
    }))
  const date =
    given.date ??
    (await prompter.line('On which day did it begin?', {
      initial: today,
      check: line => (readIsoDate(line) ? undefined : 'Write it as YYYY-MM-DD.'),
    }))
  const timezone =
    given.timezone ??
    (await prompter.search('In which time zone are the times?', term => zonesLike(term, systemZone)))
  return { title, date, timezone }
}

/** Zones that hold every word of the term, the system's first. */
function zonesLike(term: string, first: string): string[] {
  const words = term
    .toLowerCase()
    .split(/[\s/_]+/)
    .filter(Boolean)
  const all = new Set([first, 'UTC', ...Intl.supportedValuesOf('timeZone')])
  return [...all].filter(zone => isZone(zone) && words.every(word => zone.toLowerCase().includes(word)))
}

const severities = [
  { name: 'SEV1  critical: customers cannot use the service', value: 'SEV1' },
  { name: 'SEV2  major: much of it is broken or slow', value: 'SEV2' },
  { name: 'SEV3  minor: some customers are bothered', value: 'SEV3' },
  { name: 'SEV4  low: nobody outside noticed', value: 'SEV4' },
  { name: 'another label', value: 'other' },
  { name: 'not known yet', value: '' },
] as const

/** Ask for what has not been given, and put each answer into the file before the next question. */
export async function askRest(
  given: Answers,
  opening: Opening,
  prompter: Prompter,
  save: Save,
): Promise<void> {
  await askSeverity(given, prompter, save)
  if (given.services === undefined) {
    const services = (await prompter.line('Which services were affected? (commas between them)'))
      .split(',')
      .map(name => name.trim())
      .filter(Boolean)
    if (services.length > 0) save(document => setField(document, 'services', services), services.join(', '))
  }
  await askSection('summary', 'Summary: what happened, in a few sentences?', given.summary, prompter, save)
  await askSection(
    'impact',
    'Impact: who was affected, how much, for how long?',
    given.impact,
    prompter,
    save,
  )
  await askTimes(given, opening, prompter, save)
  await askSection(
    'root_cause',
    'Root cause: which condition made it possible?',
    given.root_cause,
    prompter,
    save,
  )
  if (given.contributing_factors === undefined) {
    const message = 'Contributing factors, one to a line'
    await askList(message, prompter, factors =>
      save(d => replaceSection(d, 'contributing_factors', asList(factors)), factors.at(-1) ?? ''),
    )
  }
  if (given.action_items === undefined) await askActions(prompter, save)
  if (given.lessons === undefined) {
    const message = 'Lessons learned, one to a line'
    await askList(message, prompter, lessons =>
      save(d => replaceSection(d, 'lessons', asList(lessons)), lessons.at(-1) ?? ''),
    )
  }
}

async function askSeverity(given: Answers, prompter: Prompter, save: Save): Promise<void> {
  if (given.severity !== undefined) return
  const chosen = await prompter.choose('How severe was it?', severities)
  const severity =
    chosen === 'other' ? await prompter.line('Which label?', { check: severityProblem }) : chosen
  if (severity) save(document => setField(document, 'severity', severity), severity)
}

/** As the front matter would have it. */
function severityProblem(label: string): string | undefined {
  const checked = frontMatterSchema.shape.severity.safeParse(label)
  return checked.success ? undefined : checked.error.issues[0]?.message
}

async function askSection(
  kind: SectionKind,
  message: string,
  given: string | undefined,
  prompter: Prompter,
  save: Save,
): Promise<void> {
  if (given !== undefined) return
  const keep = (text: string) => {
    if (text) save(document => replaceSection(document, kind, text), text)
  }
  keep(await prompter.text(message, keep))
}

/** Each line is saved with those before it. */
async function askList(
  message: string,
  prompter: Prompter,
  saveAll: (lines: readonly string[]) => void,
): Promise<void> {
  const lines: string[] = []
  await prompter.lines(message, line => {
    lines.push(line.trim())
    saveAll(lines)
    return { echo: `- ${line.trim()}` }
  })
}

async function askActions(prompter: Prompter, save: Save): Promise<void> {
  await prompter.lines('Action items, one to a line: what — @owner, due YYYY-MM-DD, prevent', line => {
    save(document => appendAction(document, typedAction(line)), line)
    return { echo: `- ${line.trim()} ${understood(line)}` }
  })
}

/** What of an action line was read as its owner and its date, so that a slip is seen at once. */
function understood(line: string): string {
  const [action] = parse(`## Action items\n\n- ${line.trim()}\n`).actions
  const known = [action?.owner && `owner ${action.owner}`, action?.due && `due ${action.due}`].filter(Boolean)
  return known.length > 0 ? `(${known.join(', ')})` : '(no owner, no date)'
}

interface NotedEvent {
  readonly time: string
  readonly text: string
  readonly moment: Moment
}

const asked: readonly (readonly [MilestoneName, string])[] = [
  ['started', 'When did the impact begin?'],
  ['detected', 'When did somebody or something notice?'],
  ['mitigated', 'When did the impact end?'],
  ['resolved', 'When was all as before?'],
]

async function askTimes(
  given: Answers,
  { date, timezone }: Opening,
  prompter: Prompter,
  save: Save,
): Promise<void> {
  const events: NotedEvent[] = []
  const context = (): AnswerContext => ({
    date: readIsoDate(date) ?? { year: 1970, month: 1, day: 1 },
    timezone,
    previous: events.at(-1)?.moment ?? null,
  })
  if (given.events === undefined) {
    await prompter.lines(
      'Timeline: a time and what happened, such as "06:55 Migration started" or "+4m Resumes slowed"',
      (line): Accepted => {
        const event = readEventAnswer(line, context())
        if ('problem' in event) return event
        save(document => appendEvent(document, event.time, event.text), line)
        const previous = events.at(-1)
        const gap = previous ? event.moment.earliest - previous.moment.earliest : 0
        events.push(event)
        const beside = gap > 0 ? ` (+${formatDuration(gap)})` : gap < 0 ? ' (before the event above)' : ''
        return { echo: `${event.time} ${event.text}${beside}` }
      },
    )
  }
  for (const [name, message] of asked) {
    if (given[name] !== undefined) continue
    const time = await askMilestone(message, events, context, prompter)
    if (time) save(document => setField(document, name, time), time)
  }
}

/** One of the events, another time, or nothing. */
async function askMilestone(
  message: string,
  events: readonly NotedEvent[],
  context: () => AnswerContext,
  prompter: Prompter,
): Promise<string> {
  if (events.length > 0) {
    const choices = [
      ...events.map(({ time, text }, i) => ({ name: `${time} ${text}`, value: i })),
      { name: 'at another time', value: -1 },
      { name: 'not known', value: -2 },
    ]
    const chosen = await prompter.choose(message, choices)
    if (chosen !== -1) return events[chosen]?.time ?? ''
  }
  const read = (line: string) => readTimeAnswer(line, context())
  const problemIn = (line: string) => {
    const answer = line ? read(line) : undefined
    return answer && 'problem' in answer ? answer.problem : undefined
  }
  const line = await prompter.line(`${message} (06:59; empty if not known)`, { check: problemIn })
  const answer = line ? read(line) : undefined
  return answer && 'time' in answer ? answer.time : ''
}
