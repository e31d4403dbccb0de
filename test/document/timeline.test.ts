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

  it('passes midnight between entries with a zone and without', () => {
    expect(events(dated('- 23:58 UTC a\n- 00:07 b'))).toEqual([
      '2012-03-28T23:58:00Z | a',
      '2012-03-29T00:07 | b',
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
      place: home,
    })
  })
})
