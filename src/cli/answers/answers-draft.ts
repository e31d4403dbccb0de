import {
  type ActionText,
  type Draft,
  type MilestoneName,
  type Moment,
  milestoneNames,
  readEventAnswer,
  readIsoDate,
  readTimeAnswer,
} from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Answers } from './answers.ts'

/** The answers that the file needs to exist. */
export interface Opening {
  readonly title: string
  readonly date: string
  readonly timezone: string
}

/** The answers as a postmortem, with a heading for each section that readers look for. */
export function draftOfAnswers(given: Answers, opening: Opening): Draft {
  const { title, date, timezone } = opening
  const { events, milestones } = timesOf(given, opening)
  const sections = {
    background: given.background,
    detection: given.detection,
    response: given.response,
    resolution: given.resolution,
    trigger: given.trigger,
    communication: given.communication,
    supporting: given.supporting,
    contributing_factors: asList(listOf(given.contributing_factors)) || undefined,
  }
  const said = Object.fromEntries(Object.entries(sections).filter(([, text]) => text))
  return {
    fields: {
      ...(given.id && { id: given.id }),
      title,
      date,
      timezone,
      status: 'draft',
      ...(given.severity && { severity: given.severity }),
      ...(given.services && { services: listOf(given.services) }),
      ...(given.tags && { tags: listOf(given.tags) }),
      ...(given.authors && { authors: listOf(given.authors) }),
      ...milestones,
    },
    sections: {
      ...said,
      // the sections that readers look for are there even while they are empty
      summary: given.summary ?? '',
      impact: given.impact ?? '',
      timeline: '',
      root_cause: given.root_cause ?? '',
      action_items: '',
      lessons: asList(listOf(given.lessons)),
    },
    events,
    actions: (given.action_items ?? []).map(actionText),
  }
}

/** The times in the notation of postmortems. @throws PostmortemError for times that cannot be read. */
function timesOf(given: Answers, { date, timezone }: Opening) {
  const day = readIsoDate(date) ?? { year: 1970, month: 1, day: 1 }
  const problems: string[] = []
  let previous: Moment | null = null
  const events: { time: string; text: string }[] = []
  for (const [i, answer] of (given.events ?? []).entries()) {
    const line = typeof answer === 'string' ? answer : `${answer.time}: ${answer.text}`
    const event = readEventAnswer(line, { date: day, timezone, previous })
    if ('problem' in event) problems.push(`events.${i}: ${event.problem}`)
    else {
      previous = event.moment
      events.push({ time: event.time, text: event.text })
    }
  }
  const milestones: Partial<Record<MilestoneName, string>> = {}
  for (const name of milestoneNames) {
    const answer = given[name]
    if (!answer) continue
    const time = readTimeAnswer(answer, {
      date: day,
      timezone,
      previous: answer.trim().startsWith('+') ? previous : null,
    })
    if ('problem' in time) problems.push(`${name}: ${time.problem}`)
    else milestones[name] = time.time
  }
  if (problems.length > 0)
    throw new PostmortemError({ code: 'answers-invalid', source: 'the times and events', problems })
  return { events, milestones }
}

export const listOf = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value

/** The lines as a Markdown list; a single line stays a sentence. */
export const asList = (items: readonly string[]): string =>
  items.length === 1 ? (items[0] ?? '') : items.map(item => `- ${item.replace(/\n/g, '\n  ')}`).join('\n')

/** The text of an action. One that was typed on a line stays as typed: it is read with the document. */
export const actionText = (answer: NonNullable<Answers['action_items']>[number]): ActionText =>
  typeof answer === 'string' ? typedAction(answer) : { ...answer, state: answer.state ?? 'agreed' }

/** An action typed on one line, with or without the box of a task list. */
export function typedAction(line: string): ActionText {
  const [, box, title = line] = /^\[([ xX])\]\s+(.*)$/s.exec(line.trim()) ?? []
  return { title: title.trim(), state: box === undefined || box === ' ' ? 'agreed' : 'done' }
}
