import {
  type ActionFilter,
  actionsOf,
  type CollectedAction,
  calendarOf,
  csvOf,
  type Grouping,
  inGroups,
  isAction,
  plainTitle,
} from '../../collection/index.ts'
import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { counted } from '../../report/index.ts'
import { jsonText, visibleLine } from '../../visible.ts'
import { type FilterFlags, filterOf } from '../collection/filter-flags.ts'
import { readCollection } from '../collection/read-collection.ts'
import { type Column, NOTHING, tableOf } from '../table.ts'

export { type AssignOptions, assign, markDone } from '../collection/change-action.ts'
export { type SyncOptions, sync } from '../collection/sync-actions.ts'

export type ActionsFormat = 'table' | 'markdown' | 'json' | 'csv' | 'ics'

export interface ActionsOptions extends FilterFlags, ActionFilter {
  readonly by?: Grouping
  readonly format?: ActionsFormat
  readonly failOverdue?: boolean
}

/** Lists action items: exit code 1 only where that is asked for, and one is overdue. */
export async function listActions(
  paths: readonly string[],
  options: ActionsOptions,
  host: Host,
): Promise<ExitCode> {
  const { by, format = 'table', failOverdue } = options
  const now = host.clock.now().getTime()
  const writeUps = await readCollection(paths, await filterOf(options, host), host)
  const actions = actionsOf(writeUps, now).filter(one => isAction(one, options))
  host.terminal.out(textOf(actions, { format, by, now, host }))
  if (format === 'table') {
    const [open, late] = [actions.filter(one => one.isOpen), actions.filter(one => one.isOverdue)]
    host.terminal.err(`\n${counted(actions.length, 'action')}, ${open.length} open, ${late.length} overdue\n`)
  }
  return failOverdue && actions.some(one => one.isOverdue) ? exitCode.findings : exitCode.ok
}

function textOf(
  actions: readonly CollectedAction[],
  { format, by, now, host }: { format: ActionsFormat; by: Grouping | undefined; now: number; host: Host },
): string {
  switch (format) {
    case 'json':
      return `${jsonText({ version: 1, actions: actions.map(jsonOf) }, 2)}\n`
    case 'csv':
      return csvOf(
        HEAD,
        actions.map(one => HEAD.map(name => jsonOf(one)[name])),
      )
    case 'ics':
      return calendarOf(actions, now)
    case 'markdown':
      return grouped(actions, by, '## ', some => some.map(markdownOf).join(''))
    case 'table': {
      const width = host.terminal.isShown ? host.terminal.columns : null
      if (actions.length === 0) return 'No action item is like that.\n'
      return grouped(actions, by, '', some => tableOf(COLUMNS, some.map(lineOf), width))
    }
  }
}

function grouped(
  actions: readonly CollectedAction[],
  by: Grouping | undefined,
  mark: string,
  print: (some: readonly CollectedAction[]) => string,
): string {
  if (by === undefined) return print(actions)
  return [...inGroups(actions, by)]
    .map(([name, some]) => `${mark}${visibleLine(name)}\n\n${print(some)}`)
    .join('\n')
}

const COLUMNS: readonly Column[] = [
  { head: 'Id' },
  { head: 'Due' },
  { head: 'Owner', leaveOut: 2 },
  { head: 'Action', flexible: true },
  { head: 'Type', leaveOut: 4 },
  { head: 'Ticket', leaveOut: 3 },
  { head: 'Of', leaveOut: 1 },
]

function lineOf({ id, action, of, isOpen, isOverdue }: CollectedAction): readonly string[] {
  const due = action.due ?? (isOpen ? NOTHING : '')
  return [
    id,
    isOpen ? `${due}${isOverdue ? ' overdue' : ''}` : (action.state ?? 'done'),
    action.owner ?? NOTHING,
    plainTitle(action.title),
    action.type ?? NOTHING,
    action.ticket === null ? NOTHING : plainTitle(action.ticket),
    of.date ?? of.path,
  ]
}

/** An item of a list for a ticket or a chat message. */
function markdownOf({ action, of, isOpen, isOverdue }: CollectedAction): string {
  const { title, owner, due, ticket } = action
  const tail = [
    owner && `@${owner.replace(/^@/, '')}`,
    due && (isOverdue ? `**overdue since ${due}**` : `due ${due}`),
    ticket,
    `[${(of.title ?? of.path).replace(/[[\]]/g, '\\$&')}](${encodeURI(of.path)})`,
  ]
  return `- [${isOpen ? ' ' : 'x'}] ${title.replace(/\s+/g, ' ')} — ${tail.filter(Boolean).join(', ')}\n`
}

/** The columns of CSV, which are the keys of JSON. */
const HEAD = [
  ...(['id', 'title', 'owner', 'due', 'type', 'priority', 'ticket', 'state'] as const),
  ...(['open', 'overdue', 'path', 'line', 'postmortem', 'date'] as const),
] as const

const jsonOf = ({ id, action, of, isOpen, isOverdue }: CollectedAction) => ({
  id,
  title: action.title,
  owner: action.owner,
  due: action.due,
  type: action.type,
  priority: action.priority,
  ticket: action.ticket,
  state: action.state,
  open: isOpen,
  overdue: isOverdue,
  path: of.path,
  line: action.line,
  postmortem: of.title,
  date: of.date,
})
