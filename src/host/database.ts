import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { saving } from './failures.ts'

/** A table of a database. */
export interface DatabaseTable {
  readonly name: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** What is used of Node's own module, which the types of the oldest Node.js do not know. */
interface Sqlite {
  readonly DatabaseSync: new (
    path: string,
  ) => {
    exec(sql: string): void
    prepare(sql: string): { run(...values: readonly (string | number | null)[]): unknown }
    close(): void
  }
}

/** Writes a SQLite database, whole or not at all. Returns false where this Node.js has no SQLite. */
export function writeDatabase(path: string, tables: readonly DatabaseTable[]): boolean {
  const sqlite = quietly(() => process.getBuiltinModule('node:sqlite') as Sqlite | undefined)
  if (!sqlite) return false
  saving(path, () => {
    mkdirSync(dirname(path), { recursive: true })
    const draft = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`)
    rmSync(draft, { force: true })
    try {
      const database = new sqlite.DatabaseSync(draft)
      // one transaction, and no journal: the draft is thrown away where it fails
      database.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN')
      for (const { name, columns, rows } of tables) {
        const named = columns.map(column => `"${column.name}" ${column.type}`).join(', ')
        database.exec(`CREATE TABLE "${name}" (${named}) STRICT`)
        const insert = database.prepare(`INSERT INTO "${name}" VALUES (${columns.map(() => '?').join(', ')})`)
        for (const row of rows) insert.run(...row)
        database.exec(`CREATE INDEX "${name}_path" ON "${name}" ("path")`)
      }
      database.exec('COMMIT')
      database.close()
      renameSync(draft, path)
    } catch (error) {
      rmSync(draft, { force: true })
      throw error
    }
  })
  return true
}

/** Node.js calls its SQLite experimental in a warning that means nothing to whoever exports something. */
function quietly<T>(work: () => T): T {
  const warn = process.emitWarning
  process.emitWarning = () => {}
  try {
    return work()
  } finally {
    process.emitWarning = warn
  }
}
