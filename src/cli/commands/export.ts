import { join } from 'node:path'
import {
  actionRows,
  actionsOf,
  type Cell,
  csvOf,
  documentRow,
  durationRows,
  eventRows,
  type Row,
  type TableName,
  tables,
} from '../../collection/index.ts'
import { type ExitCode, exitCode, PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { jsonText, visibleLine } from '../../visible.ts'
import { type FilterFlags, filterOf } from '../collection/filter-flags.ts'
import { readCollection } from '../collection/read-collection.ts'

export type ExportFormat = 'jsonl' | 'csv' | 'sqlite'

export interface ExportOptions extends FilterFlags {
  readonly format?: ExportFormat
  readonly out?: string
  readonly table?: TableName
}

type Rows = Readonly<Record<TableName, readonly Row[]>>

/** Writes what many postmortems say as tables for other programs. */
export async function exportTables(
  paths: readonly string[],
  options: ExportOptions,
  host: Host,
): Promise<ExitCode> {
  const { format = 'jsonl', out, table } = options
  assertUsable(format, out, table)
  const rows = await rowsOf(paths, options, host)
  const source = rows.documents.find(([path]) => out !== undefined && host.files.isSame(out, String(path)))
  if (source) throw new PostmortemError({ code: 'output-is-source', path: String(source[0]) })
  const names = table ? [table] : (Object.keys(tables) as TableName[])
  if (format === 'sqlite') writeSqlite(out ?? '', names, rows, host)
  else if (format === 'csv' && !table) {
    for (const name of names) host.files.save(join(out ?? '', `${name}.csv`), csvFrom(name, rows))
  } else {
    const text = format === 'csv' ? names.map(name => csvFrom(name, rows)).join('') : jsonLinesOf(names, rows)
    if (out === undefined || out === '-') host.terminal.out(text)
    else host.files.save(out, text)
  }
  const count = names.reduce((sum, name) => sum + rows[name].length, 0)
  if (out !== undefined && out !== '-') host.terminal.err(`Wrote ${count} rows to ${visibleLine(out)}\n`)
  return exitCode.ok
}

function assertUsable(format: ExportFormat, out: string | undefined, table: TableName | undefined): void {
  const refuse = (message: string) => {
    throw new PostmortemError({ code: 'usage', message })
  }
  if (format === 'sqlite' && (out === undefined || out === '-'))
    refuse('A database needs a file: add --out postmortems.db.')
  if (format === 'csv' && table === undefined && (out === undefined || out === '-'))
    refuse(
      `CSV has one table in a file: name a folder with --out, or one of them with --table: ${Object.keys(tables).join(', ')}.`,
    )
}

async function rowsOf(paths: readonly string[], options: ExportOptions, host: Host): Promise<Rows> {
  const documents: Row[] = []
  const events: Row[] = []
  const durations: Row[] = []
  const writeUps = await readCollection(paths, await filterOf(options, host), host, (of, document) => {
    documents.push(documentRow(of, document))
    events.push(...eventRows(of, document))
    durations.push(...durationRows(of))
  })
  return {
    documents,
    events,
    durations,
    actions: actionRows(actionsOf(writeUps, host.clock.now().getTime())),
  }
}

/** One object a line; which table it is of is its `table`. */
const jsonLinesOf = (names: readonly TableName[], rows: Rows): string =>
  names
    .flatMap(name =>
      rows[name].map(row =>
        jsonText({
          table: name,
          ...Object.fromEntries(tables[name].map((column, i) => [column.name, row[i]])),
        }),
      ),
    )
    .map(line => `${line}\n`)
    .join('')

const csvFrom = (name: TableName, rows: Rows): string =>
  csvOf(
    tables[name].map(column => column.name),
    rows[name].map(flat),
  )

/** A row whose lists are JSON. */
const flat = (row: Row): readonly Exclude<Cell, boolean>[] =>
  row.map(cell => (typeof cell === 'object' && cell !== null ? JSON.stringify(cell) : cell))

function writeSqlite(out: string, names: readonly TableName[], rows: Rows, host: Host): void {
  const made = host.files.database(
    out,
    names.map(name => ({ name, columns: tables[name], rows: rows[name].map(flat) })),
  )
  if (made) return
  throw new PostmortemError({
    code: 'usage',
    message:
      'This Node.js has no SQLite; 22.13 and later have. Or write CSV, and read it with: sqlite3 postmortems.db ".import --csv FOLDER/documents.csv documents"',
  })
}
