import { type Document, type Edit, formatSpan, metricNames, type ParseOptions } from '../../document/index.ts'
import type { Prompter, Reply } from '../ask/ask.ts'

/** Puts one answer into the file. @param unsaved the answer as typed, to give back if that fails. */
export type Save = (edit: (document: Document) => Edit | undefined, unsaved: string) => void

/** What a question may use. */
export interface Asking {
  readonly prompter: Prompter
  /** The postmortem as it is on the disk. */
  read(): Document
  readonly save: Save
  /** Milliseconds since the epoch, at this moment. */
  now(): number
  /** The zone of times that the document gives none. */
  readonly timezone: string
  /** How the document is read. */
  readonly options: ParseOptions
}

/** One question of the conversation, about one part of the postmortem. */
export interface Step {
  /** Of the answers file, or the kind of a section. */
  readonly name: string
  /** For people: `severity`, `root cause`. */
  readonly label: string
  /** What the document says already, on one line; empty where it says nothing. */
  current(document: Document): string
  /** Ask, and save what is answered. */
  ask(asking: Asking): Promise<Reply<unknown>>
}

/**
 * Ask one question after the other. Each answer is in the file before the next question, and each question can be gone
 * back to.
 *
 * @returns how it ended: all were asked, or the person had enough.
 */
export async function interview(steps: readonly Step[], asking: Asking): Promise<'asked' | 'finish'> {
  let known = durationsOf(asking.read())
  for (let i = 0; i < steps.length; ) {
    const step = steps[i] as Step
    const reply = await step.ask(asking)
    if ('go' in reply && reply.go === 'finish') return 'finish'
    if ('go' in reply && reply.go === 'back') {
      if (i === 0) asking.prompter.say('This is the first question.')
      i = Math.max(0, i - 1)
      continue
    }
    const durations = durationsOf(asking.read())
    for (const line of durations) if (!known.includes(line)) asking.prompter.say(`  ${line}`)
    known = durations
    i++
  }
  return 'asked'
}

/** `time to detect: 3 min`, for what can be reckoned by now. */
export const durationsOf = ({ metrics }: Document): readonly string[] =>
  metricNames.flatMap(name => {
    const metric = metrics[name]
    return metric && metric.most >= 0 ? [`${name.replaceAll('_', ' ')}: ${formatSpan(metric)}`] : []
  })

/** The last screen: done, one more change, or a look at it. @returns the status that it is to have; null leaves it. */
export async function finish(
  steps: readonly Step[],
  asking: Asking,
  preview: () => string,
): Promise<'in_review' | 'back' | null> {
  const status = asking.read().meta.one.get('status')?.text ?? 'draft'
  for (;;) {
    const why = 'All answers are in the file. It stays a draft until you say otherwise.'
    const reply = await asking.prompter.choose({ message: 'What now?', why }, [
      {
        name: status === 'draft' ? 'Leave it as a draft' : `Leave it ${status.replace('_', ' ')}`,
        value: 'leave',
      },
      ...(status === 'draft' ? [{ name: 'It is ready for review', value: 'in_review' } as const] : []),
      { name: 'Change an answer', value: 'change' },
      { name: 'Read it', value: 'preview' },
    ] as const)
    if ('go' in reply && reply.go === 'back') return 'back'
    const chosen = 'value' in reply ? reply.value : 'leave'
    if (chosen === 'leave') return null
    if (chosen === 'in_review') return chosen
    if (chosen === 'preview') asking.prompter.say(preview())
    else await changeOne(steps, asking)
  }
}

const SHOWN_AT_MOST = 60

async function changeOne(steps: readonly Step[], asking: Asking): Promise<void> {
  const document = asking.read()
  const reply = await asking.prompter.choose({ message: 'Which one?' }, [
    ...steps.map(step => {
      const current = step.current(document)
      const short = current.length > SHOWN_AT_MOST ? `${current.slice(0, SHOWN_AT_MOST)}…` : current
      return { name: `${step.label}: ${short || '(nothing yet)'}`, value: step as Step | null }
    }),
    { name: 'none of them', value: null },
  ])
  if ('value' in reply && reply.value) await interview([reply.value], asking)
}
