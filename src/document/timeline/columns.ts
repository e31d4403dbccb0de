import type { TableRow, TextLine } from '../markdown/index.ts'
import { readStampWhole, SHORT_WEEKDAY, type Stamp } from '../time/index.ts'

/** The columns of a table that give the times of its rows. */
export interface Columns {
  readonly time: number
  /** The column of end times, in a table with starts and ends. */
  readonly end: number | null
  readonly date: number | null
  readonly weekday: number | null
  /** The year in the name of the date column: `Date (2021)`. */
  readonly year: number | null
}

const WEEKDAY_CELL = new RegExp(String.raw`^(?:${SHORT_WEEKDAY})[a-z]*\.?$`, 'i')

/**
 * Finds the time column by its name, else the first with times in at least half of its cells; null where there is none.
 */
export function timeColumns(head: readonly TextLine[], rows: readonly TableRow[]): Columns | null {
  const names = head.map(cell => cell.text.toLowerCase().replace(/[*_`]/g, '').trim())
  const indexOf = (test: (name: string, i: number) => boolean) => {
    const found = names.findIndex(test)
    return found < 0 ? null : found
  }
  const mostly = (i: number, test: (cell: string) => boolean) => {
    const count = rows.filter(row => test(row.cells[i]?.text ?? '')).length
    return count > 0 && count * 2 >= rows.length
  }
  const weekday = indexOf((_, i) => mostly(i, cell => WEEKDAY_CELL.test(cell)))
  const date = indexOf((name, i) => i !== weekday && /^(?:date|day)\b(?!.*\btime\b)/.test(name))
  const named = indexOf(
    name => /\b(?:time|when|timestamp|clock|hour)\b/.test(name) && !/\btime to\b/.test(name),
  )
  const time =
    named ?? indexOf((_, i) => i !== date && mostly(i, cell => readStampWhole(cell) !== undefined)) ?? date
  if (time === null) return null
  const end = indexOf(
    (name, i) =>
      i !== time &&
      /^(?:end|ended|until|till|to|finish|finished)(?: (?:time|date|at))?(?: ?\(.*\))?$/.test(name) &&
      mostly(i, cell => isClock(cell)),
  )
  const year = date === null ? null : /\b(?:19|20)\d{2}\b/.exec(names[date] ?? '')?.[0]
  return { time, end, date: date === time ? null : date, weekday, year: year ? Number(year) : null }
}

const isClock = (cell: string): boolean => (readStampWhole(cell)?.clock ?? null) !== null

/** The stamp, with the year of its column where it has none. */
export function withYear(stamp: Stamp | undefined, year: number | null): Stamp | undefined {
  if (!stamp?.date || stamp.date.year !== null || year === null) return stamp
  return { ...stamp, date: { ...stamp.date, year } }
}

/** Reads `3/4` in a row of its own as the date of the rows below. */
export const dayAlone = (cell: string): Stamp | undefined =>
  /^\W{0,4}\d{1,2}\/\d{1,2}\W{0,4}$/.test(cell)
    ? withoutClock(readStampWhole(`${cell.replace(/[^\d/]/g, '')} 00:00`))
    : undefined

const withoutClock = (stamp: Stamp | undefined): Stamp | undefined => stamp && { ...stamp, clock: null }
