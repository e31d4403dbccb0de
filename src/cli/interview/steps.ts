import { frontMatterSchema } from '../../document/front-matter/schema.ts'
import {
  appendAction,
  type Document,
  type MilestoneName,
  parse,
  readIsoDate,
  replaceSection,
  type SectionKind,
  setField,
  slice,
} from '../../document/index.ts'
import { asList, typedAction } from '../answers/answers-draft.ts'
import { extended, sectionText, withoutMarker } from '../answers/section-text.ts'
import type { Question, Reply } from '../ask/ask.ts'
import { zonesLike } from '../when/zones-like.ts'
import type { Asking, Step } from './interview.ts'
import { remarkOn } from './remarks.ts'
import { askEvents, askMilestone } from './step-times.ts'

const fieldText = (name: string) => (document: Document) => document.meta.one.get(name)?.text ?? ''

export const titleQuestion: Question = {
  message: 'What failed, for whom?',
  why: 'The title is all that most people read. Say what customers met, not which part broke.',
  example: 'Checkout errors for customers in Europe after a cache failover',
}
export const dateQuestion: Question = {
  message: 'On which day did it begin?',
  why: 'Times without a date are of this day.',
  example: '2012-03-28',
}
export const zoneQuestion: Question = {
  message: 'In which time zone are the times?',
  why: 'Abbreviations such as PST change with the season; the name of a place does not. Type a part of it.',
  example: 'los angeles',
}

export const titleProblem = (line: string) => (line ? undefined : 'A title is needed.')
export const dateProblem = (line: string) => (readIsoDate(line) ? undefined : 'Write it as YYYY-MM-DD.')

/** A field on one line, which is there already and may be given another value. */
function lineStep(
  name: string,
  current: Step['current'],
  question: Question,
  check: (line: string) => string | undefined,
): Step {
  return {
    name,
    label: name,
    current,
    async ask({ prompter, save, read }) {
      const reply = await prompter.line(question, { initial: current(read()), check })
      if ('value' in reply) save(document => setField(document, name, reply.value), reply.value)
      return reply
    },
  }
}

const opening: readonly Step[] = [
  lineStep('title', document => document.title?.text ?? '', titleQuestion, titleProblem),
  lineStep('date', fieldText('date'), dateQuestion, dateProblem),
  {
    name: 'timezone',
    label: 'time zone',
    current: fieldText('timezone'),
    async ask({ prompter, save, timezone }) {
      const reply = await prompter.search(zoneQuestion, term => zonesLike(term, timezone))
      if ('value' in reply) save(document => setField(document, 'timezone', reply.value), reply.value)
      return reply
    },
  },
]

const severities = [
  { name: 'SEV1  critical: customers cannot use the service', value: 'SEV1' },
  { name: 'SEV2  major: much of it is broken or slow', value: 'SEV2' },
  { name: 'SEV3  minor: some customers are bothered', value: 'SEV3' },
  { name: 'SEV4  low: nobody outside noticed', value: 'SEV4' },
  { name: 'another label', value: 'other' },
  { name: 'not known yet', value: '' },
] as const

/** As the front matter would have it. */
function severityProblem(label: string): string | undefined {
  const checked = frontMatterSchema.shape.severity.safeParse(label)
  return checked.success ? undefined : checked.error.issues[0]?.message
}

const severity: Step = {
  name: 'severity',
  label: 'severity',
  current: fieldText('severity'),
  async ask({ prompter, save }) {
    const reply = await prompter.choose(
      {
        message: 'How severe was it?',
        why: 'It decides who reads this and how soon. Go by what customers met, not by how hard the repair was.',
      },
      severities,
    )
    if (!('value' in reply)) return reply
    const other =
      reply.value === 'other'
        ? await prompter.line({ message: 'Which label?' }, { check: severityProblem })
        : reply
    if (!('value' in other)) return other
    const label = other.value
    if (label) save(document => setField(document, 'severity', label), label)
    return reply
  },
}

const services: Step = {
  name: 'services',
  label: 'services',
  current: ({ meta }) =>
    meta.many
      .get('services')
      ?.map(({ text }) => text)
      .join(', ') ?? '',
  async ask({ prompter, save, read }) {
    const reply = await prompter.line(
      {
        message: 'Which services were affected? (commas between them)',
        why: 'So that the next person who breaks the same thing finds this.',
        example: 'checkout, cache',
      },
      { initial: this.current(read()) },
    )
    if (!('value' in reply)) return reply
    const names = reply.value
      .split(',')
      .map(name => name.trim())
      .filter(Boolean)
    if (names.length > 0) save(document => setField(document, 'services', names), names.join(', '))
    return reply
  },
}

/** Of all sections of a kind: whether anything is said at all. */
const textOf = (kind: SectionKind) => (document: Document) =>
  document.sections
    .filter(section => section.kind === kind)
    .map(section => slice(document.text, section.body).trim())
    .join('\n\n')

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

function sectionStep(kind: SectionKind, label: string, question: Question): Step {
  const current = textOf(kind)
  return {
    name: kind,
    label,
    current: document => oneLine(current(document)),
    async ask(asking) {
      const { prompter, save, read } = asking
      const before = sectionText(read(), kind)
      if (before) prompter.say(before)
      const put = (text: string) => {
        if (text && text !== sectionText(read(), kind))
          save(document => replaceSection(document, kind, text), text)
      }
      // until it is answered, what was there stays beside what is typed: leaving loses neither
      const keep = (text: string) => put(before ? `${before}\n\n${text}` : text)
      const reply = await prompter.text(question, { keep, current: before, remark: remarkOn(kind) })
      if ('value' in reply) put(reply.value)
      else if (before) put(before)
      return 'go' in reply && reply.go === 'another' ? askWhys(asking) : reply
    },
  }
}

const WHYS = 5

/** Why, and why that: each answer is a line of the list, and each is saved with those before it. */
async function askWhys({ prompter, save, read }: Asking): Promise<Reply<unknown>> {
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

/** Lines that make a list. What is there already stays in front of what is added. */
function listStep(kind: SectionKind, label: string, question: Question): Step {
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
        before ? { ...question, message: `More ${label}, one to a line` } : question,
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

const actions: Step = {
  name: 'action_items',
  label: 'action items',
  current: document => document.actions.map(({ title }) => title).join('; '),
  ask({ prompter, save }) {
    return prompter.lines(
      {
        message: 'Action items, one to a line: what — @owner, due YYYY-MM-DD, prevent',
        why: 'What nobody owns by a day is seldom done. Begin with a verb, and say how one will know that it is done.',
        example: 'Limit how many migrations run at once — @storage, due 2012-04-13, prevent',
      },
      line => {
        const action = withoutMarker(line)
        save(document => appendAction(document, typedAction(action)), line)
        return { echo: `- ${action} ${understood(action)}` }
      },
    )
  },
}

/** What of an action line was read as its owner and its date, so that a slip is seen at once. */
function understood(line: string): string {
  const [action] = parse(`## Action items\n\n- ${line.trim()}\n`).actions
  const known = [action?.owner && `owner ${action.owner}`, action?.due && `due ${action.due}`].filter(Boolean)
  return known.length > 0 ? `(${known.join(', ')})` : '(no owner, no date)'
}

const events: Step = {
  name: 'events',
  label: 'timeline',
  current: document => document.events.map(({ stamp, text }) => `${stamp.text} ${oneLine(text)}`).join('; '),
  ask: askEvents,
}

const milestone = (name: MilestoneName, question: Question): Step => ({
  name,
  label: name,
  current: fieldText(name),
  ask: asking => askMilestone(name, question, asking),
})

/** Every question, in the order in which they are asked. The first three make the file. */
export const steps: readonly Step[] = [
  ...opening,
  severity,
  services,
  sectionStep('summary', 'summary', {
    message: 'Summary: what happened, in a few sentences?',
    why: 'For somebody who reads nothing else: what failed, for whom, for how long, and why, in words that a customer knows.',
    example:
      'On 28 March environments took minutes to resume, because a storage migration ran without a limit.',
  }),
  sectionStep('impact', 'impact', {
    message: 'Impact: who was affected, how much, for how long?',
    why: 'Numbers spare readers the guessing, and you the question.',
    example: '12% of resumes failed between 06:59 and 07:35; no data was lost.',
  }),
  events,
  milestone('started', {
    message: 'When did the impact begin?',
    why: 'Every duration counts from here: from what customers met, not from the first alert.',
  }),
  milestone('detected', {
    message: 'When did somebody or something notice?',
    why: 'From the start to here is the time to detect, which better alerts shorten.',
  }),
  milestone('mitigated', {
    message: 'When did the impact end?',
    why: 'Customers were well again, though the repair may have gone on.',
  }),
  milestone('resolved', {
    message: 'When was all as before?',
    why: 'Nothing provisional was left.',
  }),
  sectionStep('root_cause', 'root cause', {
    message: 'Root cause: which condition made it possible?',
    why: 'Ask what made it likely and why nothing caught it. A person who erred is where the question begins, not its answer.',
    example: 'The migration routine had no limit on how many volumes it moves at once.',
    another: { name: 'why', does: 'asks why, up to five times, and makes a list of it.' },
  }),
  listStep('contributing_factors', 'contributing factors', {
    message: 'Contributing factors, one to a line',
    why: 'What made it worse, longer or harder to see.',
    example: 'The alert on resume times went to a list that nobody reads',
  }),
  actions,
  listStep('lessons', 'lessons learned', {
    message: 'Lessons learned, one to a line',
    why: 'What another team could use, who will never meet this very failure.',
    example: 'Every background job needs a limit before it needs to be fast',
  }),
]
