import type { TableRow, TextLine } from '../markdown/index.ts'
import { withoutComments } from '../markdown/index.ts'
import {
  type ExplainedZones,
  inBrackets,
  readStampAtStart,
  readStampWhole,
  type Stamp,
  unknownTime,
} from '../time/index.ts'
import { type Columns, dayAlone, withYear } from './columns.ts'

/** A row of a timeline: an entry, the date of the rows below, or words. */
export type RowRead =
  | { readonly kind: 'entry'; readonly stamp: Stamp; readonly cell: TextLine; readonly words: string }
  | { readonly kind: 'date'; readonly stamp: Stamp }
  /** `isMore` where nothing stands in the columns of times: then it continues the row above. */
  | { readonly kind: 'words'; readonly words: string; readonly isMore: boolean }

/** Reads a row of a table whose columns of times are known. */
export function readRow(row: TableRow, columns: Columns, explained: ExplainedZones): RowRead {
  const cell = row.cells[columns.time]
  const cellText = (column: number | null) => (column === null ? '' : (row.cells[column]?.text ?? ''))
  const whole = [cellText(columns.weekday), cellText(columns.date), cell?.text].filter(Boolean).join(' ')
  const span =
    columns.end === null
      ? undefined
      : readStampWhole(`${whole} – ${cellText(columns.end)}`, 'range', explained)
  const isSpan = span?.until !== undefined && span.until !== null
  const exact = isSpan ? span : readStampWhole(whole, 'range', explained)
  const atStart = exact ? undefined : readStampAtStart(whole, explained)
  const read = exact ?? atStart?.stamp ?? dayAlone(whole) ?? unknownTime(`${whole} `)?.stamp
  const stamp = withYear(read, columns.year)
  const placed = [columns.time, columns.date, columns.weekday, ...(isSpan ? [columns.end] : [])]
  const rest = row.cells.filter((_, i) => !placed.includes(i)).map(c => withoutComments(c.text))
  const beside = exact ? inBrackets(exact) : [atStart?.text ?? '']
  const words = [...beside, ...rest].filter(Boolean).join(' — ')
  if (!cell || !stamp) return { kind: 'words', words, isMore: !whole && words !== '' }
  if (!stamp.clock && stamp.date && !words) return { kind: 'date', stamp }
  return { kind: 'entry', stamp, cell, words }
}
