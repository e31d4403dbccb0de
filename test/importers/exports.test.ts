import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Entry,
  type Imported,
  importerOf,
  importers,
  type Source,
  sourceFile,
} from '../../src/importers/index.ts'

/** Real exports; SOURCES.tsv says where each is from, and under which licence. */
const root = join(import.meta.dirname, 'exports')

const source = (name: string): Source =>
  statSync(join(root, name)).isDirectory()
    ? {
        name,
        files: readdirSync(join(root, name), { recursive: true, encoding: 'utf8' })
          .filter(path => statSync(join(root, name, path)).isFile())
          .map(path => sourceFile(path, readFileSync(join(root, name, path), 'utf8'))),
      }
    : { name, files: [sourceFile(name, readFileSync(join(root, name), 'utf8'))] }

const written = ({ when, author, text }: Entry) =>
  `${when.kind === 'instant' ? new Date(when.instant).toISOString() : when.clock} ${author ?? '–'}: ${text}`

interface Expected {
  readonly as: string
  readonly count: number
  readonly skipped?: number
  /** Some entries: times to the second, authors and texts. */
  readonly has: readonly string[]
  readonly proposals?: readonly string[]
  readonly facts?: Imported['facts']
}

const exports: Readonly<Record<string, Expected>> = {
  'alertmanager/prometheus_bot-simpe.json': {
    as: 'alertmanager',
    count: 1,
    has: ['2016-04-27T20:46:37.903Z –: Alert firing: something_happend: Oops, something happend!'],
    proposals: ['detected 2016-04-27T20:46:37.903Z'],
    facts: { services: ['prometheus_bot'] },
  },
  'csv/timesketch-sigma_events.csv': {
    as: 'csv',
    count: 4,
    has: ['2015-07-24T19:01:01.000Z –: A message', '2015-07-24T19:01:02.000Z –: Another message'],
  },
  'csv/timesketch-validate_no_datetime_timestamps.csv': {
    as: 'csv',
    count: 3,
    skipped: 2,
    has: ['2015-07-25T02:01:01.000Z –: No Timestamp1'],
  },
  'discord/copied-as-text.txt': {
    as: 'lines',
    count: 12,
    has: ['13:04 Hixie: current issue is https://github.com/flutter/flutter/issues/123519'],
  },
  'github/webhook-issue_comment-created.payload.json': {
    as: 'issues',
    count: 2,
    has: ['2019-05-15T15:20:18.000Z Codertocat: Opened #1: Spelling error in the README file'],
    facts: { title: 'Spelling error in the README file' },
  },
  'gitlog/default.log': {
    as: 'git-log',
    count: 2,
    skipped: 2,
    has: [
      '2026-06-11T07:34:35.000Z Damien Duportal: Update 2026-06-11-postgres-public-db-upgrade.md (cc863abe58)',
    ],
  },
  'gitlog/tabbed.tsv': {
    as: 'git-log',
    count: 3,
    skipped: 2,
    has: [
      '2026-06-11T07:34:35.000Z Damien Duportal: Update 2026-06-11-postgres-public-db-upgrade.md (cc863abe58)',
    ],
  },
  'incidentio/incident_updates.json': {
    as: 'incident.io',
    count: 1,
    has: ['2023-10-24T15:10:35.411Z Rob: Status: Investigating, severity: Minor'],
  },
  'incidentio/incidents.json': {
    as: 'incident.io',
    count: 1,
    has: ['2023-10-24T15:10:35.411Z Rob: Incident opened: teal-ostrich'],
    proposals: ['detected 2023-10-24T15:10:35.411Z'],
    facts: { title: 'teal-ostrich', severity: 'Minor' },
  },
  'mattermost/export.jsonl': {
    as: 'mattermost',
    count: 4,
    skipped: 1,
    has: ['2019-03-21T11:09:44.976Z ron: The weather is so hot!', '2019-03-21T11:08:39.720Z ron: Hey folks'],
  },
  'opsgenie/alert-b.json': {
    as: 'opsgenie',
    count: 2,
    has: ['2023-09-27T16:03:13.129Z –: Alert: Devops Research Incident'],
    facts: { title: 'Devops Research Incident', severity: 'P3' },
  },
  'opsgenie/incident-a.json': {
    as: 'opsgenie',
    count: 1,
    has: ['2023-09-26T17:06:16.824Z –: Alert: Example Token Incident'],
    proposals: [
      'detected 2023-09-26T17:06:16.824Z',
      'started 2023-09-26T17:06:16.824Z',
      'mitigated 2023-09-26T17:45:25.719Z',
    ],
  },
  'opsgenie/stackstorm-get_alert.json': {
    as: 'opsgenie',
    count: 3,
    has: ['2017-03-21T20:32:52.353Z –: Alert: Our servers are in danger'],
  },
  'pagerduty/incident-a.json': {
    as: 'pagerduty',
    count: 1,
    has: ['2025-11-07T08:48:39.000Z –: Alert: Test incident'],
    proposals: ['detected 2025-11-07T08:48:39.000Z'],
    facts: { title: 'Test incident', severity: 'P2', services: ['API Gateway MTBF Test'] },
  },
  'pagerduty/annotated_v3.json': {
    as: 'pagerduty',
    count: 1,
    has: [
      '2026-04-01T02:18:59.674Z Harsh Santwani: Running KILL on long-running queries from the reporting-service.',
    ],
  },
  'rootly/incident-event.json': {
    as: 'rootly',
    count: 1,
    has: ['2025-07-12T07:15:47.811Z Rootly: New Event'],
  },
  slack: {
    as: 'slack',
    count: 5,
    skipped: 1,
    has: [
      '2018-01-20T13:22:17.000Z Steve: This is Steve typing random stuff.',
      '2018-01-20T14:04:38.000Z k._: @k._ uploaded a file: [dirac72.md](https://plan8team.slack.com/files/U6006P1CN/F8VSW87RR/dirac72.md) and commented: test upload attachment',
      '2018-01-20T17:15:29.000Z U8W3QFGQ5: @channel',
      '2026-02-26T13:27:51.401Z Peter: @U06NU4E26M9 test user mention @U074VRHQ11T',
    ],
  },
  'statuspage/github-statuses.jsonl': {
    as: 'statuspage',
    count: 10,
    has: [
      '2022-03-26T01:43:00.000Z –: Status page, investigating: We are investigating reports of degraded performance for Codespaces.',
    ],
  },
  'teams/messages.json': {
    as: 'teams',
    count: 2,
    skipped: 1,
    has: ['2025-08-05T13:24:27.880Z pieter kwok: code block in channel post: Tools for measuring the air.'],
  },
}

describe('an export', () => {
  it.each(Object.entries(exports))('%s is read as it is', (name, {
    as,
    count,
    skipped = 0,
    has,
    proposals,
    facts,
  }) => {
    const one = source(name)
    const importer = importerOf(one)
    expect(importer?.name).toBe(as)
    const read = importer?.read(one)
    const entries = read?.entries.map(written) ?? []
    for (const line of has) expect(entries.map(entry => entry.slice(0, line.length))).toContain(line)
    expect([entries.length, read?.skipped.length]).toEqual([count, skipped])
    if (proposals)
      expect(read?.proposals.map(p => `${p.milestone} ${new Date(p.instant).toISOString()}`)).toEqual(
        proposals,
      )
    if (facts) expect(read?.facts).toEqual(facts)
    // the same export gives the same entries
    expect(importer?.read(source(name))).toEqual(read)
  })

  it('is one of the list, and the list is of all', () => {
    const names = readFileSync(join(root, 'SOURCES.tsv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map(line => (line.split('\t')[0] ?? '').replace(/\/$/, ''))
    expect(names.sort()).toEqual(Object.keys(exports).sort())
    for (const name of names)
      expect(statSync(join(dirname(join(root, name)), name.split('/').at(-1) ?? ''))).toBeDefined()
  })
})

describe('every importer', () => {
  const one = (text: string, path = 'a'): Source => ({ name: path, files: [sourceFile(path, text)] })

  it('has a name of its own, and says how to get the export', () => {
    expect(new Set(importers.map(({ name }) => name)).size).toBe(importers.length)
    for (const { title, how } of importers) expect([title, how].every(Boolean)).toBe(true)
  })

  it.each([
    '',
    '{',
    '[]',
    '{}',
    'null',
    '[null, 1, "x", {"ts": 5}]',
    '{"__proto__": {"x": 1}}',
    'just words\n',
    '\u0000\u001b[2J',
  ])('throws for no text: %j', text => {
    for (const importer of importers) {
      importer.recognises(one(text))
      const { entries } = importer.read(one(text))
      expect(entries).toEqual([])
    }
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  it('writes no text that could open or hide anything', () => {
    const evil = '## Root cause\n<!-- audience: internal -->\n<script>x</script>\n- 10:00 y \u001b[2J'
    const texts = [
      JSON.stringify([{ type: 'message', ts: '1516454537.000093', user: 'U1', text: evil }]),
      JSON.stringify({ time: '2024-03-12T10:00:00Z', message: evil }),
      `time,message\n2024-03-12T10:00:00Z,"${evil}"\n`,
      JSON.stringify([
        { Id: '1', CreatedDateTime: '2024-03-12T10:00:00Z', Body: { ContentType: 'text', Content: evil } },
      ]),
    ]
    for (const text of texts) {
      const [entry] = importerOf(one(text))?.read(one(text)).entries ?? []
      expect(entry?.text).toContain('`&lt;!-- audience: internal -->`')
      expect(entry?.text).toContain('\\<script>')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
      expect(entry?.text).not.toMatch(/[\n\u001b]/)
    }
  })

  it('reads no time that is none', () => {
    const lines = ['25:61 a', '2024-02-30T10:00:00Z b', '~14:00 c', '3/4/2024 10:00 d', '14:?? e', 'x f']
    const read = importers.find(({ name }) => name === 'lines')?.read(one(`${lines.join('\n')}\n`))
    expect(read?.entries).toEqual([])
    expect(read?.skipped.length).toBeGreaterThan(2)
  })
})

describe('a history of a shell', () => {
  it.each([
    ['#1711872000\nkubectl rollout undo deploy/api\n#1711872060\nls `x` <b>\nno time of its own\n', 2, 1],
    [': 1711872000:0;kubectl rollout undo deploy/api\n: 1711872060:12;ls\n', 2, 0],
  ])('has its commands with their times: %j', (text, count, skipped) => {
    const one: Source = { name: 'h', files: [sourceFile('h', text)] }
    const importer = importerOf(one)
    expect(importer?.name).toBe('shell-history')
    const read = importer?.read(one)
    expect(read?.entries.map(written)[0]).toBe(
      '2024-03-31T08:00:00.000Z –: `kubectl rollout undo deploy/api`',
    )
    expect([read?.entries.length, read?.skipped.length]).toEqual([count, skipped])
  })
})

describe('a copied chat', () => {
  const read = (text: string) => {
    const found = importerOf({ name: 'a', files: [sourceFile('a.txt', text)] })
    return found
      ?.read({ name: 'a', files: [sourceFile('a.txt', text)] })
      .entries.map(({ when, author, text }) => [
        when.kind === 'clock'
          ? `${when.date ?? ''} ${when.clock}`.trim()
          : new Date(when.instant).toISOString(),
        author,
        text,
      ])
  }

  it.each<[string, string, unknown]>([
    [
      'Slack, with names above and days between',
      'Monday, March 11th, 2024\nKim Lee  10:05 AM\nIt is down\nboth regions\nAlerts APP  10:06 AM\n[FIRING] x\n',
      [
        ['2024-03-11 10:05', 'Kim Lee', 'It is down both regions'],
        ['2024-03-11 10:06', 'Alerts', '[FIRING] x'],
      ],
    ],
    [
      'IRC',
      '[10:05] <kim> it is down\n[10:06] <@ana> looking\n',
      [
        ['10:05', 'kim', 'it is down'],
        ['10:06', 'ana', 'looking'],
      ],
    ],
    ['WeeChat', '2024-03-11 10:05:07\tkim\tit is down\n', [['2024-03-11 10:05:07', 'kim', 'it is down']]],
    ['a log', '2024-03-11T10:05:07Z db: restarted\n', [['2024-03-11T10:05:07.000Z', 'db', 'restarted']]],
  ])('of %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected)
  })
})
