import { print } from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { visibleLine } from '../../visible.ts'
import type { Answers } from '../answers/answers.ts'
import { draftOfAnswers, type Opening } from '../answers/answers-draft.ts'
import { type AnswerFlags, gatherAnswers } from '../answers/gather-answers.ts'
import { sameCommand } from '../answers/same-command.ts'
import { type Prompter, prompterOf, type Reply, type Surround } from '../ask/ask.ts'
import { configsFor, folderInside } from '../config.ts'
import { type PostmortemFile, postmortemFile } from '../file/postmortem-file.ts'
import { printIncident } from '../incident/incident-json.ts'
import { createPostmortem } from '../incident/new-file.ts'
import { askThrough, interviewAbout } from '../interview/ask-about.ts'
import { reportWritten } from '../interview/closing-report.ts'
import { askDay, titleProblem, titleQuestion, zoneQuestion } from '../interview/field-steps.ts'
import { steps } from '../interview/steps.ts'
import { clockIn } from '../when/when.ts'
import { zonesLike } from '../when/zones-like.ts'

export interface NewOptions extends AnswerFlags {
  readonly folder?: string
  readonly plain?: boolean
  readonly json?: boolean
}

/** The answers that have no default and cannot be left for later. */
const required = [
  ['title', 'TITLE'],
  ['date', '--date'],
  ['timezone', '--timezone'],
  ['severity', '--severity'],
  ['summary', '--summary'],
] as const

/**
 * Writes a postmortem. Flags fill answers first, then an answers file; a person is asked only for what is missing. The
 * file is the draft: it exists after the first answers, and has each further one before the next question.
 *
 * @param makePrompter makes the prompter; tests pass one that answers by itself.
 */
export async function newPostmortem(
  title: string | undefined,
  options: NewOptions,
  host: Host,
  makePrompter?: (around: Surround) => Prompter,
): Promise<ExitCode> {
  const given = await gatherAnswers({ ...options, ...(title !== undefined && { title }) }, host)
  const missing = required.filter(([name]) => given[name] === undefined).map(([, flag]) => flag)
  if (!host.terminal.interactive && !makePrompter && missing.length > 0)
    throw new PostmortemError({ code: 'answers-missing', flags: missing })

  let file: PostmortemFile | null = null
  const around: Surround = { kept: () => file?.path ?? null, preview: () => file?.text() ?? null }
  const prompter = makePrompter
    ? makePrompter(around)
    : host.terminal.interactive
      ? await prompterOf(host, { around, ...(options.plain && { plain: true }) })
      : null
  const opening = prompter
    ? await askOpening(given, host.clock.now().getTime(), host.clock.timezone, prompter)
    : openingOf(given)
  const configs = configsFor({}, host)
  const folder = options.folder ?? folderInside(await configs('postmortem.md'), host)
  const path = createPostmortem(folder, opening, print(draftOfAnswers(given, opening)), host)
  const written = await postmortemFile(path, configs, host)
  file = written
  host.terminal.err(`Writing ${visibleLine(path)}\n`)
  const report = async () =>
    options.json ? printIncident(path, host) : host.terminal.out(await reportWritten(written, host))
  if (!prompter) {
    await report()
    return exitCode.ok
  }
  const interview = interviewAbout(written, prompter, host)
  const answered: ReadonlySet<string> = new Set(['title', 'date', 'timezone', ...Object.keys(given)])
  const asked = steps.filter(({ name }) => !answered.has(name))
  if (asked.length > 0) await askThrough(asked, steps, interview, written.text)
  await report()
  if (host.terminal.interactive) {
    const { tellClosest } = await import('../collection/closest.ts')
    await tellClosest(written.read(), path, host)
  }
  if (asked.length > 0)
    host.terminal.err(`\nTo do the same without questions:\n  ${sameCommand(interview.read())}\n`)
  return exitCode.ok
}

const openingOf = ({ title = '', date = '', timezone = 'UTC' }: Answers): Opening => ({
  title,
  date,
  timezone,
})

/** Asks for what the file needs to exist. The person can go back to each question. */
async function askOpening(
  given: Answers,
  now: number,
  systemZone: string,
  prompter: Prompter,
): Promise<Opening> {
  const today = clockIn(now, systemZone).date
  const known: { title?: string; date?: string; timezone?: string } = {}
  const questions: readonly (readonly [keyof typeof known, () => Promise<Reply<string>>])[] = [
    ['title', () => prompter.line(titleQuestion, { initial: known.title ?? '', check: titleProblem })],
    ['date', () => askDay(prompter, known.date ?? today, now, systemZone)],
    ['timezone', () => prompter.search(zoneQuestion, term => zonesLike(term, systemZone, now))],
  ]
  const open = questions.filter(([name]) => given[name] === undefined)
  for (let i = 0; i < open.length; ) {
    const [name, ask] = open[i] as (typeof open)[number]
    const reply = await ask()
    if ('value' in reply) known[name] = reply.value
    else if (reply.go !== 'back') prompter.say('The file needs this answer.')
    i = 'value' in reply ? i + 1 : reply.go === 'back' ? Math.max(0, i - 1) : i
  }
  return openingOf({ ...given, ...known })
}
