import { type Document, type Edit, formatSpan, metricNames, type ParseOptions } from '../../document/index.ts'
import type { Prompter, Reply } from '../ask/ask.ts'

/** Writes one answer to the file. @param unsaved the answer as typed, to print if that fails. */
export type Save = (edit: (document: Document) => Edit | undefined, unsaved: string) => void

/** The person, the file and the clock of a conversation about a postmortem. */
export interface Interview {
  readonly prompter: Prompter
  /** The postmortem as it is on the disk. */
  read(): Document
  readonly save: Save
  /** Milliseconds since the epoch, at this moment. */
  now(): number
  /** The zone of times if the document names none. */
  readonly timezone: string
  /** The parse options of the document. */
  readonly options: ParseOptions
}

/** One question of the conversation, about one part of the postmortem. */
export interface Step {
  /** The key in the answers file, or the kind of a section. */
  readonly name: string
  /** The name that people read: `severity`, `root cause`. */
  readonly label: string
  /** The current answer, on one line; empty if there is none. */
  current(document: Document): string
  /** Asks, and saves the answer. */
  ask(interview: Interview): Promise<Reply<unknown>>
}

/**
 * Asks one question after the other. Each answer is in the file before the next question, and the person can go back to
 * each question.
 *
 * @returns whether all were asked, or the person ended the questions.
 */
export async function askSteps(steps: readonly Step[], interview: Interview): Promise<'asked' | 'finish'> {
  let known = durationsOf(interview.read())
  for (let i = 0; i < steps.length; ) {
    const step = steps[i] as Step
    const reply = await step.ask(interview)
    if ('go' in reply && reply.go === 'finish') return 'finish'
    if ('go' in reply && reply.go === 'back') {
      if (i === 0) interview.prompter.say('This is the first question.')
      i = Math.max(0, i - 1)
      continue
    }
    const durations = durationsOf(interview.read())
    for (const line of durations) if (!known.includes(line)) interview.prompter.say(`  ${line}`)
    known = durations
    i++
  }
  return 'asked'
}

/** The durations that can be computed so far, such as `time to detect: 3 min`. */
export const durationsOf = ({ metrics }: Document): readonly string[] =>
  metricNames.flatMap(name => {
    const metric = metrics[name]
    return metric && metric.most >= 0 ? [`${name.replaceAll('_', ' ')}: ${formatSpan(metric)}`] : []
  })

/** The last screen: done, change an answer, or read the file. @returns the new status; null to keep the current one. */
export async function finish(
  steps: readonly Step[],
  interview: Interview,
  preview: () => string,
): Promise<'in_review' | 'back' | null> {
  const status = interview.read().meta.one.get('status')?.text ?? 'draft'
  for (;;) {
    const why = 'All answers are in the file. It stays a draft until you mark it as ready for review.'
    const reply = await interview.prompter.choose({ message: 'What next?', why }, [
      {
        name: status === 'draft' ? 'Keep it as a draft' : `Keep it ${status.replace('_', ' ')}`,
        value: 'leave',
      },
      ...(status === 'draft' ? [{ name: 'Mark it as ready for review', value: 'in_review' } as const] : []),
      { name: 'Change an answer', value: 'change' },
      { name: 'Read the postmortem', value: 'preview' },
    ] as const)
    if ('go' in reply && reply.go === 'back') return 'back'
    const chosen = 'value' in reply ? reply.value : 'leave'
    if (chosen === 'leave') return null
    if (chosen === 'in_review') return chosen
    if (chosen === 'preview') interview.prompter.say(preview())
    else await changeOne(steps, interview)
  }
}

const SHOWN_AT_MOST = 60

async function changeOne(steps: readonly Step[], interview: Interview): Promise<void> {
  const document = interview.read()
  const reply = await interview.prompter.choose({ message: 'Which answer?' }, [
    ...steps.map(step => {
      const current = step.current(document)
      const short = current.length > SHOWN_AT_MOST ? `${current.slice(0, SHOWN_AT_MOST)}…` : current
      return { name: `${step.label}: ${short || '(nothing yet)'}`, value: step as Step | null }
    }),
    { name: 'none', value: null },
  ])
  if ('value' in reply && reply.value) await askSteps([reply.value], interview)
}
