import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collection } from './collection.ts'
import { read, run } from './run.ts'

interface Item {
  readonly id: string
  readonly title: string
  readonly overdue: boolean
}

const actions = (path: string, ...flags: string[]) => run(path, ['actions', ...flags])

const items = (path: string, ...flags: string[]): readonly Item[] =>
  JSON.parse(actions(path, ...flags, '--format', 'json').out).actions

const idOf = (path: string, title: string) => items(path).find(one => one.title === title)?.id ?? ''

const checkout = 'postmortems/2026-03-31-checkout-errors.md'
const search = 'postmortems/2026-05-02-search-is-slow.md'

describe('postmortem actions', () => {
  it('lists open ones first, with what is overdue', () => {
    const path = collection()
    expect(items(path).map(({ title, overdue }) => [title, overdue])).toEqual([
      ['Alert on slow queries', true],
      ['Watch the heap', false],
      ['Write the runbook', false],
      ['Add the index', false],
      ['Replace old nodes', false],
    ])
    const { out, err } = actions(path, '--open')
    expect(out.split('\n').map(line => line.split('\t').slice(1, 4))).toEqual([
      ['Due', 'Owner', 'Action'],
      ['2026-04-10 overdue', 'ana', 'Alert on slow queries'],
      ['2027-01-15', 'ana', 'Watch the heap'],
      ['—', '—', 'Write the runbook'],
      [],
    ])
    expect(err).toContain('3 actions, 3 open, 1 overdue\n')
  })

  it.each([
    [['--overdue'], ['Alert on slow queries']],
    [
      ['--owner', '@Kim'],
      ['Add the index', 'Replace old nodes'],
    ],
    [['--type', 'detect'], ['Alert on slow queries']],
    [['--service', 'search', '--open'], ['Watch the heap']],
    [['--owner', 'nobody-here'], []],
  ])('%j lists those', (flags, titles) => {
    expect(items(collection(), ...flags).map(({ title }) => title)).toEqual(titles)
  })

  it('groups them, and fails a job for what is overdue', () => {
    const path = collection()
    const { out } = actions(path, '--open', '--by', 'owner')
    expect(out.match(/^\S+$/gm)).toEqual(['ana', 'nobody'])
    expect(actions(path, '--fail-overdue').code).toBe(1)
    expect(actions(path, '--fail-overdue', '--since', '2026-05').code).toBe(0)
    expect(actions(path, '--by', 'service', '--open').out).toMatch(
      /^checkout\n[\s\S]*^payments\n[\s\S]*^search\n/m,
    )
  })

  it('prints them for tickets, spreadsheets and calendars', () => {
    const path = collection()
    expect(actions(path, '--overdue', '--format', 'markdown').out).toBe(
      `- [ ] Alert on slow queries — @ana, **overdue since 2026-04-10**, [OPS-13](https://tracker.example/browse/OPS-13), [Checkout errors](${checkout})\n`,
    )
    expect(actions(path, '--overdue', '--format', 'csv').out.split('\n')[1]).toContain(
      'Alert on slow queries,ana,2026-04-10,detect,,',
    )
    const calendar = actions(path, '--format', 'ics').out
    expect(calendar.split('\r\n').filter(line => /^(?:DUE|SUMMARY)/.test(line))).toEqual([
      'DUE;VALUE=DATE:20260410',
      'SUMMARY:Alert on slow queries (ana)',
      'DUE;VALUE=DATE:20270115',
      'SUMMARY:Watch the heap (ana)',
    ])
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  })

  it('marks one as done in its document, and changes no other byte', () => {
    const path = collection()
    const [before, id] = [read(path, checkout), idOf(path, 'Alert on slow queries')]
    expect(actions(path, 'done', id).out).toBe(`Done: Alert on slow queries (${checkout}:34)\n`)
    expect(read(path, checkout)).toBe(before.replace('- [ ] Alert', '- [x] Alert'))
    // an id is of the words: it stays, and the item can be told that it is done
    expect(actions(path, 'done', id).out).toContain('is done already.\n')
    expect(run(path, ['undo', '--file', checkout]).code).toBe(0)
    expect(read(path, checkout)).toBe(before)
  })

  it('gives one an owner and a day, in the notation of its document', () => {
    const path = collection()
    const [before, id] = [read(path, checkout), idOf(path, 'Write the runbook')]
    expect(actions(path, 'assign', id, '@lee', '--due', '2026-12-24').code).toBe(0)
    expect(read(path, checkout)).toBe(
      before.replace('- [ ] Write the runbook', '- [ ] Write the runbook — @lee, due 2026-12-24'),
    )
    const table = read(path, search)
    expect(actions(path, 'assign', idOf(path, 'Watch the heap'), 'lee').code).toBe(0)
    expect(read(path, search)).toBe(table.replace('| Watch the heap | ana |', '| Watch the heap | lee |'))
  })

  it('says which action it does not know', () => {
    const path = collection()
    expect(actions(path, 'done', 'zzzzz')).toMatchObject({
      code: 2,
      err: expect.stringContaining('No action item has the id'),
    })
    expect(actions(path, 'assign', idOf(path, 'Watch the heap'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('Name an owner'),
    })
    expect(actions(path, 'assign', idOf(path, 'Watch the heap'), 'a, b')).toMatchObject({ code: 2 })
    expect(actions(path, 'assign', idOf(path, 'Watch the heap'), '--due', 'soonish').err).toContain(
      'a day or a month',
    )
    const all = items(path).map(({ id }) => id)
    expect(new Set(all).size).toBe(all.length)
  })

  it.each([
    ['GitHub', [{ number: 13, url: 'https://tracker.example/browse/OPS-13', state: 'CLOSED' }]],
    ['GitLab', [{ iid: 13, web_url: 'https://tracker.example/browse/OPS-13', state: 'closed' }]],
    [
      'Jira',
      {
        issues: [{ key: 'OPS-13', fields: { status: { name: 'Fertig', statusCategory: { key: 'done' } } } }],
      },
    ],
    ['Linear', { data: { issues: { nodes: [{ identifier: 'OPS-13', state: { type: 'completed' } }] } } }],
  ])('marks what the tickets of %s say is done, after showing it', (_, tickets) => {
    const path = collection()
    const before = read(path, checkout)
    const sync = (...flags: string[]) =>
      run(path, ['actions', 'sync', '-', ...flags], { input: JSON.stringify(tickets) })
    const shown = sync()
    expect(shown.out).toContain('-- [ ] Alert on slow queries')
    expect(shown.out).toContain('+- [x] Alert on slow queries')
    expect(shown.err).toContain('Nothing was written; --yes writes it.\n')
    expect(read(path, checkout)).toBe(before)
    expect(sync('--yes').out).toContain('Marked 1 action as done.\n')
    expect(read(path, checkout)).toBe(before.replace('- [ ] Alert', '- [x] Alert'))
    expect(sync('--yes').out).toBe('Nothing to mark as done.\n')
  })

  it('takes no ticket for another one', () => {
    const path = collection()
    const sync = (tickets: unknown) =>
      run(path, ['actions', 'sync', '-', '--yes'], { input: JSON.stringify(tickets) }).out
    expect(sync([{ number: 3, url: 'https://tracker.example/browse/OPS-1', state: 'CLOSED' }])).toContain(
      'Nothing to',
    )
    expect(sync([{ iid: 13, web_url: 'https://x.example/13', state: 'opened' }])).toContain('Nothing to')
    writeFileSync(join(path, 'x.json'), '{"a": 1}')
    expect(run(path, ['actions', 'sync', 'x.json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('not a list of tickets'),
    })
  })
})
