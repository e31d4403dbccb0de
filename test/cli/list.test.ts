import { describe, expect, it } from 'vitest'
import { collection } from './collection.ts'
import { folder, run } from './run.ts'

describe('postmortem list', () => {
  const list = (...flags: string[]) => run(collection(), ['list', ...flags])

  it('shows when, how severe, how long and what is undone, the newest first', () => {
    const { code, out, err } = list()
    expect([code, out]).toEqual([
      0,
      `Date\tSeverity\tTitle\tDuration\tState\tOpen
2026-05-20\tSEV2\tCheckout errors again\t—\topen\t—
2026-05-02\tSEV3\tSearch is slow\t—\tin review\t1/2
2026-03-31\tSEV1\tCheckout errors\t30 min\tpublished\t2/3
`,
    ])
    // what cannot be read is named, and is not fatal
    expect(err).toBe(
      'Left out 1:\n  postmortems/broken.md: it is not UTF-8 text under 1 MiB\n\n3 postmortems, 3 open actions\n',
    )
  })

  it.each([
    [
      ['--since', '2026-05'],
      ['Checkout errors again', 'Search is slow'],
    ],
    [['--since', '2026-05-03'], ['Checkout errors again']],
    [
      ['--until', '2026-05'],
      ['Checkout errors again', 'Search is slow', 'Checkout errors'],
    ],
    [['--until', '2026-04'], ['Checkout errors']],
    [['--since', '2027'], []],
    [
      ['--severity', 'sev 1', '--severity', 'SEV3'],
      ['Search is slow', 'Checkout errors'],
    ],
    [['--service', 'Checkout', '--status', 'published'], ['Checkout errors']],
    [['--status', 'in review'], ['Search is slow']],
    [['--tag', 'deploy'], ['Checkout errors']],
    [['--author', '@ana'], ['Search is slow']],
    [
      ['--sort', 'severity'],
      ['Checkout errors', 'Checkout errors again', 'Search is slow'],
    ],
    [
      ['--sort', 'actions'],
      ['Checkout errors', 'Search is slow', 'Checkout errors again'],
    ],
    [
      ['--sort', 'duration'],
      ['Checkout errors', 'Checkout errors again', 'Search is slow'],
    ],
    [
      ['--sort', 'title'],
      ['Checkout errors', 'Checkout errors again', 'Search is slow'],
    ],
    [['postmortems/2026-05-02-search-is-slow.md'], ['Search is slow']],
  ])('%j lists those', (flags, titles) => {
    const { postmortems } = JSON.parse(list(...flags, '--json').out)
    expect(postmortems.map(({ title }: { title: string }) => title)).toEqual(titles)
  })

  it('gives other programs what it knows', () => {
    const [, , first] = JSON.parse(list('--json').out).postmortems
    expect(first).toEqual({
      path: 'postmortems/2026-03-31-checkout-errors.md',
      title: 'Checkout errors',
      date: '2026-03-31',
      severity: 'SEV1',
      status: 'published',
      services: ['checkout', 'payments'],
      tags: ['deploy'],
      authors: ['kim'],
      duration_ms: { least: 1_800_000, most: 1_800_000 },
      detected_by: 'monitoring',
      events: 4,
      actions: { all: 3, open: 2 },
    })
    const [head, newest] = list('--csv').out.split('\n')
    expect(head).toMatch(/^path,title,date,severity/)
    expect(newest).toBe(
      'postmortems/2026-05-20-checkout-errors-again.md,Checkout errors again,2026-05-20,SEV2,open,checkout,,,0,0,0',
    )
  })

  it('names a document whose fields cannot be read, also where a filter asks for them', () => {
    const cwd = folder({ 'postmortems/a.md': '---\ntitle: "A\nseverity: SEV1\n---\n\n# Disk full\n' })
    const said =
      /^Front matter that is not valid, .*:\n {2}postmortems\/a\.md, line \d: This is not valid YAML: /
    const all = run(cwd, ['list'])
    expect([all.out, all.err]).toEqual([expect.stringContaining('Disk full'), expect.stringMatching(said)])
    expect(run(cwd, ['list', '--severity', 'SEV1'])).toMatchObject({
      code: 0,
      out: 'No postmortem is like that.\n',
      err: expect.stringMatching(said),
    })
    expect(run(cwd, ['site']).err).toMatch(/^postmortems\/a\.md: fields not read, line \d: /)
    expect(run(cwd, ['site', '--audience', 'public', '--out', 'public'])).toMatchObject({
      err: expect.stringContaining('its fields are not read'),
    })
  })

  it('says what it cannot do', () => {
    expect(list('--since', 'soonish')).toMatchObject({
      code: 2,
      err: expect.stringContaining('a day, a month or a year'),
    })
    expect(list('nowhere')).toMatchObject({ code: 2, err: expect.stringContaining('nowhere') })
    expect(list('--sort', 'colour').err).toContain('Allowed choices are date, severity')
    expect(list('--tag', 'none').out).toBe('No postmortem is like that.\n')
    expect(run(folder({ 'postmortems/README.md': '# x\n' }), ['list']).code).toBe(0)
  })
})
