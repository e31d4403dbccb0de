import stringWidth from 'fast-string-width'
import { visibleLine } from '../visible.ts'

/** A column of a table in the terminal. */
export interface Column {
  readonly head: string
  readonly align?: 'right'
  /** Whether its texts are shortened to make the table fit; one column should be. */
  readonly flexible?: boolean
  /** The columns with the largest number are left out first where the terminal is narrow. */
  readonly leaveOut?: number
}

/** The text of a cell that has no value. */
export const NOTHING = '—'

const GAP = 2
/** The fewest columns of a flexible text. */
const NARROWEST = 24

/**
 * A table whose columns are aligned.
 *
 * @param width the columns of the terminal; null for a pipe: tabs between the cells, and nothing shortened.
 */
export function tableOf(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number | null,
): string {
  const texts = rows.map(row => row.map(visibleLine))
  const head = columns.map(({ head }) => head)
  if (width === null) return [head, ...texts].map(row => `${row.join('\t')}\n`).join('')
  const widthOf = (i: number) =>
    Math.max(stringWidth(columns[i]?.head ?? ''), ...texts.map(row => stringWidth(row[i] ?? '')))
  const widths = columns.map((_, i) => widthOf(i))
  const isSaid = (i: number) => texts.some(row => row[i] !== NOTHING)
  const shown = fitting(columns, widths, width, isSaid)
  const rest = shown.reduce((sum, i) => sum + (columns[i]?.flexible ? 0 : (widths[i] ?? 0) + GAP), 0)
  const limits = shown.map(i => {
    const own = widths[i] ?? 0
    return columns[i]?.flexible ? Math.min(own, Math.max(NARROWEST, width - rest)) : own
  })
  const line = (cells: readonly string[]) =>
    shown
      .map((i, place) => padded(cells[i] ?? '', limits[place] ?? 0, columns[i]?.align === 'right'))
      .join(' '.repeat(GAP))
      .trimEnd()
  return [head, ...texts].map(row => `${line(row)}\n`).join('')
}

/** The columns that there is room for, in order. */
function fitting(
  columns: readonly Column[],
  widths: readonly number[],
  width: number,
  isSaid: (column: number) => boolean,
): readonly number[] {
  // one that says nothing in any row is not missed
  const shown = new Set([...columns.keys()].filter(i => isSaid(i) || columns[i]?.leaveOut === undefined))
  const needed = () =>
    [...shown].reduce(
      (sum, i) => sum + (columns[i]?.flexible ? Math.min(NARROWEST, widths[i] ?? 0) : (widths[i] ?? 0)) + GAP,
      -GAP,
    )
  const leaveable = [...columns.keys()]
    .filter(i => columns[i]?.leaveOut !== undefined)
    .sort((a, b) => (columns[b]?.leaveOut ?? 0) - (columns[a]?.leaveOut ?? 0))
  while (needed() > width && leaveable.length > 0) shown.delete(leaveable.shift() ?? -1)
  return [...shown]
}

function padded(text: string, width: number, toRight: boolean): string {
  const short = shortened(text, width)
  const space = ' '.repeat(Math.max(0, width - stringWidth(short)))
  return toRight ? space + short : short + space
}

/** The start of a text that is not wider, with a mark at its end where it is cut. */
export function shortened(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let short = ''
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(short + segment) > width - 1) break
    short += segment
  }
  return `${short.trimEnd()}…`
}
