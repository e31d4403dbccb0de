import {
  applyEdits,
  type Document,
  fileNameFor,
  formatSpan,
  isoDate,
  metricNames,
  parse,
  print,
} from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { lintText } from '../../lint/index.ts'
import { reporters, reportOn } from '../../report/index.ts'
import { visibleLine } from '../../visible.ts'
import { type Answers, checkAnswers, readAnswers } from '../answers.ts'
import { draftOfAnswers, type Opening } from '../answers-draft.ts'
import type { Prompter } from '../ask.ts'
import { type Configs, configsFor } from '../config.ts'
import { askOpening, askRest, type Save } from '../interview.ts'
import { readDocument } from '../read-document.ts'

/** The flags of `new`, as commander names them. */
export interface NewOptions {
  readonly answers?: string
  readonly folder?: string
  readonly date?: string
  readonly timezone?: string
  readonly severity?: string
  readonly service?: readonly string[]
  readonly author?: readonly string[]
  readonly summary?: string
  readonly impact?: string
  readonly event?: readonly string[]
  readonly started?: string
  readonly detected?: string
  readonly acknowledged?: string
  readonly mitigated?: string
  readonly resolved?: string
  readonly rootCause?: string
  readonly factor?: readonly string[]
  readonly action?: readonly string[]
  readonly lesson?: readonly string[]
}

/** What has no default and cannot be left for later. */
const required = [
  ['title', 'TITLE'],
  ['date', '--date'],
  ['timezone', '--timezone'],
  ['severity', '--severity'],
  ['summary', '--summary'],
] as const

/**
 * Write a postmortem. Flags fill answers first, then an answers file; only what is missing is asked, and only of
 * a person. The file is the draft: it is there after the first answers, and has each further one before the next
 * question.
 *
 * @param prompterOf makes what asks; tests give one that answers by itself.
 */
export async function newPostmortem(
  title: string | undefined,
  options: NewOptions,
  host: Host,
  prompterOf?: (kept: () => string | null) => Prompter,
): Promise<ExitCode> {
  const given = await gather(title, options, host)
  const missing = required.filter(([name]) => given[name] === undefined).map(([, flag]) => flag)
  if (!host.interactive && !prompterOf && missing.length > 0)
    throw new PostmortemError({ code: 'answers-missing', flags: missing })

  let path: string | null = null
  const prompter = host.interactive || prompterOf ? await openPrompter(host, () => path, prompterOf) : null
  const today = isoDate(dateIn(host.now(), host.timezone))
  const opening = prompter ? await askOpening(given, today, host.timezone, prompter) : openingOf(given)
  const draft = draftOfAnswers(given, opening)
  const configs = configsFor({}, host)
  const folder = options.folder ?? (await configs('postmortem.md')).postmortems
  path = createFile(folder, opening, print(draft), host)
  host.err(`Writing ${visibleLine(path)}\n`)
  if (prompter) await askRest(given, opening, prompter, saveTo(path, host))
  host.out(await report(path, readDocument(path, host), configs, host))
  return exitCode.ok
}

async function openPrompter(
  host: Host,
  kept: () => string | null,
  prompterOf: ((kept: () => string | null) => Prompter) | undefined,
): Promise<Prompter> {
  if (prompterOf) return prompterOf(kept)
  const { terminalPrompter } = await import('../ask.ts')
  return terminalPrompter(host, kept)
}

async function gather(title: string | undefined, options: NewOptions, host: Host): Promise<Answers> {
  const { answers: source } = options
  const fromFile =
    source === undefined
      ? {}
      : readAnswers(source === '-' ? 'standard input' : source, await readSource(source, host))
  const flags = {
    title,
    date: options.date,
    timezone: options.timezone,
    severity: options.severity,
    services: options.service,
    authors: options.author,
    summary: options.summary,
    impact: options.impact,
    events: options.event,
    started: options.started,
    detected: options.detected,
    acknowledged: options.acknowledged,
    mitigated: options.mitigated,
    resolved: options.resolved,
    root_cause: options.rootCause,
    contributing_factors: options.factor,
    action_items: options.action,
    lessons: options.lesson,
  }
  const set = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined))
  return { ...fromFile, ...checkAnswers('the flags', set) }
}

const readSource = async (source: string, host: Host): Promise<string> =>
  source === '-' ? host.readInput() : readDocument(source, host)

/** The calendar date that a clock in the zone shows. */
function dateIn(now: Date, timezone: string): { year: number; month: number; day: number } {
  const [year, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: timezone })
    .format(now)
    .split('-')
    .map(Number)
  return { year: year ?? 1970, month: month ?? 1, day: day ?? 1 }
}

const openingOf = ({ title = '', date = '', timezone = 'UTC' }: Answers): Opening => ({
  title,
  date,
  timezone,
})

/** A name that is taken gets a number behind it; no file is ever overwritten. */
function createFile(folder: string, { title, date }: Opening, text: string, host: Host): string {
  for (let again = 1; again < 1000; again++) {
    const path = `${/[/\\]$/.test(folder) ? folder.slice(0, -1) : folder}/${fileNameFor(date, title, again)}`
    if (keeping(text, () => host.create(path, text))) return path
  }
  throw new PostmortemError({ code: 'file-exists', path: `${folder}/${fileNameFor(date, title)}` })
}

/** The file is read anew for each answer: what somebody else changed in it meanwhile stays. */
function saveTo(path: string, host: Host): Save {
  return (edit, unsaved) => {
    let document: Document
    try {
      document = parse(readDocument(path, host), { path })
    } catch (error) {
      if (!(error instanceof PostmortemError)) throw error
      const reason = 'it can no longer be read'
      throw new PostmortemError({ code: 'file-unwritable', path, reason, unsaved }, { cause: error })
    }
    const change = edit(document)
    if (!change)
      throw new PostmortemError({
        code: 'file-unwritable',
        path,
        reason: 'its front matter is no longer valid YAML',
        unsaved,
      })
    keeping(unsaved, () => host.write(path, applyEdits(document.text, [change])))
  }
}

/** What cannot be written is given back in the message. */
function keeping<T>(unsaved: string, write: () => T): T {
  try {
    return write()
  } catch (error) {
    if (!(error instanceof PostmortemError) || error.failure.code !== 'file-unwritable') throw error
    throw new PostmortemError({ ...error.failure, unsaved }, { cause: error })
  }
}

/** Durations, what `lint` would say, and what to do next. */
async function report(path: string, text: string, configs: Configs, host: Host): Promise<string> {
  const { metrics } = parse(text, { path })
  const durations = metricNames.flatMap(name => {
    const metric = metrics[name]
    return metric && metric.most >= 0 ? [`  ${name.replaceAll('_', ' ')}: ${formatSpan(metric)}\n`] : []
  })
  const { settings } = await configs(path)
  const pretty = await reporters.pretty()
  const findings = reportOn([lintText(path, text, { settings })], pretty, {
    color: host.color.out,
    links: host.links,
  })
  const measured = durations.length > 0 ? `Durations\n${durations.join('')}\n` : ''
  const shown = visibleLine(path)
  const name = /^[\w./-]+$/.test(path) ? path : `'${shown.replaceAll("'", "'\\''")}'`
  return `Wrote ${shown}\n\n${measured}${findings}\nNext:\n  postmortem lint ${name}\n  postmortem render ${name} -t sre -f html -o page.html\n`
}
