import { csvOf, durationOf, inOrder, type Order, openActions, type WriteUp } from '../../collection/index.ts'
import { formatSpan } from '../../document/index.ts'
import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { counted } from '../../report/index.ts'
import { jsonText } from '../../visible.ts'
import { type FilterFlags, filterOf } from '../collection/filter-flags.ts'
import { readCollection } from '../collection/read-collection.ts'
import { type Column, NOTHING, tableOf } from '../table.ts'

export interface ListOptions extends FilterFlags {
  readonly sort?: Order
  readonly json?: boolean
  readonly csv?: boolean
}

const COLUMNS: readonly Column[] = [
  { head: 'Date' },
  { head: 'Severity', leaveOut: 1 },
  { head: 'Title', flexible: true },
  { head: 'Duration', leaveOut: 2 },
  { head: 'State', leaveOut: 3 },
  { head: 'Open', align: 'right' },
]

/** Lists postmortems as a table, or for programs. */
export async function list(paths: readonly string[], options: ListOptions, host: Host): Promise<ExitCode> {
  const { sort = 'date', json, csv } = options
  const { terminal } = host
  const found = inOrder(await readCollection(paths, await filterOf(options, host), host), sort)
  if (json) terminal.out(`${jsonText({ version: 1, postmortems: found.map(jsonOf) }, 2)}\n`)
  else if (csv) terminal.out(csvOf(HEAD, found.map(rowOf)))
  else if (found.length === 0) terminal.out('No postmortem is like that.\n')
  else {
    terminal.out(tableOf(COLUMNS, found.map(lineOf), terminal.isShown ? terminal.columns : null))
    const open = found.reduce((sum, one) => sum + openActions(one), 0)
    terminal.err(`\n${counted(found.length, 'postmortem')}, ${counted(open, 'open action')}\n`)
  }
  return exitCode.ok
}

function lineOf(one: WriteUp): readonly string[] {
  const duration = durationOf(one)
  return [
    one.date ?? NOTHING,
    one.severity ?? NOTHING,
    one.title ?? one.path,
    duration ? formatSpan(duration) : NOTHING,
    one.status?.replaceAll('_', ' ') ?? NOTHING,
    one.actions.length > 0 ? `${openActions(one)}/${one.actions.length}` : NOTHING,
  ]
}

const HEAD = [
  'path',
  'title',
  'date',
  'severity',
  'status',
  'services',
  'duration_minutes',
  'duration_minutes_most',
  'events',
  'actions',
  'actions_open',
]

const MINUTE = 60_000

function rowOf(one: WriteUp) {
  const duration = durationOf(one)
  return [
    one.path,
    one.title,
    one.date,
    one.severity,
    one.status,
    one.services.join('; '),
    duration && duration.least / MINUTE,
    duration && duration.most / MINUTE,
    one.events,
    one.actions.length,
    openActions(one),
  ]
}

const jsonOf = (one: WriteUp) => {
  const { path, title, date, severity, status, services, tags, authors, events } = one
  const duration = durationOf(one)
  return {
    path,
    title,
    date,
    severity,
    status,
    services,
    tags,
    authors,
    duration_ms: duration && { least: duration.least, most: duration.most },
    detected_by: one.detectedBy,
    events,
    actions: { all: one.actions.length, open: openActions(one) },
  }
}
