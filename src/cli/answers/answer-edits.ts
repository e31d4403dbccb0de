import {
  appendAction,
  clockOfFields,
  clockOfTimeline,
  type Document,
  type Edit,
  insertEvent,
  type Moment,
  milestoneNames,
  type ParseOptions,
  readEventAnswer,
  readTimeAnswer,
  replaceSection,
  sectionKinds,
  setField,
  setMilestone,
  whyNotEdited,
  type ZoneOrOffset,
} from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import { ofMoment } from '../when/when.ts'
import type { Answers } from './answers.ts'
import { actionText, asList, listOf } from './answers-draft.ts'
import { extended, isList, sectionText } from './section-text.ts'

/** A change of a document; each change is made on the result of the previous ones. */
type Change = (document: Document) => Edit

const fields = ['id', 'title', 'date', 'timezone', 'severity'] as const
const lists = ['services', 'authors', 'tags'] as const

/**
 * The changes that answers make in an existing postmortem. Events, actions, factors and lessons are added; other answers
 * replace what is there.
 *
 * @param options the parse options of the postmortem.
 */
export function answerEdits(given: Answers, options: ParseOptions): readonly Change[] {
  const changes: Change[] = []
  const add = (change: (document: Document) => Edit | undefined) =>
    changes.push(document => {
      const edit = change(document)
      if (edit) return edit
      const reason = whyNotEdited(document)
      throw new PostmortemError({ code: 'file-unwritable', path: options.path ?? 'the file', reason })
    })
  for (const name of fields) {
    const value = given[name]
    if (value) add(document => setField(document, name, value))
  }
  for (const name of lists) {
    const values = given[name]
    if (values) add(document => setField(document, name, listOf(values)))
  }
  for (const kind of sectionKinds) {
    const text = kind in given ? given[kind as 'summary'] : undefined
    if (!text || kind === 'timeline' || kind === 'action_items') continue
    add(document => {
      const before = isList(kind) ? sectionText(document, kind) : ''
      return replaceSection(document, kind, before ? extended(before, listOf(text)) : asList(listOf(text)))
    })
  }
  let previous: Moment | null = null
  for (const event of given.events ?? []) {
    const line = typeof event === 'string' ? event : `${event.time}: ${event.text}`
    add(document => {
      const read = readEventAnswer(line, contextOf(document, clockOfTimeline(document, options), previous))
      if ('problem' in read) throw invalid(`event "${line}": ${read.problem}`)
      previous = read.moment
      return insertEvent(document, { ...timeOf(read.moment, line), seconds: false, text: read.text }, options)
    })
  }
  for (const name of milestoneNames) {
    const answer = given[name]
    if (answer === undefined) continue
    if (answer === '') {
      add(document => setField(document, name, null))
      continue
    }
    add(document => {
      const read = readTimeAnswer(answer, contextOf(document, clockOfFields(document, options), previous))
      if ('problem' in read) throw invalid(`${name}: ${read.problem}`)
      return setMilestone(document, name, timeOf(read.moment, answer), options)
    })
  }
  for (const action of given.action_items ?? []) add(document => appendAction(document, actionText(action)))
  return changes
}

function contextOf(document: Document, timezone: ZoneOrOffset, previous: Moment | null) {
  if (!document.date) throw invalid('the file has no date. Use --date too.')
  return {
    date: document.date,
    timezone,
    previous: previous ?? document.events.at(-1)?.at ?? null,
  }
}

function timeOf(moment: Moment, written: string) {
  const when = ofMoment(moment)
  if ('instant' in when) return when
  throw invalid(
    `"${written}": ${when.problem}. Write the time with its offset, such as 2026-03-08T02:30-05:00.`,
  )
}

const invalid = (problem: string) =>
  new PostmortemError({ code: 'answers-invalid', source: 'the times and events', problems: [problem] })
