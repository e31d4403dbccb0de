import {
  clockOfTimeline,
  isoDate,
  type MilestoneName,
  print,
  setMilestone,
  type ZoneOrOffset,
} from '../../document/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { type Facts, importers, type Proposal, type Skipped } from '../../importers/index.ts'
import { counted } from '../../report/index.ts'
import { visible, visibleLine } from '../../visible.ts'
import { checkAnswers } from '../answers/answers.ts'
import { draftOfAnswers } from '../answers/answers-draft.ts'
import { answerOf, prompterOf } from '../ask/ask.ts'
import { configsDuringIncident, folderInside, parseOptionsFor } from '../config.ts'
import type { PostmortemFile } from '../file/postmortem-file.ts'
import { chosen, isWanted } from '../import/choose-entries.ts'
import { type Placed, placed } from '../import/place-entries.ts'
import { type ReadSource, readSources } from '../import/read-sources.ts'
import { redacted } from '../import/redact.ts'
import { commentId, sourcesIn, writeEntries } from '../import/write-entries.ts'
import { incidentFile } from '../incident/add-event.ts'
import { mergeNotes } from '../incident/incident-file.ts'
import { milestoneProblem } from '../incident/milestone-problem.ts'
import { createPostmortem } from '../incident/new-file.ts'
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
  const { timezone, date } = options
  checkAnswers('the flags', { timezone, date, title: options.title })
  const read = await readSources(sources, options.from, host)
  const into = options.into === undefined ? null : await openInto(options.into, host)
  const zone = timezone ?? (await zoneFor(read, into, host))
  const day = date ?? dayOf(into)
  const parts = read.map(({ entries, as }) => placed(entries, as, { zone, day }))
  const all = inOrder(parts.flatMap(part => part.placed))
  const wanted = await wantedOf(options, zone, host)
  const known = sourcesIn(into?.text() ?? '')
  const fresh = all.filter(one => isWanted(one, wanted) && !known.has(commentId(one.id)))
  const skipped = [...read.flatMap(one => one.skipped), ...parts.flatMap(part => part.skipped)]
  for (const { name, as, said, entries } of read)
    host.terminal.err(
      `${visibleLine(name)}: ${as}, ${counted(entries.length, 'record')}${said ? ` (${visibleLine(said)})` : ''}\n`,
    )
  reportSkipped(skipped, options, host)
  if (fresh.length === 0) {
    if (known.size > 0 && all.length > 0) return sayNothingNew(into, host)
    throw new PostmortemError({ code: 'import-empty', skipped: skipped.length })
  }
  const picked = await chosen(fresh, options, zone, host)
  if (picked.length === 0 && known.size > 0) return sayNothingNew(into, host)
  if (picked.length === 0) throw new PostmortemError({ code: 'import-empty', skipped: skipped.length })
  const { entries, people } = options.redact ? redacted(picked) : { entries: picked, people: new Map() }
  const facts: Facts = Object.assign({}, ...read.map(one => one.facts))
  const path = into?.path ?? (await newDraft(entries, facts, zone, options, host))
  const isInFile = await writeEntries(path, entries, host)
  if (!isInFile) return sayInJournal(path, host)
  host.terminal.out(`${visibleLine(path)}: added ${entries.length} of ${all.length}${fromWhere(entries)}\n`)
  await proposeMilestones(
    path,
    read.flatMap(one => one.proposals),
    options,
    host,
  )
  for (const [name, role] of people) host.terminal.err(`${role} is ${visibleLine(name)}\n`)
  return exitCode.ok
}

function sayNothingNew(into: PostmortemFile | null, host: Host): ExitCode {
  host.terminal.out(`${visibleLine(into?.path ?? '')}: nothing new.\n`)
  return exitCode.ok
}

function sayInJournal(path: string, host: Host): ExitCode {
  host.terminal.err(
    `Saved to the journal, not yet in ${visibleLine(path)}: another process holds it. The next postmortem log or import adds it.\n`,
  )
  return exitCode.ok
}

function printList(host: Host): ExitCode {
  for (const { name, title, how } of importers) host.terminal.out(`${name}\n  ${title}\n  ${how}\n`)
  return exitCode.ok
}

/** The file to add to, with all that its journal has. */
async function openInto(path: string, host: Host): Promise<PostmortemFile> {
  const file = await incidentFile(path, host)
  file.text()
  // a run that was cut off may have left some there
  await mergeNotes(path, host, () => parseOptionsFor(path, host))
  return file
}

const dayOf = (file: PostmortemFile | null): string | null => {
  const date = file?.read().date
  return date ? isoDate(date) : null
}

/** The zone of clocks that name none: that of the file, else what the person says. */
async function zoneFor(
  read: readonly ReadSource[],
  into: PostmortemFile | null,
  host: Host,
): Promise<ZoneOrOffset> {
  if (into) return clockOfTimeline(into.read(), into.options)
  const clocks = read.flatMap(({ entries }) =>
    entries.flatMap(({ when }) => (when.kind === 'clock' ? when.clock : [])),
  )
  const configured = (await configsDuringIncident(host)('postmortem.md')).parse.timezone
  const own = configured ?? host.clock.timezone
  const [first] = clocks
  if (first === undefined) return own
  if (!host.terminal.interactive)
    throw new PostmortemError({ code: 'zone-unknown', count: clocks.length, first })
  const prompter = await prompterOf(host)
  const message = `${counted(clocks.length, 'time')} without a zone, such as ${first}. In which zone?`
  const check = (zone: string) => {
    try {
      checkAnswers('this', { timezone: zone })
      return undefined
    } catch {
      return 'Type an IANA time zone such as Europe/Berlin, or UTC.'
    }
  }
  return answerOf(await prompter.line({ message }, { initial: own, check }))
}

async function wantedOf(
  { since, until, author, match, reaction }: ImportOptions,
  timezone: ZoneOrOffset,
  host: Host,
) {
  const context = { now: host.clock.now().getTime(), timezone, previous: null }
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

/** By time, each once: two exports may have the same message. */
function inOrder(entries: readonly Placed[]): readonly Placed[] {
  const once = new Map(entries.map(entry => [entry.id, entry]))
  return [...once.values()].sort((a, b) => a.instant - b.instant)
}

function reportSkipped(skipped: readonly Skipped[], { showSkipped }: ImportOptions, host: Host): void {
  if (skipped.length === 0) return
  const reasons = counts(skipped.map(({ reason }) => reason)).join(', ')
  host.terminal.err(
    `Skipped ${skipped.length}: ${visibleLine(reasons)}${showSkipped ? '' : '; --show-skipped lists them'}\n`,
  )
  if (showSkipped)
    host.terminal.err(
      visible(skipped.map(({ reason, text }) => `  ${reason}: ${text.slice(0, 200)}\n`).join('')),
    )
}

function fromWhere(entries: readonly Placed[]): string {
  const sources = counts(entries.map(({ as }) => as))
  return sources.length > 1 ? ` (${sources.join(', ')})` : ''
}

/** Each name once, in order, behind how often it comes. */
function counts(names: readonly string[]): readonly string[] {
  const times = new Map<string, number>()
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1)
  return [...times].map(([name, count]) => `${count} ${name}`)
}

async function newDraft(
  entries: readonly Placed[],
  facts: Facts,
  zone: ZoneOrOffset,
  { title: given, folder }: ImportOptions,
  host: Host,
): Promise<string> {
  const config = await configsDuringIncident(host)('postmortem.md')
  const timezone = typeof zone === 'string' ? zone : 'UTC'
  const title = given ?? facts.title ?? (await askTitle(host))
  const opening = { title, timezone, date: clockIn(entries[0]?.instant ?? 0, timezone).date }
  const answers = checkAnswers('the sources', {
    ...opening,
    ...(facts.severity && { severity: facts.severity }),
    ...(facts.services && { services: [...facts.services] }),
  })
  const text = print(draftOfAnswers(answers, opening))
  return createPostmortem(folder ?? folderInside(config, host), opening, text, host)
}

async function askTitle(host: Host): Promise<string> {
  if (!host.terminal.interactive) throw new PostmortemError({ code: 'title-missing' })
  const prompter = await prompterOf(host)
  const check = (line: string) => (line.trim() ? undefined : 'Say what failed, and for whom.')
  return answerOf(await prompter.line({ message: 'What failed, and for whom?' }, { check }))
}

/** Sets the milestones that the file lacks, where a source has them: the first detection, the last end. */
async function proposeMilestones(
  path: string,
  proposals: readonly Proposal[],
  { yes, all }: ImportOptions,
  host: Host,
): Promise<void> {
  const file = await incidentFile(path, host)
  for (const [milestone, proposal] of bestOf(proposals)) {
    const { milestonePlaces } = file.read()
    if (milestonePlaces.has(milestone) || milestoneProblem(file, [milestone], proposal.instant)) continue
    const { date, clock } = clockIn(proposal.instant, clockOfTimeline(file.read(), file.options))
    const said = `${milestone} ${date} ${clock.slice(0, 5)}, since ${visibleLine(proposal.because)}`
    const isMeant =
      yes ||
      all ||
      (host.terminal.interactive && (await (await prompterOf(host)).confirm({ message: `Set ${said}?` })))
    if (!isMeant) continue
    const moment = { instant: proposal.instant, written: null }
    const edit = setMilestone(file.read(), milestone, moment, file.options)
    if (!edit) continue
    file.change('', document => setMilestone(document, milestone, moment, file.options) ?? edit)
    host.terminal.out(`  set ${said}\n`)
  }
}

/** The proposal for each milestone: what began or was noticed first, what ended last. */
function bestOf(proposals: readonly Proposal[]): ReadonlyMap<MilestoneName, Proposal> {
  const best = new Map<MilestoneName, Proposal>()
  for (const one of proposals) {
    const before = best.get(one.milestone)
    const isLast = one.milestone === 'mitigated' || one.milestone === 'resolved'
    if (!before || (isLast ? one.instant > before.instant : one.instant < before.instant))
      best.set(one.milestone, one)
  }
  return new Map(
    (['started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const).flatMap(name => {
      const one = best.get(name)
      return one ? [[name, one] as const] : []
    }),
  )
}
