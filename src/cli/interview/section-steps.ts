import {
  appendAction,
  type Document,
  parse,
  replaceSection,
  type SectionKind,
  slice,
} from '../../document/index.ts'
import { asList, typedAction } from '../answers/answers-draft.ts'
import { extended, sectionText, withoutMarker } from '../answers/section-text.ts'
import type { Question, Reply } from '../ask/ask.ts'
import type { Interview, Step } from './interview.ts'
import { remarkOn } from './remarks.ts'
import { askEvents } from './step-times.ts'

/** The text of all sections of a kind. */
const textOf = (kind: SectionKind) => (document: Document) =>
  document.sections
    .filter(section => section.kind === kind)
    .map(section => slice(document.text, section.body).trim())
    .join('\n\n')

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

export function sectionStep(kind: SectionKind, label: string, question: Question): Step {
  const current = textOf(kind)
  return {
    name: kind,
    label,
    current: document => oneLine(current(document)),
    async ask(interview) {
      const { prompter, save, read } = interview
      const before = sectionText(read(), kind)
      if (before) prompter.say(before)
      const write = (text: string) => {
        if (text && text !== sectionText(read(), kind))
          save(document => replaceSection(document, kind, text), text)
      }
      // until the answer is complete, the old text stays before the new one: leaving loses neither
      const keep = (text: string) => write(before ? `${before}\n\n${text}` : text)
      const reply = await prompter.text(question, { keep, current: before, remark: remarkOn(kind) })
      if ('value' in reply) write(reply.value)
      else if (before) write(before)
      return 'go' in reply && reply.go === 'another' ? askWhys(interview) : reply
    },
  }
}

const WHYS = 5

/** Asks why, and why that. Each answer is a line of the list, and is saved with the previous ones. */
async function askWhys({ prompter, save, read }: Interview): Promise<Reply<unknown>> {
  const before = sectionText(read(), 'root_cause')
  const lines: string[] = []
  for (let i = 0; i < WHYS; i++) {
    const message = i === 0 ? 'Why did it happen?' : `Why was that? (${lines.at(-1)})`
    const reply = await prompter.line({ message }, { remark: remarkOn('root_cause') })
    if ('go' in reply) return reply
    if (!reply.value) break
    lines.push(reply.value)
    const list = lines.map((line, n) => `${n + 1}. ${line}`).join('\n')
    save(
      document => replaceSection(document, 'root_cause', before ? `${before}\n\n${list}` : list),
      reply.value,
    )
  }
  return { value: null }
}

/** Asks for the lines of a list; new lines go after the existing ones. */
export function listStep(kind: SectionKind, label: string, question: Question): Step {
  const current = textOf(kind)
  return {
    name: kind,
    label,
    current: document => oneLine(current(document)),
    async ask({ prompter, save, read }) {
      const before = sectionText(read(), kind)
      if (before) prompter.say(before)
      const lines: string[] = []
      return prompter.lines(
        before ? { ...question, message: `More ${label}, one per line` } : question,
        line => {
          lines.push(withoutMarker(line))
          const list = before ? extended(before, lines) : asList(lines)
          save(document => replaceSection(document, kind, list), line)
          return { echo: `- ${withoutMarker(line)}` }
        },
        remarkOn(kind),
      )
    },
  }
}

export const actionsStep: Step = {
  name: 'action_items',
  label: 'action items',
  current: document => document.actions.map(({ title }) => title).join('; '),
  async ask({ prompter, save, now, timezone }) {
    const { withDueDate } = await import('../answers/due-dates.ts')
    return prompter.lines(
      {
        message: 'Action items, one per line: what - @owner, due next friday, prevent',
        why: 'An action without an owner and a due date is seldom done. Begin with a verb, and say how to tell that it is done.',
        example: 'Limit how many migrations run at once - @storage, due 2012-04-13, prevent',
      },
      line => {
        const read = withDueDate(withoutMarker(line), now(), timezone)
        if ('problem' in read) return { problem: read.problem }
        const action = read.line
        save(document => appendAction(document, typedAction(action)), line)
        return { echo: `- ${action} ${understood(action)}` }
      },
    )
  },
}

/** The owner and the date as they were read from an action line, so that a typing error is seen at once. */
function understood(line: string): string {
  const [action] = parse(`## Action items\n\n- ${line.trim()}\n`).actions
  const known = [action?.owner && `owner ${action.owner}`, action?.due && `due ${action.due}`].filter(Boolean)
  return known.length > 0 ? `(${known.join(', ')})` : '(no owner, no date)'
}

export const eventsStep: Step = {
  name: 'events',
  label: 'timeline',
  current: document => document.events.map(({ stamp, text }) => `${stamp.text} ${oneLine(text)}`).join('; '),
  ask: askEvents,
}
