import { digestOf } from '../digest.ts'
import { isOpen, isOverdue, ownersOf } from '../document/index.ts'
import type { Grouping } from './orders.ts'
import type { ActionItem, WriteUp } from './write-up.ts'

/** An action item of one of many postmortems. */
export interface CollectedAction {
  /** The start of its digest, as long as it must be to be of no other: the same while its words and its file are. */
  readonly id: string
  readonly action: ActionItem
  readonly of: WriteUp
  readonly isOpen: boolean
  readonly isOverdue: boolean
}

/** Which action items are asked for; undefined for any. */
export interface ActionFilter {
  readonly open?: boolean | undefined
  readonly overdue?: boolean | undefined
  readonly owner?: readonly string[] | undefined
  readonly type?: readonly string[] | undefined
}

/** The fewest digits of an id. */
const SHORTEST = 5

/**
 * The action items of postmortems: open ones first, the one that is due first ahead of others.
 *
 * @param now milliseconds since the epoch.
 */
export function actionsOf(writeUps: readonly WriteUp[], now: number): readonly CollectedAction[] {
  const items = writeUps.flatMap(of =>
    digestsOf(of).map((digest, i) => ({ of, digest, action: of.actions[i] as ActionItem })),
  )
  const lengths = lengthsOf(items.map(({ digest }) => digest))
  return items
    .map(({ of, digest, action }, i) => ({
      id: digest.slice(0, lengths[i]),
      action,
      of,
      isOpen: isOpen(action),
      isOverdue: isOverdue(action, now),
    }))
    .sort(
      (a, b) =>
        Number(b.isOpen) - Number(a.isOpen) ||
        (a.action.due ?? '9999').localeCompare(b.action.due ?? '9999') ||
        (b.of.date ?? '').localeCompare(a.of.date ?? '') ||
        a.action.line - b.action.line,
    )
}

/** A digest for each action item; of two with the same words it is the second of them that counts. */
function digestsOf({ path, actions }: WriteUp): readonly string[] {
  const seen = new Map<string, number>()
  return actions.map(({ title }) => {
    const count = seen.get(title) ?? 0
    seen.set(title, count + 1)
    return digestOf(JSON.stringify([path, title, count]))
  })
}

/** How many digits of each tell it from all others. */
function lengthsOf(digests: readonly string[]): readonly number[] {
  const sorted = [...new Set(digests)].sort()
  const common = (a: string, b: string) => {
    let i = 0
    while (i < a.length && a[i] === b[i]) i++
    return i
  }
  const length = new Map(
    sorted.map((digest, i) => {
      const near = Math.max(common(digest, sorted[i - 1] ?? ''), common(digest, sorted[i + 1] ?? ''))
      return [digest, Math.max(SHORTEST, near + 1)]
    }),
  )
  return digests.map(digest => length.get(digest) ?? SHORTEST)
}

/** Whether an action item is one of those that are asked for. */
export function isAction({ action, isOpen, isOverdue }: CollectedAction, filter: ActionFilter): boolean {
  const { open, overdue, owner, type } = filter
  const owners = owner?.map(name => name.replace(/^@/, '').toLowerCase())
  return (
    (!open || isOpen) &&
    (!overdue || isOverdue) &&
    (owners === undefined || ownedBy(action).some(name => owners.includes(name.toLowerCase()))) &&
    (type === undefined || type.includes(action.type ?? ''))
  )
}

/** Whose an action item is: `nobody` where it names no owner. */
const ownedBy = (action: ActionItem): readonly string[] => {
  const owners = ownersOf(action)
  return owners.length > 0 ? owners : [NOBODY]
}

/** The name of who has what nobody has. */
export const NOBODY = 'nobody'

/** Action items in groups, each with its name; those that belong to several are in each of them. */
export function inGroups(
  actions: readonly CollectedAction[],
  by: Grouping,
): ReadonlyMap<string, readonly CollectedAction[]> {
  const groups = new Map<string, CollectedAction[]>()
  for (const one of actions)
    for (const name of namesOf(one, by)) {
      const group = groups.get(name)
      if (group) group.push(one)
      else groups.set(name, [one])
    }
  return groups
}

function namesOf({ action, of }: CollectedAction, by: Grouping): readonly string[] {
  if (by === 'owner') return ownedBy(action)
  if (by === 'service') return of.services.length > 0 ? of.services : ['no service']
  if (by === 'type') return [action.type ?? 'no type']
  return [`${of.date ?? 'no date'} ${of.title ?? of.path} (${of.path})`]
}
