import {
  instantsOf,
  isoDate,
  type MilestoneName,
  milestoneNames,
  type ZoneOrOffset,
} from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { type Facts, importers } from '../../importers/index.ts'
import { visibleLine } from '../../visible.ts'
import { type Answers, checkAnswers } from '../answers/answers.ts'
import { parseOptionsFor } from '../config.ts'
import type { PostmortemFile } from '../file/postmortem-file.ts'
import { chosen, isWanted, type Wanted } from '../import/choose-entries.ts'
import { type ImportAnswers, readImportAnswers } from '../import/import-answers.ts'
import { newDraft } from '../import/new-draft.ts'
import { type Clocks, type Placed, placed, placedProposals } from '../import/place-entries.ts'
import { proposeMilestones } from '../import/propose-milestones.ts'
import { type ReadSource, readSources } from '../import/read-sources.ts'
import { redacted } from '../import/redact.ts'
import { counts, reportSkipped, reportSources } from '../import/report-sources.ts'
import { commentId, sourcesIn, writeEntries } from '../import/write-entries.ts'
import { zoneOfClocks } from '../import/zone-of-clocks.ts'
import { incidentFile } from '../incident/add-event.ts'
import { mergeNotes } from '../incident/incident-file.ts'
import { clockIn, momentOf } from '../when/when.ts'

export interface ImportOptions {
  readonly into?: string
  readonly title?: string
  readonly folder?: string
  readonly from?: string
  readonly timezone?: string
  readonly date?: string
  readonly since?: string
  readonly until?: string
  readonly author?: string
  readonly match?: string
  readonly reaction?: string
  readonly answers?: string
  readonly yes?: boolean
  readonly all?: boolean
  readonly redact?: boolean
  readonly showSkipped?: boolean
  readonly list?: boolean
}

/** Makes a timeline of exports. Everything is read before anything is written. */
export async function importSources(
  sources: readonly string[],
  options: ImportOptions,
  host: Host,
): Promise<ExitCode> {
  if (options.list) return printList(host)
  if (sources.length === 0)
    throw new PostmortemError({
      code: 'usage',
      message: 'Name what to import: files, folders, archives, or - for standard input.',
    })
  const answers = await answersFor(options, host)
  const read = await readSources(sources, options.from, host)
  const into = options.into === undefined ? null : await openInto(options.into, host)
  const zone = answers.draft.timezone ?? (await zoneOfClocks(read, into, host))
  const date = into?.read().date
  const clocks = { zone, day: answers.draft.date ?? (date ? isoDate(date) : null) }
  const { entries: all, fresh, wanted } = await entriesOf(read, into, clocks, options, host)
  const picked = await chosen(fresh, all, options, answers.take, zone, host)
  if (picked.length === 0) {
    host.terminal.out(
      into ? `${visibleLine(into.path)}: nothing new.\n` : 'Nothing chosen, nothing written.\n',
    )
    return exitCode.ok
  }
  const { entries, people } = options.redact
    ? redacted(picked, all, into?.text() ?? '')
    : { entries: picked, people: new Map<string, string>() }
  const facts: Facts = Object.assign({}, ...read.map(one => one.facts))
  const path =
    into?.path ??
    (await newDraft(entries[0]?.instant ?? 0, answers.draft, facts, { zone, folder: options.folder }, host))
  const isInFile = await writeEntries(path, entries, host)
  if (!isInFile) return sayInJournal(path, host)
  host.terminal.out(`${visibleLine(path)}: added ${entries.length} of ${all.length}${fromWhere(entries)}\n`)
  const { since, until } = wanted
  // what was left out of the timeline is no milestone of it
  const left = new Set(fresh.filter(one => !picked.includes(one)).map(({ instant }) => instant))
  for (const { instant } of picked) left.delete(instant)
  const proposals = read
    .flatMap(one => placedProposals(one.proposals, clocks))
    .filter(
      ({ instant }) => !left.has(instant) && instant >= (since ?? instant) && instant <= (until ?? instant),
    )
  await proposeMilestones(path, proposals, milestonesMeant(options, answers), host)
  for (const [name, role] of people) host.terminal.err(`${role} is ${visibleLine(name)}\n`)
  return exitCode.ok
}

/** The answers of the file and the flags, of which a flag takes precedence. */
async function answersFor(
  { answers: source, into, timezone, date, title, folder }: ImportOptions,
  host: Host,
): Promise<ImportAnswers> {
  const answers = await readImportAnswers(source, host)
  const given = Object.entries({ timezone, date, title }).filter(([, value]) => value !== undefined)
  const draft: Answers = { ...answers.draft, ...checkAnswers('the flags', Object.fromEntries(given)) }
  if (into !== undefined && (title !== undefined || folder !== undefined))
    throw new PostmortemError({
      code: 'usage',
      message: '--title and --folder are for a new draft, not for --into.',
    })
  const unused = Object.keys(answers.draft).filter(name => name !== 'timezone' && name !== 'date')
  if (into !== undefined && unused.length > 0)
    throw new PostmortemError({
      code: 'answers-invalid',
      source: source ?? '',
      problems: [`${unused.join(', ')}: only for a new draft, not with --into`],
    })
  return { ...answers, draft }
}

/** The names of files that hold Markdown. */
const IS_MARKDOWN = /\.(?:md|markdown|mdx|qmd|rmd|erb|txt)$/i

/** The file to add to, with all that its journal has. */
async function openInto(path: string, host: Host): Promise<PostmortemFile> {
  if (!IS_MARKDOWN.test(path))
    throw new PostmortemError({
      code: 'file-unwritable',
      path,
      reason:
        'it is not Markdown by its name; --into takes a postmortem, such as postmortems/2026-03-31-checkout.md',
    })
  const file = await incidentFile(path, host)
  file.text()
  // a run that was cut off may have left some there
  await mergeNotes(path, host, () => parseOptionsFor(path, host))
  return file
}

/** All entries in order, and those of them that are wanted and not in the file. @throws PostmortemError where there are none */
async function entriesOf(
  read: readonly ReadSource[],
  into: PostmortemFile | null,
  clocks: Clocks,
  options: ImportOptions,
  host: Host,
): Promise<{
  readonly entries: readonly Placed[]
  readonly fresh: readonly Placed[]
  readonly wanted: Wanted
}> {
  const parts = read.map(({ entries, as }) => placed(entries, as, clocks))
  // two exports may have the same message
  const once = new Map(parts.flatMap(part => part.placed).map(entry => [entry.id, entry]))
  const entries = [...once.values()].sort((a, b) => a.instant - b.instant)
  const wanted = await wantedOf(options, clocks.zone, entries.at(-1)?.instant ?? 0, host)
  const known = sourcesIn(into?.text() ?? '')
  const fresh = entries.filter(one => isWanted(one, wanted) && !known.has(commentId(one.id)))
  reportSources(read, host)
  const skipped = [...read.flatMap(one => one.skipped), ...parts.flatMap(part => part.skipped)]
  reportSkipped(skipped, options.showSkipped === true, host)
  if (fresh.length === 0 && (known.size === 0 || entries.length === 0))
    throw new PostmortemError({ code: 'import-empty', skipped: skipped.length, left: entries.length })
  return { entries, fresh, wanted }
}

/** What the flags leave. @param last the last instant of the sources: a clock alone is of that day */
async function wantedOf(
  { since, until, author, match, reaction }: ImportOptions,
  timezone: ZoneOrOffset,
  last: number,
  host: Host,
): Promise<Wanted> {
  const { date } = clockIn(last, timezone)
  const end = instantsOf(timezone, Date.parse(`${date}T23:59:59Z`))[0] ?? last
  const context = { now: Math.min(end, host.clock.now().getTime()), timezone, previous: null }
  const instantOf = async (flag: string, text: string | undefined) =>
    text === undefined ? null : (await momentOf(flag, text, context, host)).instant
  return {
    since: await instantOf('--since', since),
    until: await instantOf('--until', until),
    author,
    match,
    reaction,
  }
}

/** The milestones to set; undefined where a person is to be asked. */
function milestonesMeant(
  { yes, all, answers: source }: ImportOptions,
  { milestones = [] }: ImportAnswers,
): readonly MilestoneName[] | undefined {
  if (yes || all) return milestoneNames
  return source === undefined ? undefined : milestones
}

function sayInJournal(path: string, host: Host): ExitCode {
  host.terminal.err(
    `Saved to the journal, not yet in ${visibleLine(path)}: another process holds it. The next postmortem log or import adds it.\n`,
  )
  return exitCode.ok
}

function fromWhere(entries: readonly Placed[]): string {
  const sources = counts(entries.map(({ as }) => as))
  return sources.length > 1 ? ` (${sources.join(', ')})` : ''
}

function printList(host: Host): ExitCode {
  for (const { name, title, how } of importers) host.terminal.out(`${name}\n  ${title}\n  ${how}\n`)
  return exitCode.ok
}
