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
  type When,
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

const timeOf = (when: When) =>
  when.kind === 'instant'
    ? new Date(when.instant).toISOString()
    : `${when.date ? `${when.date} ` : ''}${when.clock}`

const written = ({ when, author, text }: Entry) => `${timeOf(when)} ${author ?? '–'}: ${text}`

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
  'cstate/2018-04-13-unavailable-guilds-connection-issues.md': {
    as: 'cstate',
    count: 3,
    has: [
      "2018-04-13 15:54:00 –: Status page: *Investigating* - We're aware of users experiencing unavailable guilds",
      '2018-04-13 17:30:00 –: Status page: *Update* - A fix has been implemented',
    ],
    proposals: ['started 2018-04-13 15:54:00', 'resolved 2018-04-13 17:30:00'],
    facts: {
      title: 'Unavailable Guilds & Connection Issues',
      severity: 'down',
      services: ['API', 'Media Proxy'],
    },
  },
  'datadog/events-v2-list.json': {
    as: 'datadog',
    count: 2,
    has: ['2022-06-20T17:07:32.000Z –: [Synthetics] EVMGT pipeline test'],
  },
  'datadog/incident-v2-get.json': {
    as: 'datadog',
    count: 1,
    has: ['2026-02-23T14:06:46.292Z –: Incident declared: Test-Get_the_details_of_an_incident'],
    proposals: ['detected 2026-02-23T14:06:46.292Z'],
    facts: { title: 'Test-Get_the_details_of_an_incident_returns_OK_response-1771855606' },
  },
  'datadog/incidents-v2-camelcase.json': {
    as: 'datadog',
    count: 4,
    has: [
      '2022-02-27T20:20:00.862Z –: Incident declared: Test Incident 1',
      '2022-02-27T21:14:44.706Z –: Incident resolved',
    ],
    // of two incidents, whose times are not those of one
    proposals: [],
    facts: {},
  },
  'datadog/webhook-monitor-default-payload.json': {
    as: 'datadog',
    count: 1,
    has: ['2020-06-03T20:43:05.000Z –: [Triggered] [TEST] Host Cluster Alert'],
  },
  'discord/dce-simple_channel.json': {
    as: 'discord',
    count: 5,
    has: [
      '2024-01-15T12:05:00.000Z Bob: Hey @Alice! Welcome to <#222222222222222222> (edited)',
      '2024-01-15T12:15:00.000Z Bob: Check out this file (files: document.pdf)',
    ],
  },
  'firehydrant/incident-test-2-with-events.json': {
    as: 'firehydrant',
    count: 4,
    skipped: 8,
    has: [
      '2022-03-07T15:17:51.779Z –: Incident started',
      // one of several changes that were made at once
      '2022-03-08T01:26:08.909Z Kelvin Tran: abc',
    ],
    proposals: ['started 2022-03-07T15:17:51.779Z', 'acknowledged 2022-03-07T15:17:52.022Z'],
    facts: { title: 'test 2' },
  },
  'github/openapi-timeline-issue-events.json': {
    as: 'github',
    count: 4,
    has: [
      '2022-04-13T20:49:34.000Z github-product-roadmap: Labeled "beta"',
      '2022-05-19T00:52:15.000Z octocat: 🚢 Shipped to the cloud',
    ],
  },
  'gitlab/issue_resource_state_events.json': {
    as: 'gitlab',
    count: 2,
    has: ['2018-08-21T14:38:20.077Z Administrator: Issue closed'],
  },
  'gitlab/rest-issue.json': {
    as: 'gitlab',
    count: 1,
    has: ['2016-04-05T21:41:45.652Z Kris Steuber: Opened #11: Sit voluptas tempora'],
    facts: { title: 'Sit voluptas tempora quisquam aut doloribus et.' },
  },
  'gitlab/webhook-note_issue.json': {
    as: 'gitlab',
    count: 1,
    has: ['2015-05-17T17:06:40.000Z User1: Hello world'],
  },
  'grafana-oncall/alert_groups.json': {
    as: 'grafana-oncall',
    count: 2,
    has: ['2020-05-19T13:37:01.429Z –: Resolved: Memory above 90% threshold'],
    proposals: ['detected 2020-05-19T12:37:01.430Z', 'resolved 2020-05-19T13:37:01.429Z'],
    facts: { title: 'Memory above 90% threshold' },
  },
  'jira/PLAYG-4-with-changelog.json': {
    as: 'jira',
    count: 1,
    skipped: 16,
    has: ['2021-09-17T06:32:58.864Z –: Opened PLAYG-4: task 4'],
    facts: { title: 'task 4' },
  },
  'jira/issue-with-comment-worklog.json': {
    as: 'jira',
    count: 1,
    has: ['2016-03-16T04:22:37.356Z Fred F. User: Lorem ipsum dolor sit amet'],
  },
  'kubernetes/events-image-pull-fail.json': {
    as: 'kubernetes',
    count: 4,
    has: [
      '2023-07-11T05:34:44.764Z –: Pod/no-image-deployment-849c4c4958-rxqmt Scheduled: Successfully assigned',
      '2023-07-11T05:34:46.000Z –: Pod/no-image-deployment-849c4c4958-rxqmt Failed: Error: ErrImagePull (4 times)',
    ],
  },
  'lines/irc-2018-03-26.txt': {
    as: 'lines',
    count: 12,
    has: ['2018-03-26 10:58:00 suraeNoether: good morning everyone', '2018-03-26 11:00:33 endogenic: o/ hyc'],
  },
  'lines/postgresql.log': {
    as: 'lines',
    count: 20,
    has: ['2022-04-12T00:24:02.304Z –: [7755] LOG: received fast shutdown request'],
  },
  'lines/syslog_rfc5424': {
    as: 'lines',
    count: 9,
    has: ['2021-03-06T04:07:38.263Z –: hostname systemd 1 - - Stopping Regular background program'],
  },
  'pagerduty/incidentLogEntries.json': {
    as: 'pagerduty',
    count: 3,
    has: ['2021-10-29T05:52:30.000Z Roman Kyrnis: Triggered through the website'],
  },
  'sentry/getsentry-example-comment-created.json': {
    as: 'sentry',
    count: 1,
    has: ['2022-01-01T00:00:00.000Z name: this is a test comment'],
  },
  'sentry/zulip-event_for_message_python.json': {
    as: 'sentry',
    count: 1,
    has: [
      '2020-04-28T14:05:04.210Z –: Alert "Send a webhook payload to Webhook.site": A simple message-based issue.',
    ],
    proposals: ['detected 2020-04-28T14:05:04.210Z'],
  },
  'sentry/zulip-issue_created_for_exception.json': {
    as: 'sentry',
    count: 1,
    has: [
      '2020-04-28T13:56:05.903Z –: First seen in Sentry: ZULIP-INTEGRATION-TESTING-2: Exception: Custom exception!',
    ],
    facts: { title: 'Exception: Custom exception!', services: ['Zulip Integration Testing'] },
  },
  'shell-history/bash_history': {
    as: 'shell-history',
    count: 4,
    has: ['2021-06-10T22:30:36.000Z –: `binary argument1 "--params=\\ param1=foo, param2=bar " argument2`'],
  },
  'shell-history/fish_history': {
    as: 'shell-history',
    count: 10,
    has: ['2021-04-29T22:53:32.000Z –: `cp *.txt test`'],
  },
  'shell-history/zsh_extended_history.txt': {
    as: 'shell-history',
    count: 4,
    has: ['2016-03-26T11:54:57.000Z –: `PYTHONPATH=. ./runtests.py`'],
  },
  'zulip/getMessages.json': {
    as: 'zulip',
    count: 2,
    has: ['2020-10-28T19:24:26.000Z King Hamlet: Some test content (edited)'],
  },
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
    as: 'github',
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
      expect(read?.proposals.map(({ milestone, when }) => `${milestone} ${timeOf(when)}`)).toEqual(proposals)
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

describe('a page of Instatus', () => {
  it('has its updates, and when it began and ended', () => {
    const incident = {
      id: 'ck1',
      name: 'Checkout is down',
      started: '2026-03-31T06:29:10.000Z',
      resolved: '2026-03-31T07:10:00.000Z',
      updates: [
        {
          id: 'u1',
          status: 'INVESTIGATING',
          message: 'We look into it.',
          started: '2026-03-31T06:35:00.000Z',
        },
      ],
      components: [{ name: 'Checkout' }],
    }
    const source: Source = { name: 'p', files: [sourceFile('p.json', JSON.stringify([incident]))] }
    const importer = importerOf(source)
    const read = importer?.read(source)
    expect([importer?.name, read?.entries.map(written), read?.facts]).toEqual([
      'statuspage',
      ['2026-03-31T06:35:00.000Z –: Status page, investigating: We look into it.'],
      { title: 'Checkout is down', services: ['Checkout'] },
    ])
    expect(read?.proposals.map(({ milestone, when }) => `${milestone} ${timeOf(when)}`)).toEqual([
      'started 2026-03-31T06:29:10.000Z',
      'resolved 2026-03-31T07:10:00.000Z',
    ])
  })
})

describe('a CSV file of PagerDuty', () => {
  const read = (text: string) => {
    const source: Source = { name: 'p', files: [sourceFile('p.csv', text)] }
    const importer = importerOf(source)
    return { as: importer?.name, ...importer?.read(source) }
  }

  it('has an alert, an acknowledgement and an end for each incident', () => {
    const { as, entries, proposals, facts } = read(
      'id,incident_number,description,service_name,created_on,seconds_to_first_ack,resolved_on,priority_name\n' +
        'PT1,12,"Errors, many",Checkout,2026-03-31T08:29:10+02:00,110,2026-03-31T09:10:00+02:00,P1\n',
    )
    expect([as, entries?.map(written)]).toEqual([
      'pagerduty',
      [
        '2026-03-31T06:29:10.000Z –: Alert: Errors, many',
        '2026-03-31T06:31:00.000Z –: Acknowledged: Errors, many',
        '2026-03-31T07:10:00.000Z –: Resolved: Errors, many',
      ],
    ])
    expect(proposals?.map(({ milestone }) => milestone)).toEqual(['detected', 'acknowledged', 'resolved'])
    expect(facts).toEqual({ title: 'Errors, many', severity: 'P1', services: ['Checkout'] })
  })

  it('without offsets has clocks, which the zone of the export reads', () => {
    const { entries } = read(
      'incident_number,description,service_id,created_on,resolved_on\n12,Errors,P1,2026-03-31 08:29:10,\n',
    )
    expect(entries?.map(written)).toEqual(['2026-03-31 08:29:10 –: Alert: Errors'])
  })
})

describe('text that people wrote', () => {
  const read = (text: string) => {
    const source: Source = { name: 'p', files: [sourceFile('p.md', text)] }
    const importer = importerOf(source)
    return { as: importer?.name, ...importer?.read(source) }
  }

  it('has the sentences with a time, and no others', () => {
    const { as, entries, skipped } = read(
      'Hand-over of 2026-03-31, all times UTC.\n\nErrors of checkout rose at 06:29 UTC on 2026-03-31. Nobody was paged. ' +
        'At 06:33:40 UTC on 2026-03-31 we rolled back,\nand at about 07:10 it was over.\n',
    )
    expect([as, entries?.map(written)]).toEqual([
      'prose',
      [
        '2026-03-31T06:29:00.000Z –: Errors of checkout rose at 06:29 UTC on 2026-03-31.',
        '2026-03-31T06:33:40.000Z –: At 06:33:40 UTC on 2026-03-31 we rolled back, and at about 07:10 it was over.',
      ],
    ])
    expect(skipped).toEqual([])
  })

  it('has the timeline of a postmortem, and its milestones', () => {
    const { as, entries, proposals, facts } = read(
      '---\ntitle: Checkout errors\ndate: 2026-03-31\ntimezone: Europe/Berlin\nservices: [checkout]\ndetected: 08:31\n---\n\n' +
        '## What happened\n\nWe shipped a change and it broke.\n\n## Timeline\n\n### 08:29\n\nErrors rose\n\n### 08:33:40\n\nRolled back\n',
    )
    expect([as, entries?.map(written)]).toEqual([
      'prose',
      ['2026-03-31T06:29:00.000Z –: Errors rose', '2026-03-31T06:33:40.000Z –: Rolled back'],
    ])
    expect(proposals?.map(({ milestone, when }) => `${milestone} ${timeOf(when)}`)).toEqual([
      'detected 2026-03-31T06:31:00.000Z',
    ])
    expect(facts).toEqual({ title: 'Checkout errors', services: ['checkout'] })
  })
})

describe('a history of a shell', () => {
  it.each([
    ['#1711872000\nkubectl rollout undo deploy/api\n#1711872060\nls `x` <b>\nthat goes on\n', 2, 0],
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
      'Slack, with the time below the name, and of further messages alone',
      'Kim Lee\n  11:58 AM\nIt is down\n12:03\nboth regions\nAna\n  3:26 PM\nfixed\n',
      [
        ['11:58', 'Kim Lee', 'It is down'],
        ['12:03', 'Kim Lee', 'both regions'],
        ['15:26', 'Ana', 'fixed'],
      ],
    ],
    [
      'Slack, with a link to each message, which has its instant',
      'Kim Lee  [10:05 AM](https://acme.slack.com/archives/C1/p1710151507123456)\nIt is down\n',
      [['2024-03-11T10:05:07.000Z', 'Kim Lee', 'It is down']],
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
