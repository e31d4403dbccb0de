import { describe, expect, it } from 'vitest'
import { formatInstant, type ParseOptions, parse } from '../../src/document/index.ts'

/** Events as `time text`, with the zone where there is one. */
function events(text: string, options: ParseOptions = {}) {
  return parse(text, options).events.map(({ at, text, group }) => {
    const time = at ? (formatInstant(at, 'earliest') ?? at.text) : 'no time'
    return [time, text, ...(group === null ? [] : [group])].join(' | ')
  })
}

const dated = (body: string) => `---\ntitle: a\ndate: 2012-03-28\n---\n\n## Timeline\n\n${body}\n`

describe('forms of timelines', () => {
  it.each([
    ['bullets', '- 06:55 a\n- 06:59: b\n* 07:02 - c'],
    ['a table', '| Time | Event |\n|---|---|\n| 06:55 | a |\n| 06:59 | b\n| 07:02 | c |'],
    [
      'a table with its columns turned round',
      '| What happened | When |\n|---|---|\n| a | 06:55 |\n| b | 06:59 |\n| c | 07:02 |',
    ],
    ['headings', '### 06:55\n\na\n\n### 06:59 b\n\n### 07:02 - c'],
    ['bold paragraphs', '**06:55** a\n\n**06:59:** b\n\n**07:02** - c'],
    ['lines of one paragraph', '06:55 a\n06:59 b\n07:02 c'],
    ['lines joined by breaks', '06:55 a<br>06:59 b<br/>07:02 c'],
    ['numbered items', '1. **06:55** a\n2. **06:59** b\n3. **07:02** c'],
    ['words first', '- a 2012-03-28 06:55\n- b 2012-03-28 06:59\n- c: 2012-03-28 07:02'],
    ['delays', '- 06:55 a\n- +4m b\n- 3 minutes later c'],
    ['nested under words', '- Key events\n  - 06:55 a\n  - 06:59 b\n  - 07:02 c'],
    ['text on the line below', '- 06:55\n  a\n- 06:59\n  b\n- 07:02\n  c'],
    ['code stamps', '- `06:55` a\n- `06:59` b\n- `07:02` c'],
  ])('%s', (_, body) => {
    const found = events(dated(body)).filter(line => !line.endsWith('| '))
    const read = parse(dated(body)).events
    expect(read).toHaveLength(3)
    expect(read.map(e => e.at && formatInstant(e.at, 'earliest'))).toEqual([
      '2012-03-28T06:55',
      '2012-03-28T06:59',
      '2012-03-28T07:02',
    ])
    if (found.length === 3 && !body.startsWith('###'))
      expect(read.map(e => e.text.trim())).toEqual(['a', 'b', 'c'])
  })

  it('keeps what stands below an event with it', () => {
    const text = dated(
      'Before.\n\n- 06:55 a\n  goes on\n\n  ```\n  code\n  ```\n\n- 06:59 b\n\n![picture](x.png)\n\nAfter.',
    )
    const { groups, events } = parse(text)
    expect(groups[0]?.intro.map(r => text.slice(r.start, r.end))).toEqual(['Before.'])
    expect(events[0]?.text).toBe('a\ngoes on')
    expect(events[0]?.details.map(r => text.slice(r.start, r.end))).toEqual(['```\n  code\n  ```'])
    expect(events[1]?.details.map(r => text.slice(r.start, r.end))).toEqual(['![picture](x.png)', 'After.'])
  })

  it('counts T+ from the first event, and + from the one before', () => {
    expect(events(dated('- 10:00 a\n- T+5m b\n- t+20m c\n- +10m d'))).toEqual([
      '2012-03-28T10:00 | a',
      '2012-03-28T10:05 | b',
      '2012-03-28T10:20 | c',
      '2012-03-28T10:30 | d',
    ])
  })

  it.each([
    ['Start | End', '14:00 | 14:20 | a', ['2012-03-28T14:00 – 14:20 a']],
    ['Start time | End time', '14:00 UTC | 14:20 UTC | a', ['2012-03-28T14:00:00Z – 14:20:00Z a']],
    ['From | To', '23:50 | 00:10 | a', ['2012-03-28T23:50 – 00:10 a']],
    ['Start | End', '14:00 | | a\n14:30 | 14:40 | b', ['2012-03-28T14:00 a', '2012-03-28T14:30 – 14:40 b']],
    [
      'Start | End',
      '21:00 | 21:05 | a\n22:00 | 00:30 | b\n23:00 | | c\n00:45 | | d',
      [
        '2012-03-28T21:00 – 21:05 a',
        '2012-03-28T22:00 – 00:30 b',
        '2012-03-28T23:00 c',
        '2012-03-29T00:45 d',
      ],
    ],
    ['Time | End user impact', '14:00 | 14:10 | a', ['2012-03-28T14:00 14:10 — a']],
    ['Time | To whom', '14:00 | support | a', ['2012-03-28T14:00 support — a']],
  ])('reads the columns %s', (head, rows, expected) => {
    const lines = rows.split('\n').map(row => `| ${row} |`)
    const text = dated([`| ${head} | What |`, '|---|---|---|', ...lines].join('\n'))
    const told = parse(text).events.map(({ at, until, text }) => {
      const [from, to] = [at, until].map(moment => moment && formatInstant(moment, 'earliest'))
      return `${from}${to ? ` – ${to.slice(11)}` : ''} ${text}`
    })
    expect(told).toEqual(expected)
  })

  it('groups by sub-headings that are no times', () => {
    expect(events(dated('### Phase one\n\n- 06:55 a\n\n### Phase two\n\n- 06:59 b'))).toEqual([
      '2012-03-28T06:55 | a | Phase one',
      '2012-03-28T06:59 | b | Phase two',
    ])
  })
})

describe('days that are named', () => {
  const sections = (...headings: string[]) => dated(headings.map(h => `### ${h}\n\n- 10:00 a`).join('\n\n'))

  // 28 March 2012 was a Wednesday
  it.each([
    [
      ['Wednesday', 'Thursday', 'Monday'],
      ['03-28', '03-29', '04-02'],
    ],
    [
      ['Tuesday', 'Wednesday'],
      ['03-27', '03-28'],
    ],
    [
      ['**Friday:**', 'Friday'],
      ['03-30', '03-30'],
    ],
    [
      ['Day 1', 'Day 2: cleaning up', 'Day 4'],
      ['03-28', '03-29', '03-31'],
    ],
    [
      ['Day 1 (28 March)', 'Day 2 (30 March)'],
      ['03-28', '03-30'],
    ],
    [
      ['Daylight', 'Fridays are quiet'],
      ['03-28', '03-28'],
    ],
    [
      ['Wednesday', 'Tuesday'],
      ['03-28', '03-27'],
    ],
    [
      ['Day 1', 'Day 7 snapshot restored'],
      ['03-28', '03-28'],
    ],
  ])('%j', (headings, days) => {
    const found = parse(sections(...headings)).events.map(({ at }) => at && formatInstant(at, 'earliest'))
    expect(found).toEqual(days.map(day => `2012-${day}T10:00`))
  })

  it('are not what a sentence begins with', () => {
    expect(events(dated('- 10:00 a\n\nDay 30 backups were missing.\n\n- 10:30 b'))[1]).toContain(
      '03-28T10:30',
    )
  })

  it('may stand on a line of their own', () => {
    expect(events(dated('**Wednesday**\n\n- 10:00 a\n\n**Thursday**\n\n- 10:00 b'))).toEqual([
      '2012-03-28T10:00 | a',
      '2012-03-29T10:00 | b',
    ])
  })

  it('name a group, unless they are nothing but a weekday', () => {
    expect(parse(sections('Thursday', 'Day 2: cleaning up')).groups.map(({ name }) => name)).toEqual([
      null,
      'Day 2: cleaning up',
    ])
  })
})

describe('where a date comes from', () => {
  it('reads the dates of headings in the order of the others', () => {
    expect(events(dated('### 3/4/2012\n\n- 10:00 a\n\n### 30/3/2012\n\n- 10:00 b'))).toEqual([
      '2012-04-03T10:00 | a',
      '2012-03-30T10:00 | b',
    ])
  })

  it('keeps the clock of another zone among the words', () => {
    const rows = '| Time | What |\n|---|---|\n| 14:10 CET/13:10 UTC | b |'
    expect(events(dated(`- 14:05 BST (13:05 UTC): a\n\n${rows}`))).toEqual([
      '2012-03-28T14:05:00+01:00 | (13:05 UTC) a',
      '2012-03-28T14:10:00+02:00 | (13:10 UTC) — b',
    ])
  })

  /** Day and clock of each entry; a range has its end too. */
  const days = (lines: readonly string[], head = dated) =>
    parse(head(lines.map(line => `- ${line} x`).join('\n'))).events.map(({ at, until }) =>
      [at, until]
        .flatMap(moment => (moment ? [formatInstant(moment, 'earliest')?.slice(8, 16)] : []))
        .join(' '),
    )

  it.each([
    [
      ['21:00', '22:00–00:30', '23:00', '00:45'],
      ['28T21:00', '28T22:00 29T00:30', '28T23:00', '29T00:45'],
    ],
    [
      ['14:00', '22:00–11:00', '11:30'],
      ['28T14:00', '28T22:00 29T11:00', '29T11:30'],
    ],
    [
      ['21:00', '22:00–03:00', '12:30'],
      ['28T21:00', '28T22:00 29T03:00', '29T12:30'],
    ],
    [
      ['22:00–11:00', '11:30', '12:00'],
      ['28T22:00 29T11:00', '29T11:30', '29T12:00'],
    ],
    // one after the other
    [
      ['22:00 - 02:00', '23:00 - 04:00', '05:00'],
      ['28T22:00 29T02:00', '28T23:00 29T04:00', '29T05:00'],
    ],
    [
      ['22:00 to 14:00', '23:00 to 13:00', '15:00', '23:30'],
      ['28T22:00 29T14:00', '28T23:00 29T13:00', '29T15:00', '29T23:30'],
    ],
    // newest first, the older ones below are of the same day
    [
      ['22:00–00:30', '21:00', '20:00'],
      ['28T22:00 29T00:30', '28T21:00', '28T20:00'],
    ],
    [
      ['22:00–00:30', '21:45', '23:00'],
      ['28T22:00 29T00:30', '28T21:45', '28T23:00'],
    ],
    [
      ['23:50', '22:00–00:30', '21:00'],
      ['28T23:50', '28T22:00 29T00:30', '28T21:00'],
    ],
    // ranges that do not pass midnight change nothing
    [
      ['22:00–22:30', '21:45'],
      ['28T22:00 28T22:30', '28T21:45'],
    ],
    [
      ['2012-03-30 22:00–01:00', '23:00', '00:15'],
      ['30T22:00 31T01:00', '30T23:00', '31T00:15'],
    ],
  ])('reads the range past midnight in %j by its own start', (lines, expected) => {
    expect(days(lines)).toEqual(expected)
    const zoned = (body: string) => dated(body).replace('title: a', 'title: a\ntimezone: America/Los_Angeles')
    expect(days(lines, zoned)).toEqual(expected)
  })

  it.each([
    [
      ['21:00', '22:00–00:30', '23:00', '00:45'],
      [21, 22, 23, 24.75],
    ],
    [
      ['14:00', '22:00–11:00', '11:30'],
      [14, 22, 35.5],
    ],
  ])('counts no midnight twice in %j of an unknown day', (lines, hours) => {
    const { events } = parse(`## Timeline\n\n${lines.map(line => `- ${line} x`).join('\n')}\n`)
    expect(events.map(({ at }) => (at?.earliest ?? 0) / 3_600_000)).toEqual(hours)
  })

  it('gives the end of a range past midnight the offset of its own day', () => {
    const text = dated('- 2024-03-09 23:00 - 04:00 slow').replace(
      'title: a',
      'title: a\ntimezone: America/New_York',
    )
    const [event] = parse(text).events
    expect(event?.until && formatInstant(event.until, 'latest')).toBe('2024-03-10T04:00:00-04:00')
  })

  it('passes midnight between entries with a zone and without', () => {
    expect(events(dated('- 23:58 UTC a\n- 00:07 b'))).toEqual([
      '2012-03-28T23:58:00Z | a',
      '2012-03-29T00:07:00Z | b',
    ])
    expect(events(dated('- 23:58 a\n- 00:07 UTC b'))).toEqual([
      '2012-03-28T23:58 | a',
      '2012-03-29T00:07:00Z | b',
    ])
  })

  it.each([
    ['the item', '# x\n\n## Timeline\n\n- 2012-03-28 06:55 a', {}, 'item'],
    ['a sub-heading', '# x\n\n## Timeline\n\n### 2012-03-28\n\n- 06:55 a', {}, 'sub-heading'],
    ['a date line', '# x\n\n## Timeline\n\n**2012-03-28**\n\n- 06:55 a', {}, 'sub-heading'],
    ['the heading', '# x\n\n## Timeline (2012-03-28)\n\n- 06:55 a', {}, 'heading'],
    ['the front matter', dated('- 06:55 a'), {}, 'front-matter'],
    ['the title', '# Outage on March 28, 2012\n\n## Timeline\n\n- 06:55 a', {}, 'title'],
    ['the file name', '# x\n\n## Timeline\n\n- 06:55 a', { path: 'a/2012-03-28-outage.md' }, 'file-name'],
    ['a file name of digits', '# x\n\n## Timeline\n\n- 06:55 a', { path: '20120328-outage.md' }, 'file-name'],
  ])('%s', (_, text, options, from) => {
    const at = parse(text, options).events[0]?.at
    expect(at?.dateFrom).toBe(from)
    expect(at && formatInstant(at, 'earliest')).toBe('2012-03-28T06:55')
  })

  it('is the event before, once one has said it', () => {
    const document = parse('# x\n\n## Timeline\n\n- 2012-03-27 23:58 a\n- 00:07 b\n- 00:41 c')
    expect(document.events.map(e => e.at && formatInstant(e.at, 'earliest'))).toEqual([
      '2012-03-27T23:58',
      '2012-03-28T00:07',
      '2012-03-28T00:41',
    ])
    expect(document.events.map(e => e.at?.dateFrom)).toEqual(['item', 'previous', 'previous'])
  })

  it('is the nearest day of a name', () => {
    const text = '# x\n\n## Timeline\n\n- Sun 2021-10-31 21:33 a\n- Mon 17:00 b\n- Fri 10:00 c'
    expect(parse(text).events.map(e => e.at && formatInstant(e.at, 'earliest'))).toEqual([
      '2021-10-31T21:33',
      '2021-11-01T17:00',
      '2021-10-29T10:00',
    ])
  })

  it('is in the next year behind New Year', () => {
    const { events } = parse('# X 2023-12-30\n\n## Timeline\n\n- 30 Dec 10:00 a\n- 2 Jan 10:00 b\n')
    expect(events.map(e => e.at && formatInstant(e.at, 'earliest'))).toEqual([
      '2023-12-30T10:00',
      '2024-01-02T10:00',
    ])
  })

  it('is not that of an aside', () => {
    const { events } = parse(dated('- 10:00 a\n- On Monday 19 March 2012 a fix had been tried\n- 10:30 b'))
    expect(events.map(e => e.at && formatInstant(e.at, 'earliest'))).toEqual([
      '2012-03-28T10:00',
      '2012-03-19T00:00',
      '2012-03-28T10:30',
    ])
  })

  it('is unknown without any', () => {
    const at = parse('# x\n\n## Timeline\n\n- 06:55 a').events[0]?.at
    expect(at?.dateFrom).toBeNull()
    expect(at && formatInstant(at, 'earliest')).toBeNull()
  })
})

describe('where a zone comes from', () => {
  it.each([
    ['the item', '- 2012-03-28 06:55 PDT a', '', 'PDT', 'item', '2012-03-28T06:55:00-07:00'],
    [
      'a column',
      '| Time (UTC) | Event |\n|---|---|\n| 2012-03-28 06:55 | a |',
      '',
      'UTC',
      'column',
      '2012-03-28T06:55:00Z',
    ],
    [
      'a sentence',
      'All times are in Pacific Time.\n\n- 2012-03-28 06:55 a',
      '',
      'Pacific Time',
      'sentence',
      '2012-03-28T06:55:00-07:00',
    ],
    ['the heading', '- 2012-03-28 06:55 a', ' (times in CET)', 'CET', 'heading', '2012-03-28T06:55:00+02:00'],
  ])('%s', (_, body, heading, zone, from, earliest) => {
    const at = parse(`# x\n\n## Timeline${heading}\n\n${body}\n`).events[0]?.at
    expect([at?.zone, at?.zoneFrom, at && formatInstant(at, 'earliest')]).toEqual([zone, from, earliest])
  })

  it('is the front matter, then the config', () => {
    const text = (zone: string) => `---\ntitle: a\ndate: 2012-03-28\n${zone}---\n\n## Timeline\n\n- 06:55 a\n`
    expect(parse(text('timezone: America/Los_Angeles\n'), { timezone: 'UTC' }).events[0]?.at).toMatchObject({
      zone: 'America/Los_Angeles',
      zoneFrom: 'front-matter',
    })
    expect(parse(text(''), { timezone: 'UTC' }).events[0]?.at).toMatchObject({
      zone: 'UTC',
      zoneFrom: 'config',
    })
    expect(parse(text('')).events[0]?.at).toMatchObject({ zone: null, zoneFrom: null, frame: 'local' })
  })

  it('is not taken from a sentence about something else', () => {
    const text =
      '---\ntitle: a\ndate: 2012-03-28\ntimezone: UTC\n---\n\n## Summary\n\nThe report labels all times as ET.\n\n## Timeline\n\n- 06:55 a\n'
    expect(parse(text).events[0]?.at?.zone).toBe('UTC')
  })

  it.each([
    ['## Timeline of the Central database', null],
    ['## Timeline (Central time)', 'Central time'],
    ['## Timeline in Central European Summer Time', 'Central European Summer Time'],
    ['## Timeline (ET)', 'ET'],
    ['## Timeline, all times in IST (UTC+5:30)', 'UTC+5:30'],
    ['## CT scan timeline (UTC)', 'UTC'],
  ])('%s names %s', (heading, zone) => {
    expect(
      parse(
        `# x\n\n${heading.startsWith('## CT') ? '## Timeline of the CT scan (UTC)' : heading}\n\n- 2012-03-28 06:55 a\n`,
      ).events[0]?.at?.zone,
    ).toBe(zone)
  })

  it.each([
    '- 10:30 UTC - 11 nodes failed',
    '- 10:00 UTC - 3 pods crash',
  ])('%j has UTC and all of its words', line => {
    const [event] = parse(`# x 2012-03-28\n\n## Timeline\n\n${line}\n`).events
    expect(event?.at?.zone).toBe('UTC')
    expect(event?.text).toMatch(/^\d+ \w+/)
  })

  it.each(['IST', 'CST', 'BST'])('%s alone stays undecided, beside a zone it does not', name => {
    const text = (head: string) =>
      `---\ntitle: a\ndate: 2012-03-28\n${head}---\n\n## Timeline\n\n- 06:55 ${name} a\n`
    expect(parse(text('')).events[0]?.at).toMatchObject({ zone: name, frame: 'local' })
    const home = { IST: 'Asia/Kolkata', CST: 'Asia/Shanghai', BST: 'Europe/London' }[name]
    expect(parse(text(`timezone: ${home}\n`)).events[0]?.at).toMatchObject({
      zone: name,
      frame: 'instant',
      zoneOrOffset: home,
    })
  })
})

describe('what only one place of a document says', () => {
  it('is the zone of the first time, for all', () => {
    expect(events(dated('- **06:55 (UTC):** a\n- 06:59: b\n\n### Later\n\n- 07:02 c'))).toEqual([
      '2012-03-28T06:55:00Z | a',
      '2012-03-28T06:59:00Z | b',
      '2012-03-28T07:02:00Z | c | Later',
    ])
    expect(events(dated('- 06:55 a\n- 06:59 UTC b\n- 07:02 c'))[2]).toBe('2012-03-28T07:02 | c')
  })

  it.each([
    ['All events are told in UTC time.', '2012-03-28T06:55:00Z | a'],
    ['> **Note**: All times in UTC', '2012-03-28T06:55:00Z | a'],
  ])('is the zone in "%s"', (line, expected) => {
    expect(events(dated('- 06:55 a').replace('## Timeline', `${line}\n\n## Timeline`))).toEqual([expected])
  })

  it.each([
    '**Date:** March 28, 2012',
    'Date: 2012-03-28',
    '- **Incident date**: 28 March 2012',
    '| Severity | 2 |\n|---|---|\n| Date | 2012-03-28 |',
    '## Date: March 28, 2012',
    '## Date\n\n2012-03-28',
    '- **Duration:** March 28, 2012, 06:55 AM - 07:52 AM',
  ])('is the date of %s', line => {
    const document = parse(`# Queue lost\n\n${line}\n\n## Timeline\n\n- 06:55 a\n`)
    expect(document.events[0]?.at && formatInstant(document.events[0].at, 'earliest')).toBe(
      '2012-03-28T06:55',
    )
    expect(document.events[0]?.at?.dateFrom).toBe('label')
  })

  it.each([
    ['lines', '- **Start Time:** March 28, 2012, 06:59 UTC\n- **End time:** March 28, 2012, 07:52 UTC'],
    [
      'a table',
      '| | |\n|---|---|\n| **Started** | 2012-03-28 06:59 UTC |\n| **Resolved** | 2012-03-28 07:52 UTC |',
    ],
    ['a duration', '**Duration:** 2012-03-28 06:59 - 07:52 UTC'],
  ])('is the start and the end in %s', (_, lines) => {
    const { milestones, metrics } = parse(`# Queue lost\n\n${lines}\n`)
    const said = [milestones.started, milestones.resolved].map(at => at && formatInstant(at, 'earliest'))
    expect(said).toEqual(['2012-03-28T06:59:00Z', '2012-03-28T07:52:00Z'])
    expect(Object.keys(metrics)).not.toEqual([])
  })

  it.each([
    'Detection: 00:05',
    '- **Resolution:** 10:05',
    '```\nstart: 2012-03-28 06:59 UTC\n```',
    'Started: 2012-03-28 06:59 UTC, we think',
    'Restarted: 2012-03-28 06:59 UTC',
  ])('is no start or end in %s', line => {
    const { milestones } = parse(`# Queue lost\n\n${line}\n`)
    expect(Object.values(milestones).filter(Boolean)).toEqual([])
  })

  it('is no date of a review', () => {
    const { date } = parse('# Queue lost\n\nReview date: 2012-04-02\n\nUpdate 2012-04-02: done.\n')
    expect(date).toBeNull()
  })
})

describe('days and months in numbers', () => {
  const told = (title: string, ...lines: string[]) =>
    events(`# ${title}\n\n## Timeline\n\n${lines.map(line => `- ${line}`).join('\n')}\n`)

  it.each([
    [
      'by a later date',
      '12/01/2026 - outage',
      ['12/01/2026 10:00 a', '13/01/2026 10:40 b'],
      '2026-01-12T10:00',
    ],
    [
      'by a date in words',
      '06-11-2023 outage',
      ['06-11-2023 11:10 a', '6th Nov 2023 12:00 b'],
      '2023-11-06T11:10',
    ],
    ['by an ISO date', '06-11-2023 outage', ['06-11-2023 11:10 a', '2023-11-06 12:00 b'], '2023-11-06T11:10'],
    ['by what changes', '04-03-2026', ['04-03-2026 10:00 a', '05-03-2026 10:00 b'], '2026-03-04T10:00'],
    [
      'by what changes, months first',
      '03/04/2026',
      ['03/04/2026 10:00 a', '03/05/2026 10:00 b'],
      '2026-03-04T10:00',
    ],
    ['month first where nothing tells', '04-03-2026', ['04-03-2026 10:00 a'], '2026-04-03T10:00'],
  ])('are told %s', (_, title, lines, expected) => {
    expect(told(title, ...lines)[0]).toBe(`${expected} | a`)
  })

  it('head the rows of a table', () => {
    const rows = ['1/30 |', '11:00 | a', '1/31 |', '08:04 | b'].map(row => `| ${row} |`).join('\n')
    expect(events(`# Data stale 2020-01-30\n\n## Timeline\n\n| Time | What |\n|---|---|\n${rows}\n`)).toEqual(
      ['2020-01-30T11:00 | a', '2020-01-31T08:04 | b'],
    )
  })
})

describe('halves of the day', () => {
  it('go on where a time leaves its own out', () => {
    expect(events(dated('- 11:42 AM: a\n- 11:57: b\n- 1:17: c\n- 1:45 PM: d'))).toEqual([
      '2012-03-28T11:42 | a',
      '2012-03-28T11:57 | b',
      '2012-03-28T13:17 | c',
      '2012-03-28T13:45 | d',
    ])
  })

  it.each([
    ['times of 24 hours', '- 11:42: a\n- 1:17: c', '2012-03-28T01:17 | c'],
    ['a nought before the hour', '- 11:42 AM: a\n- 01:17: c', '2012-03-28T01:17 | c'],
    ['a time past midnight', '- 11:42 PM: a\n- 1:17: c', '2012-03-29T01:17 | c'],
  ])('are left alone with %s', (_, body, expected) => {
    expect(events(dated(body))[1]).toBe(expected)
  })
})

describe('events that begin otherwise', () => {
  it.each([
    ['a label', '- **Detected:** 10:00 UTC by an alert', '2012-03-28T10:00:00Z | Detected: by an alert'],
    ['a label and nothing behind', '- Detected: 10:00 UTC', '2012-03-28T10:00:00Z | Detected'],
    ['month and day', '- [03-26 17:40] a', '2012-03-26T17:40 | a'],
    ['a clock with its day in brackets', '- 23:55 (Mar 27) - a', '2012-03-27T23:55 | a'],
    ['a clock with its day behind "on"', '- 10:25 UTC on 27 March - a', '2012-03-27T10:25:00Z | a'],
    [
      'a mark that closes among the words',
      '- **10:00 UTC — Deploy** (b12)',
      '2012-03-28T10:00:00Z | Deploy (b12)',
    ],
    ['some days', '- **Mar 24-28** — a', '2012-03-24T00:00 | a'],
    ['days of two months', '- 2012-03-24 → 04-02: a', '2012-03-24T00:00 | a'],
  ])('%s', (_, line, expected) => {
    expect(events(dated(line))).toEqual([expected])
  })

  it.each([
    '- 2024-W10-2 10:00: a',
    '- The limit: 10:00 is late',
    '- 2012-03-24 - 30 nodes failed',
  ])('are not made of %s', line => {
    expect(
      events(dated(line)).filter(event => /20:24|late|^2012-03-24T\S+ \| (?!30 nodes)/.test(event)),
    ).toEqual([])
  })

  it('end on their own day where no other is known', () => {
    const [event] = parse('# x\n\n## Timeline\n\n- 2024-03-05 20:46–22:33 UTC: a\n').events
    expect(event?.until && formatInstant(event.until, 'earliest')).toBe('2024-03-05T22:33:00Z')
  })
})
