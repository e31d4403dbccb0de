import { isOpen } from '../document/index.ts'
import type { Order } from './orders.ts'
import { durationOf, type WriteUp } from './write-up.ts'

/** The number of open actions of a postmortem. */
export const openActions = ({ actions }: WriteUp): number => actions.filter(isOpen).length

const plainly = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare

const compare: Readonly<Record<Order, (a: WriteUp, b: WriteUp) => number>> = {
  // the newest first, and those without a date last
  date: (a, b) => (b.date ?? '').localeCompare(a.date ?? ''),
  severity: (a, b) => plainly(a.severity ?? '\uffff', b.severity ?? '\uffff'),
  duration: (a, b) => (durationOf(b)?.least ?? -1) - (durationOf(a)?.least ?? -1),
  actions: (a, b) => openActions(b) - openActions(a),
  title: (a, b) => plainly(a.title ?? '\uffff', b.title ?? '\uffff'),
  path: (a, b) => plainly(a.path, b.path),
}

/** Postmortems in an order; equal ones with the newest first. */
export const inOrder = (some: readonly WriteUp[], order: Order): readonly WriteUp[] =>
  some.toSorted((a, b) => compare[order](a, b) || compare.date(a, b) || compare.path(a, b))
