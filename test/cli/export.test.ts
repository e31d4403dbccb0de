import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collection } from './collection.ts'
import { folder, read, run } from './run.ts'

const root = resolve(import.meta.dirname, '../..')

describe('export', () => {
  it('has a row for each document, event, action and duration', () => {
    const { code, out, err } = run(collection(), ['export'])
    expect([code, err]).toEqual([0, expect.stringContaining('broken.md')])
    const rows = out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    const of = (table: string, path = '2026-03-31') =>
      rows.filter(row => row.table === table && row.path.includes(path))
    expect(of('documents')).toEqual([
      {
        ...{
          table: 'documents',
          path: 'postmortems/2026-03-31-checkout-errors.md',
          title: 'Checkout errors',
        },
        ...{ date: '2026-03-31', severity: 'SEV1', status: 'published', services: ['checkout', 'payments'] },
        ...{ tags: ['deploy'], authors: ['kim'], language: null, detected_by: 'monitoring', cause: null },
        ...{ events: 4, actions: 3, open_actions: 2, acknowledged: null },
        ...{ started: '2026-03-31T06:20:00Z', detected: '2026-03-31T06:29:00Z' },
        ...{ mitigated: '2026-03-31T06:50:00Z', resolved: '2026-03-31T07:10:00Z' },
      },
    ])
    expect(of('events')[1]).toEqual({
      ...{ table: 'events', path: 'postmortems/2026-03-31-checkout-errors.md', number: 2, line: 23 },
      ...{ time: '06:29', local: '2026-03-31T06:29:00', text: 'Alert: error rate of checkout' },
      ...{ earliest: '2026-03-31T06:29:00Z', latest: '2026-03-31T06:29:00Z' },
    })
    expect(of('events', '2026-05-02')[0]).toMatchObject({
      ...{ time: '~10:00', local: '2026-05-02T09:45:00' },
      ...{ earliest: '2026-05-02T09:45:00Z', latest: '2026-05-02T10:15:00Z' },
    })
    expect(of('actions')).toHaveLength(3)
    expect(of('durations')).toContainEqual({
      ...{ table: 'durations', path: 'postmortems/2026-03-31-checkout-errors.md' },
      ...{ name: 'time_to_detect', least: 540, most: 540 },
    })
  })

  it('writes a table a file as CSV, or one of them', () => {
    const cwd = collection()
    expect(run(cwd, ['export', '--format', 'csv', '--out', 'tables']).code).toBe(0)
    for (const name of ['documents', 'events', 'actions', 'durations'])
      expect(existsSync(join(cwd, 'tables', `${name}.csv`))).toBe(true)
    const { out } = run(cwd, ['export', '--format', 'csv', '--table', 'durations'])
    expect(out).toBe(read(cwd, 'tables/durations.csv'))
    expect(out.split('\n')[0]).toBe('path,name,least,most')
    expect(
      run(cwd, ['export', '--since', '2026-05', '--table', 'documents']).out.trim().split('\n'),
    ).toHaveLength(2)
  })

  it.each([
    ['a database without a file', ['--format', 'sqlite'], '--out postmortems.db'],
    ['several tables of CSV in one stream', ['--format', 'csv'], '--table'],
    ['a table that is none', ['--table', 'people'], 'documents'],
  ])('refuses %s', (_, args, said) => {
    const { code, err } = run(collection(), ['export', ...args])
    expect([code, err]).toEqual([2, expect.stringContaining(said)])
  })

  it('does not replace what it reads', () => {
    const cwd = collection()
    const path = 'postmortems/2026-03-31-checkout-errors.md'
    const before = read(cwd, path)
    expect(run(cwd, ['export', '--out', path]).code).toBe(2)
    expect(read(cwd, path)).toBe(before)
  })

  it('writes a database where Node.js has SQLite, else says what to do', () => {
    const cwd = collection()
    const { code, err } = run(cwd, ['export', '--format', 'sqlite', '--out', 'a.db'])
    const hasSqlite = process.getBuiltinModule('node:sqlite' as 'node:fs') !== undefined
    expect(code).toBe(hasSqlite ? 0 : 2)
    expect(err).toMatch(hasSqlite ? /^Left out 1:\n.*\nWrote \d+ rows to a\.db\n$/ : /22\.13 .*\.import/)
  })
})

describe('the queries of the page on data', () => {
  const page = read(root, 'docs/data.md')
  const blocks = (language: string) =>
    [...page.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code = '']) => code)
  const python = (script: string, cwd: string, input = '') =>
    spawnSync('/usr/bin/python3', ['-c', script], { cwd, encoding: 'utf8', input })
  const has = (module: string) => python(`import ${module}`, '.').status === 0

  function tables(): string {
    const cwd = folder()
    expect(run(cwd, ['export', join(root, 'examples'), '--format', 'csv', '--out', 'tables']).code).toBe(0)
    return cwd
  }

  it.runIf(has('sqlite3'))('run in SQLite, and find something', () => {
    const script = `
import csv, json, sqlite3, sys
db = sqlite3.connect(":memory:")
for name in ("documents", "events", "actions", "durations"):
    rows = list(csv.reader(open(f"tables/{name}.csv")))
    kinds = ["real" if head in ("least", "most") else "" for head in rows[0]]
    db.execute(f'CREATE TABLE {name} (' + ", ".join(f'"{h}" {k}' for h, k in zip(rows[0], kinds)) + ")")
    db.executemany(f"INSERT INTO {name} VALUES (" + ",".join("?" * len(rows[0])) + ")", [[c or None for c in row] for row in rows[1:]])
print(json.dumps([db.execute(sql).fetchall() for sql in json.load(sys.stdin)]))
`
    const found = python(script, tables(), JSON.stringify(blocks('sql')))
    expect(found.stderr).toBe('')
    const answers = JSON.parse(found.stdout) as unknown[][]
    expect(answers).toHaveLength(4)
    for (const rows of answers) expect(rows.length).toBeGreaterThan(0)
    expect(answers[0]).toContainEqual(['2012', 53, 1])
  })

  it.runIf(has('pandas'))('run in pandas, and find something', () => {
    const found = python(blocks('python').join('\n'), tables())
    expect([found.status, found.stdout]).toEqual([0, expect.stringContaining('time_to_resolve')])
  })
})
