import { applyEdits, type Document, type ParseOptions, parse, sectionAt } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visibleLine } from '../../visible.ts'
import { answerEdits } from '../answers/answer-edits.ts'
import { type AnswerFlags, gatherAnswers } from '../answers/answer-flags.ts'
import type { Answers } from '../answers/answers.ts'
import { answerOf, type Prompter, prompterOf, type Surround } from '../ask/ask.ts'
import { type Configs, configsFor } from '../config.ts'
import { changeFile, mergeNotes } from '../incident/incident-file.ts'
import { parseOptionsFor, tellAgain } from '../incident/note-event.ts'
import { drafts } from '../incident/open-incidents.ts'
import { askingAbout, askThrough } from '../interview/ask-about.ts'
import type { Step } from '../interview/interview.ts'
import { steps } from '../interview/steps.ts'
import { reportWritten } from '../interview/written.ts'
import { lintFile } from '../lint/lint-file.ts'
import { readDocument } from '../read-document.ts'

export interface EditOptions extends AnswerFlags {
  readonly plain?: boolean
}

/**
 * Go on with a postmortem: ask for what is missing and for what `lint` complains of, and let any answer be changed.
 * With flags it sets those answers and asks nothing.
 *
 * @param makePrompter what asks; tests give one that answers by itself.
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
    throw new PostmortemError({
      code: 'usage',
      message:
        'Without a terminal nothing can be asked. Give answers as flags, such as --summary, or in --answers FILE.',
    })
  let path: string | null = null
  const around: Surround = { kept: () => path, preview: () => path && readDocument(path, host) }
  const prompter = asks
    ? (makePrompter?.(around) ?? (await prompterOf(host, { around, ...(options.plain && { plain: true }) })))
    : null
  const file = named ?? (await chooseDraft(host, prompter))
  path = file
  const configs = configsFor({}, host)
  const parsing = await parseOptionsFor(file, host)
  tellAgain(await mergeNotes(file, host, async () => parsing), host)
  if (prompter) await askAbout(file, prompter, parsing, configs, host)
  else
    changeFile(file, host, toldIn(given), text =>
      answerEdits(given, parsing).reduce((now, change) => applyEdits(now, change(parse(now, parsing))), text),
    )
  host.terminal.out(await reportWritten(file, configs, host))
  return exitCode.ok
}

/** All that was said, to give back. */
const toldIn = (given: Answers): string =>
  Object.entries(given)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n')

async function chooseDraft(host: Host, prompter: Prompter | null): Promise<string> {
  const paths = await drafts(host)
  const [only] = paths
  if (only !== undefined && paths.length === 1) return only
  if (only === undefined)
    throw new PostmortemError({
      code: 'usage',
      message: 'There is no draft to go on with. Name a file, or begin one with postmortem new.',
    })
  if (prompter === null)
    throw new PostmortemError({
      code: 'usage',
      message: `There are several drafts. Name one:\n${paths.map(path => `  ${visibleLine(path)}\n`).join('')}`,
    })
  const choices = paths.map(value => ({ name: value, value }))
  return answerOf(await prompter.choose({ message: 'Which draft?' }, choices))
}

async function askAbout(
  path: string,
  prompter: Prompter,
  parsing: ParseOptions,
  configs: Configs,
  host: Host,
): Promise<void> {
  const text = readDocument(path, host)
  const document = parse(text, parsing)
  const { findings } = await lintFile(path, text, configs, host)
  const complaints = new Map<Step, string[]>()
  for (const { range, message, whole } of findings) {
    // what is missing altogether is asked for anyway
    if (whole) continue
    const step = stepAt(document, range.start)
    if (step) complaints.set(step, [...(complaints.get(step) ?? []), message])
  }
  const open = steps.filter(step => step.current(document) === '' || complaints.has(step))
  if (open.length === 0) prompter.say('Nothing is missing, and lint finds nothing.')
  const told = open.map(step => withComplaints(step, complaints.get(step) ?? []))
  await askThrough(told, steps, askingAbout(path, prompter, host, parsing), () => readDocument(path, host))
}

/** The question that a place in the text is the answer of. */
function stepAt(document: Document, at: number): Step | undefined {
  const field = document.frontMatter?.fields.find(
    ({ keyRange, value }) => keyRange.start <= at && at <= value.range.end,
  )
  const kind = sectionAt(document.sections, at)?.kind
  const name = field?.key ?? (kind === 'timeline' ? 'events' : kind)
  return steps.find(step => step.name === name)
}

const withComplaints = (step: Step, messages: readonly string[]): Step => ({
  ...step,
  ask(asking) {
    for (const message of messages) asking.prompter.say(`  ${step.label}: ${message}`)
    return step.ask(asking)
  },
})
