import { type Document, sectionAt } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { answerEdits } from '../answers/answer-edits.ts'
import type { Answers } from '../answers/answers.ts'
import { type AnswerFlags, gatherAnswers } from '../answers/gather-answers.ts'
import { answerOf, type Prompter, prompterOf, type Surround } from '../ask/ask.ts'
import { configsFor } from '../config.ts'
import { type PostmortemFile, postmortemFile } from '../file/postmortem-file.ts'
import { reportRestored } from '../incident/add-event.ts'
import { mergeNotes } from '../incident/incident-file.ts'
import { drafts } from '../incident/open-incidents.ts'
import { askThrough, interviewAbout } from '../interview/ask-about.ts'
import { reportWritten } from '../interview/closing-report.ts'
import type { Step } from '../interview/interview.ts'
import { steps } from '../interview/steps.ts'

export interface EditOptions extends AnswerFlags {
  readonly plain?: boolean
}

/**
 * Continues a postmortem: asks for what is missing or flagged by `lint`, and lets the person change any answer. With
 * flags it sets those answers and asks nothing.
 *
 * @param makePrompter makes the prompter; tests pass one that answers by itself.
 */
export async function edit(
  named: string | undefined,
  options: EditOptions,
  host: Host,
  makePrompter?: (around: Surround) => Prompter,
): Promise<ExitCode> {
  const given = await gatherAnswers(options, host)
  const asks = Object.keys(given).length === 0
  if (asks && !host.terminal.interactive && !makePrompter)
    throw new PostmortemError({ code: 'nobody-to-ask' })
  let file: PostmortemFile | null = null
  const around: Surround = { kept: () => file?.path ?? null, preview: () => file?.text() ?? null }
  const prompter = asks
    ? (makePrompter?.(around) ?? (await prompterOf(host, { around, ...(options.plain && { plain: true }) })))
    : null
  const path = named ?? (await chooseDraft(host, prompter))
  const open = await postmortemFile(path, configsFor({}, host), host, host.clock.timezone)
  file = open
  reportRestored(path, await mergeNotes(path, host, async () => open.options), host)
  if (prompter) await askAbout(open, prompter, host)
  else open.change(answersText(given), ...answerEdits(given, open.options))
  host.terminal.out(await reportWritten(open, host))
  return exitCode.ok
}

/** The given answers as text, to print if they cannot be saved. */
const answersText = (given: Answers): string =>
  Object.entries(given)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n')

async function chooseDraft(host: Host, prompter: Prompter | null): Promise<string> {
  const paths = await drafts(host)
  const [only] = paths
  if (only !== undefined && paths.length === 1) return only
  if (only === undefined) throw new PostmortemError({ code: 'draft-missing' })
  if (prompter === null) throw new PostmortemError({ code: 'draft-unclear', paths })
  const choices = paths.map(value => ({ name: value, value }))
  return answerOf(await prompter.choose({ message: 'Which draft?' }, choices))
}

async function askAbout(file: PostmortemFile, prompter: Prompter, host: Host): Promise<void> {
  const document = file.read()
  const { findings } = await file.lint()
  const messages = new Map<Step, string[]>()
  for (const { range, message, whole } of findings) {
    // what is missing is asked for anyway
    if (whole) continue
    const step = stepAt(document, range.start)
    if (step) messages.set(step, [...(messages.get(step) ?? []), message])
  }
  const open = steps.filter(step => step.current(document) === '' || messages.has(step))
  if (open.length === 0) prompter.say('Nothing is missing, and there are no findings.')
  const asked = open.map(step => withMessages(step, messages.get(step) ?? []))
  await askThrough(asked, steps, interviewAbout(file, prompter, host), file.text)
}

/** The question whose answer is at a place in the text. */
function stepAt(document: Document, at: number): Step | undefined {
  const field = document.frontMatter?.fields.find(
    ({ keyRange, value }) => keyRange.start <= at && at <= value.range.end,
  )
  const kind = sectionAt(document.sections, at)?.kind
  const name = field?.key ?? (kind === 'timeline' ? 'events' : kind)
  return steps.find(step => step.name === name)
}

const withMessages = (step: Step, messages: readonly string[]): Step => ({
  ...step,
  ask(interview) {
    for (const message of messages) interview.prompter.say(`  ${step.label}: ${message}`)
    return step.ask(interview)
  },
})
