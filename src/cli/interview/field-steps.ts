import { frontMatterSchema } from '../../document/front-matter/schema.ts'
import { type Document, type MilestoneName, setField } from '../../document/index.ts'
import type { Prompter, Question, Reply } from '../ask/ask.ts'
import { namesIn } from '../names-in.ts'
import { zonesLike } from '../when/zones-like.ts'
import type { Step } from './interview.ts'
import { askMilestone } from './step-times.ts'

const fieldText = (name: string) => (document: Document) => document.meta.one.get(name)?.text ?? ''

export const titleQuestion: Question = {
  message: 'What failed, for whom?',
  why: 'Most people read only the title. Say what customers saw, not which part broke.',
  example: 'Checkout errors for customers in Europe after a cache failover',
}
export const dateQuestion: Question = {
  message: 'On which day did it begin?',
  why: 'Times without a date belong to this day.',
  example: '2012-03-28',
}
export const zoneQuestion: Question = {
  message: 'In which time zone are the times?',
  why: 'An abbreviation such as PST changes with the season; the name of a place does not. Type a part of it.',
  example: 'los angeles',
}

export const titleProblem = (line: string) => (line ? undefined : 'The title is missing.')

/** Asks for a day, in a date or in words; it is echoed as it was read. */
export async function askDay(
  prompter: Prompter,
  initial: string,
  now: number,
  timezone: string,
): Promise<Reply<string>> {
  const { readDay } = await import('../when/named-day.ts')
  const read = (line: string) => readDay(line, now, timezone, 'past')
  const reply = await prompter.line(dateQuestion, {
    initial,
    check: line => {
      const day = read(line)
      return 'problem' in day ? day.problem : undefined
    },
  })
  if (!('value' in reply)) return reply
  const day = read(reply.value)
  const date = 'date' in day ? day.date : reply.value
  if (date !== reply.value.trim()) prompter.say(`  ${date}`)
  return { value: date }
}

/** The question for a field that is already in the file. */
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

/** The questions that make the file. */
export const openingSteps: readonly Step[] = [
  lineStep('title', document => document.title?.text ?? '', titleQuestion, titleProblem),
  {
    name: 'date',
    label: 'date',
    current: fieldText('date'),
    async ask({ prompter, save, read, now, timezone }) {
      const reply = await askDay(prompter, this.current(read()), now(), timezone)
      if ('value' in reply) save(document => setField(document, 'date', reply.value), reply.value)
      return reply
    },
  },
  {
    name: 'timezone',
    label: 'time zone',
    current: fieldText('timezone'),
    async ask({ prompter, save, now, timezone }) {
      const reply = await prompter.search(zoneQuestion, term => zonesLike(term, timezone, now()))
      if ('value' in reply) save(document => setField(document, 'timezone', reply.value), reply.value)
      return reply
    },
  },
]

const severities = [
  // Enter must not choose what nobody meant
  { name: 'not known yet', value: '' },
  { name: 'SEV1  critical: customers cannot use the service', value: 'SEV1' },
  { name: 'SEV2  major: much of it is broken or slow', value: 'SEV2' },
  { name: 'SEV3  minor: some customers are affected', value: 'SEV3' },
  { name: 'SEV4  low: no customer noticed', value: 'SEV4' },
  { name: 'another label', value: 'other' },
] as const

/** The problem of a label, by the schema of the front matter; undefined if it is valid. */
function severityProblem(label: string): string | undefined {
  const checked = frontMatterSchema.shape.severity.safeParse(label)
  return checked.success ? undefined : checked.error.issues[0]?.message
}

export const severityStep: Step = {
  name: 'severity',
  label: 'severity',
  current: fieldText('severity'),
  async ask({ prompter, save }) {
    const reply = await prompter.choose(
      {
        message: 'How severe was it?',
        why: 'It decides who reads this and how soon. Go by what customers saw, not by how hard the repair was.',
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

export const servicesStep: Step = {
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
        message: 'Which services were affected? (separated by commas)',
        why: 'It lets the next person with the same problem find this postmortem.',
        example: 'checkout, cache',
      },
      { initial: this.current(read()) },
    )
    if (!('value' in reply)) return reply
    const names = namesIn(reply.value)
    if (names.length > 0) save(document => setField(document, 'services', names), names.join(', '))
    return reply
  },
}

export const milestoneStep = (name: MilestoneName, question: Question): Step => ({
  name,
  label: name,
  current: fieldText(name),
  ask: interview => askMilestone(name, question, interview),
})
