import Papa from 'papaparse'

/** A cell of a table; null is empty. */
export type Cell = string | number | boolean | null

/**
 * CSV with a header, as RFC 4180 has it, with LF. A cell that a spreadsheet would take for a formula has an apostrophe
 * before it.
 */
export const csvOf = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  `${Papa.unparse(
    { fields: [...head], data: rows.map(row => [...row]) },
    { newline: '\n', escapeFormulae: /^(?:[=+@\t\r]|-(?!\d))/ },
  )}\n`
