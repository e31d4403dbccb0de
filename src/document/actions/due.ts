import { readIsoDate, readStampWhole } from '../time/index.ts'
import type { Action } from './action.ts'

/** Whether an action item is neither done nor declined. */
export const isOpen = ({ state }: Pick<Action, 'state'>): boolean => state !== 'done' && state !== 'declined'

/** Whether a due date, as a day or a month, is one that no calendar has. */
export const isNoDay = (due: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(due) ? readIsoDate(due) === undefined : /^\d{4}-(?:00|1[3-9]|[2-9]\d)$/.test(due)

/**
 * The end of a due date, a day or a month, in the time zone where it ends last, in milliseconds since the epoch;
 * undefined for what is no date.
 */
export function endOfDue(due: string): number | undefined {
  const date = isNoDay(due) ? null : readStampWhole(due)?.date
  if (!date || date.year === null || date.month === null) return undefined
  const after =
    date.day === null ? Date.UTC(date.year, date.month, 1) : Date.UTC(date.year, date.month - 1, date.day + 1)
  return after + 12 * 3_600_000
}

/** Whether an action item is open, and its due date is past. @param now milliseconds since the epoch */
export const isOverdue = ({ due, state }: Pick<Action, 'due' | 'state'>, now: number): boolean =>
  isPastDue(due, now) && isOpen({ state })

/** Whether a due date can be read, and is past. @param now milliseconds since the epoch */
export function isPastDue(due: string | null, now: number): boolean {
  const end = due === null ? undefined : endOfDue(due)
  return end !== undefined && end < now
}
