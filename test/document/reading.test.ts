import { describe, expect, it } from 'vitest'
import {
  applyEdits,
  formatInstant,
  insertEvent,
  type ParseOptions,
  parse,
  readStampAtStart,
} from '../../src/document/index.ts'
import { kindOfHeading } from '../../src/document/sections/headings.ts'
import { OTHER_MONTH, otherMonths } from '../../src/document/time/calendar-names.ts'

/** How people write whom this program has not met: each line stands for a kind. */

const head = '---\ndate: 2024-03-05\ntimezone: UTC\n---\n\n'

/** Events as `03-05 10:00 text`; with both ends where the time is uncertain, `?` where there is none. */
const events = (text: string, options: ParseOptions = {}) =>
  parse(text, options).events.map(({ at, text }) => {
    const ends = at
      ? (['earliest', 'latest'] as const).map(end =>
          (formatInstant(at, end) ?? '').slice(5, 16).replace('T', ' '),
        )
      : ['?']
    return `${[...new Set(ends)].join(' to ')} ${text}`
  })

describe('a list with the newest entry first', () => {
  it.each([
    [
      'clocks between days',
      ['2024-03-06 00:10', '23:45', '2024-03-05 23:30'],
      ['03-06 00:10', '03-05 23:45', '03-05 23:30'],
    ],
    [
      'a clock above all',
      ['00:25', '2024-03-06 00:10', '2024-03-05 23:30'],
      ['03-06 00:25', '03-06 00:10', '03-05 23:30'],
    ],
    [
      'oldest first, as ever',
      ['2024-03-05 23:30', '23:45', '00:10'],
      ['03-05 23:30', '03-05 23:45', '03-06 00:10'],
    ],
  ])('%s', (_, times, wanted) => {
    const list = times.map(time => `- ${time} x`).join('\n')
    expect(events(`${head}## Timeline\n\n${list}\n`)).toEqual(wanted.map(time => `${time} x`))
    const paragraphs = times.map(time => `${time}\n\nx\n\n---`).join('\n\n')
    expect(events(`${head}## Timeline\n\n${paragraphs}\n`)).toEqual(wanted.map(time => `${time} x`))
  })
})

describe('a time alone in a paragraph', () => {
  it('has its words in the paragraph below, under no heading too', () => {
    const text =
      '2024-03-05 10:00 UTC\n\nWe look.\n\nMore.\n\n2024-03-05 10:30 UTC\n\nFixed.\n\n2024-03-05 11:00 UTC\n\nDone.\n'
    expect(events(head + text)).toEqual(['03-05 10:00 We look.', '03-05 10:30 Fixed.', '03-05 11:00 Done.'])
  })

  it('may stand below its date', () => {
    expect(events(`${head}## Timeline\n\n7 March 2024\n\n10:00\n\nWe look.\n`)).toEqual([
      '03-07 10:00 We look.',
    ])
  })
})

describe('what is not exact', () => {
  it.each([
    ['about 20 minutes later: x', '03-05 07:05 to 03-05 07:15'],
    ['~5 minutes later: x', '03-05 06:53 to 03-05 06:57'],
    ['before 07:05 x', '03-05 07:00 to 03-05 07:10'],
    ['07:05 (approx) x', '03-05 07:00 to 03-05 07:10'],
    ['07:05+ x', '03-05 07:00 to 03-05 07:10'],
    ['07:0x x', '03-05 07:00 to 03-05 07:10'],
    ['[???] x', '?'],
    ['`unknown` - x', '?'],
    ['**Afterwards** – x', '?'],
    ['T+N minutes: x', '?'],
  ])('%s', (line, wanted) => {
    expect(events(`${head}## Timeline\n\n- 06:50 first\n- ${line}\n- 08:00 last\n`)).toEqual([
      '03-05 06:50 first',
      `${wanted} x`,
      '03-05 08:00 last',
    ])
  })

  it('is not taken from words', () => {
    const text = `${head}## Timeline\n\n- 06:50 first\n- Unknown cause of it\n- Later we saw more\n`
    expect(events(text)).toHaveLength(1)
  })
})

describe('the date of an incident', () => {
  const dateOf = (text: string, path?: string) => {
    const { date } = parse(text, path === undefined ? {} : { path })
    return date && `${date.year}-${date.month}-${date.day}`
  }
  const path = '2025-11-05-pm.md'
  it.each([
    ['its events, not that of publication', '## Timeline\n\n- 2025-10-29 10:00 a\n', path, '2025-10-29'],
    ['the file, where events have none', '## Timeline\n\n- 10:00 a\n', path, '2025-11-5'],
    ['a label before these', '**Date:** 2025-10-30\n\n## Timeline\n\n- 10:00 a\n', path, '2025-10-30'],
    ['a label in German', '**Datum:** 30.10.2025\n', undefined, '2025-10-30'],
    ['a label in Portuguese', '| **Data do incidente** | 2025-10-30 |\n|---|---|\n', undefined, '2025-10-30'],
    ['a label in Japanese', '| 発生日時 | 2025-10-30 23:28 (JST) |\n|---|---|\n', undefined, '2025-10-30'],
  ])('is that of %s', (_, text, path, wanted) => {
    expect(dateOf(text, path)).toBe(wanted)
  })

  it('stands above an untimed entry, and above the next one', () => {
    const text = `${head}## Timeline\n\n### 2024-03-04\n\n* new jobs were allowed\n\n### 2024-03-05\n\n* 10:00 - the queue stops\n`
    expect(parse(text).groups.map(({ name }) => name)).toEqual(['2024-03-04', '2024-03-05'])
  })
})

describe('a zone', () => {
  const zones = (prose: string) =>
    parse(`---\ndate: 2024-03-05\n---\n\n${prose}\n\n## Timeline\n\n- 01:55 a\n`).events.map(
      ({ at }) => at && [at.zone, at.zoneFrom],
    )
  it.each([
    ['It broke at about 01:55 UTC.', 'UTC', 'clocks'],
    ['It broke from UTC 01:55 on.', 'UTC', 'clocks'],
    ['It broke at 01:55 UTC (17:55 PST).', null, null],
  ])('is that which all clocks outside of the timeline name: %s', (prose, zone, from) => {
    expect(zones(prose)).toEqual([[zone, from]])
  })
})

describe('an abbreviation that a line explains', () => {
  const zones = (prose: string, timeline = '- 01:55 GST a') =>
    parse(`---\ndate: 2024-03-05\n---\n\n${prose}\n\n## Timeline\n\n${timeline}\n`).events.map(
      ({ at, text }) => [at && formatInstant(at, 'earliest'), text],
    )
  it.each([
    ['GST is Gulf Standard Time [UTC+04].', '+04:00'],
    ['Our clocks show GST (UTC+4).', '+04:00'],
    ['We are on Gulf Standard Time (GST, UTC +04:00).', '+04:00'],
    ['**GST** stands for the time of the island, UTC-2.', '-02:00'],
  ])('has the offset that it says: %s', (prose, offset) => {
    expect(zones(prose)).toEqual([[`2024-03-05T01:55:00${offset}`, 'a']])
  })

  it.each([
    ['in a table', '| Time | What |\n|---|---|\n| 01:55 XQT | a |'],
    ['in a sentence', 'All times are in XQT.\n\n- 01:55 a'],
    ['in a column', '| Time (XQT) | What |\n|---|---|\n| 01:55 | a |'],
  ])('is read %s too', (_, timeline) => {
    expect(zones('XQT = UTC+3', timeline)).toEqual([['2024-03-05T01:55:00+03:00', 'a']])
  })

  it('is not read where it is explained in two ways', () => {
    expect(zones('GST is UTC+4. GST is UTC-2.')).toEqual([['2024-03-05T01:55', 'GST a']])
  })

  it('keeps the one meaning that it has anyway', () => {
    expect(zones('PST (UTC+9)', '- 01:55 PST a')).toEqual([['2024-03-05T01:55:00-08:00', 'a']])
  })
})

describe('a second time in brackets', () => {
  it('keeps the zone that is before it', () => {
    expect(events(`${head}## Timeline\n\n- 12:43 (CEST 14:43) a\n- 12:45 (UTC) b\n`)).toEqual([
      '03-05 12:43 (CEST 14:43) a',
      '03-05 12:45 b',
    ])
  })
})

describe('a row that continues the one above', () => {
  it('stays below it when an event is added', () => {
    const rows = '| Time | What |\n|---|---|\n| 10:00 | a |\n| | more of it |\n'
    const document = parse(`${head}## Timeline\n\n${rows}`)
    const event = { instant: Date.UTC(2024, 2, 5, 10, 30), seconds: false, written: null, text: 'New' }
    const edit = insertEvent(document, event)
    expect(edit && applyEdits(document.text, [edit])).toContain(`${rows}| 10:30 | New |`)
  })
})

describe('a mark of a site generator', () => {
  it.each([
    ['- 10:00 a\n:::', ['03-05 10:00 a']],
    [':::note\n10:00 a\n:::', ['03-05 10:00 a']],
    ['- 10:00 a\n{{< /tab >}}\n- 10:05 b', ['03-05 10:00 a', '03-05 10:05 b']],
    ['- 10:00 a {{< x >}} b', ['03-05 10:00 a {{< x >}} b']],
    ['- 10:00 a\n  {% endnote %}\n  more', ['03-05 10:00 a']],
  ])('is no word of an event on a line of its own: %j', (list, wanted) => {
    expect(events(`${head}## Timeline\n\n${list}\n`)).toEqual(wanted)
  })
})

describe('a timeline in which nobody wrote a time', () => {
  it('has the items of its lists for events', () => {
    expect(events(`${head}## Timeline\n\nWords.\n\n- We saw it\n- We fixed it\n  - by hand\n`)).toEqual([
      '? We saw it',
      '? We fixed it',
    ])
  })

  it.each([
    ['one item', '- We saw it'],
    ['items below a time', '### 10:00\n\n- We saw it\n- We fixed it'],
    ['items beside one with a time', '- We saw it\n- 10:00 We fixed it'],
  ])('has none for %s', (_, list) => {
    expect(events(`${head}## Timeline\n\n${list}\n`).filter(event => event.startsWith('?'))).toEqual([])
  })

  it('takes an event with a time', () => {
    const document = parse(`${head}## Timeline\n\n- We saw it\n- We fixed it\n`)
    const event = { instant: Date.UTC(2024, 2, 5, 10), seconds: false, written: null, text: 'New' }
    const edit = insertEvent(document, event)
    expect(edit && applyEdits(document.text, [edit])).toMatch(/- We saw it\n- We fixed it\n\n- .*10:00 New\n/)
  })
})

describe('a time among those of a timeline', () => {
  it('is an entry at any level', () => {
    const text = `${head}## Timeline\n\n### 10:10\n\na\n\n## 10:20\n\nb\n\n### 10:30\n\nc\n\n## Impact\n\nd\n`
    expect(events(text)).toEqual(['03-05 10:10 a', '03-05 10:20 b', '03-05 10:30 c'])
  })
})

describe('actions', () => {
  const actions = (text: string) =>
    parse(head + text).actions.map(({ title, owner, state }) => [title, owner, state])
  it.each([
    [
      'bullets between numbers are details',
      '## Action items (completed)\n\n1. **Found it**\nWe looked at:\n\n- Query plans\n- Disk reads\n\n2. **Moved**\n',
      [
        ['**Found it** We looked at:', null, 'done'],
        ['**Moved**', null, 'done'],
      ],
    ],
    [
      'a table needs no heading',
      '| Action Item | Owner |\n|---|---|\n| Do x | ann |\n',
      [['Do x', 'ann', null]],
    ],
    [
      'a label with its words',
      '**Action item:** Declare earlier. Owner: @ann\n',
      [['Declare earlier. Owner: @ann', 'ann', null]],
    ],
    ['a plain line above a list', 'Action Items\n\n- a\n', [['a', null, null]]],
    [
      'an owner at the end',
      '## Action items\n\n- Cleanup scheduled `@bob`\n',
      [['Cleanup scheduled `@bob`', 'bob', null]],
    ],
    [
      'words above that say so',
      '## Next steps\n\nThe following items are already completed:\n\n- a\n\nStill to do:\n\n- b\n',
      [
        ['a', null, 'done'],
        ['b', null, null],
      ],
    ],
    [
      'a question, whose sub-headings are subjects of prose',
      '## How will we do better?\n\n### Mirroring\n\nWords.\n\n### Alerts `@ann`\n\nWords.\n',
      [],
    ],
    ['headings', '## Action items\n\n### Fix it — @ann\n\n- Status: done\n', [['Fix it', 'ann', 'done']]],
    [
      'columns in French',
      '## Actions correctives\n\n| Action | Responsable | Statut |\n|---|---|---|\n| Do x | ann | Fait |\n',
      [['Do x', 'ann', 'done']],
    ],
    [
      'columns in Japanese',
      '## アクションアイテム\n\n| アクション | 担当 | 状態 |\n|---|---|---|\n| x | ann | 完了 |\n',
      [['x', 'ann', 'done']],
    ],
  ])('%s', (_, text, wanted) => {
    expect(actions(text)).toEqual(wanted)
  })
})

describe('the ticket of an action', () => {
  it.each([
    ['- a https://github.com/o/r/issues/3#note', 'https://github.com/o/r/issues/3'],
    ['- a https://gitlab.com/o/r/-/work_items/3', 'https://gitlab.com/o/r/-/work_items/3'],
    ['- a https://linear.app/o/issue/ENG-12/the-title', 'https://linear.app/o/issue/ENG-12'],
    ['- a [ENG-12](https://linear.app/o/issue/ENG-12)', '[ENG-12](https://linear.app/o/issue/ENG-12)'],
    ['- a https://trello.com/c/AbC12345/5-title', 'https://trello.com/c/AbC12345'],
    ['- a https://app.shortcut.com/o/story/123/title', 'https://app.shortcut.com/o/story/123'],
    ['- a https://app.asana.com/0/123/456', 'https://app.asana.com/0/123/456'],
    ['- a https://dev.azure.com/o/p/_workitems/edit/12', 'https://dev.azure.com/o/p/_workitems/edit/12'],
    ['- a https://o.youtrack.cloud/issue/AB-12', 'https://o.youtrack.cloud/issue/AB-12'],
    ['- a https://app.clickup.com/t/86a1b2c', 'https://app.clickup.com/t/86a1b2c'],
    ['- a https://bugs.example.org/show_bug.cgi?id=12', 'https://bugs.example.org/show_bug.cgi?id=12'],
    ['- a [issue][1]\n\n[1]: https://github.com/o/r/issues/3', '[issue](https://github.com/o/r/issues/3)'],
    [
      '- a [AB-12]\n\n[ab-12]: https://o.atlassian.net/browse/AB-12',
      '[AB-12](https://o.atlassian.net/browse/AB-12)',
    ],
    ['- a\n  - Ticket: AB-12', 'AB-12'],
    ['- a\n  - https://github.com/o/r/issues/3', 'https://github.com/o/r/issues/3'],
    [
      '| Action | Notes |\n|---|---|\n| a | see https://github.com/o/r/issues/3 |',
      'https://github.com/o/r/issues/3',
    ],
    ['- a, as [the report](https://example.org/2024/report) says', null],
    ['- a https://github.com/o/r', null],
  ])('%j', (list, ticket) => {
    expect(parse(`${head}## Action items\n\n${list}\n`).actions.map(action => action.ticket)).toEqual([
      ticket,
    ])
  })
})

describe('a section whose name says less than that of another', () => {
  const kinds = (...headings: string[]) =>
    parse(headings.map(name => `## ${name}\n\nx\n`).join('\n')).sections.map(({ kind }) => kind)
  it.each([
    [
      ['How did it happen?', 'Why did it happen?'],
      [null, 'root_cause'],
    ],
    [['How did it happen?'], ['root_cause']],
    [
      ['Introduction', 'Description'],
      ['background', null],
    ],
    [['Description'], ['summary']],
    [
      ['Short term fix', 'Long term solution'],
      ['resolution', 'resolution'],
    ],
  ])('%j', (headings, wanted) => {
    expect(kinds(...headings)).toEqual(wanted)
  })
})

describe('the title', () => {
  it.each([
    ['## INCIDENT REPORT: the queue was full\n\n## Impact\n\nx\n', 'INCIDENT REPORT: the queue was full'],
    ['# Title: The queue was full\n\n## Impact\n', 'The queue was full'],
    ['# Title:\n\n### The queue was full\n\n# Impact\n', 'The queue was full'],
    ['# Metadata\n\nx\n', undefined],
  ])('%j', (text, title) => {
    const read = parse(text).title
    expect(read?.text).toBe(title)
    expect(read && text.slice(read.range.start, read.range.end)).toBe(title ?? null)
  })
})

describe('a heading', () => {
  const known: Readonly<Record<string, readonly string[]>> = {
    summary: [
      'What happend?',
      'So what happened?',
      'Zusammenfassung',
      '1. 📝 RÉSUMÉ EXÉCUTIF',
      'Resumo',
      '概要',
    ],
    impact: ['Impact / Severity', 'Impact on 12,400 customers in Europe', 'Auswirkungen', '影響'],
    timeline: [
      'Problems/Timeline',
      'Full timeline',
      'Zeitverlauf',
      'Línea de tiempo (UTC)',
      'ציר הזמן',
      'タイムライン（JST）',
    ],
    resolution: ['Details of Fix', 'Resolution Steps', 'Resolução (2026-06-21)', 'Behebung'],
    root_cause: [
      ...['Consolidated root causes', 'Probable root cause', 'Root cause: an expired certificate'],
      ...['Technische Ursache', 'Analyse des causes racines', 'Causa raíz (3 factores)', '根本原因分析'],
    ],
    contributing_factors: ['Contributing Factors on Our Side', 'Begünstigende Faktoren'],
    action_items: [
      ...[
        'How will we prevent this from happening again?',
        'Open follow-ups',
        'Remediation and architectural lessons',
      ],
      ...[
        'How are we preventing it from happening again?',
        'Maßnahmen',
        'Plan d’action',
        'Próximos pasos',
        '再発防止アクション',
      ],
    ],
    lessons: ['Leçons apprises', 'Lições aprendidas', 'לקחים', '教訓'],
  }
  it.each(
    Object.entries(known).flatMap(([kind, names]) => names.map(name => [name, kind])),
  )('%s is %s', (name, kind) => {
    expect(kindOfHeading(name ?? '')).toBe(kind)
  })

  it.each([
    ...[
      'GitHub Actions',
      'Anomaly detection',
      'User actions',
      'Response times',
      'Kubernetes events',
      'Deployment',
    ],
    ...['Disaster recovery plan', '復旧日時', 'The fix that broke it'],
  ])('%s is none', name => {
    expect(kindOfHeading(name)).toBeNull()
  })
})

describe('months of other languages', () => {
  it.each(['de', 'fr', 'es', 'pt', 'he'])('are those of Intl in %s', language => {
    const long = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
    for (let month = 0; month < 12; month++) {
      const name = long.format(Date.UTC(2024, month, 5)).toLowerCase()
      const isEnglish = readStampAtStart(`5 ${name} 2024 10:00 x`)?.stamp.date?.month === month + 1
      expect([name, otherMonths.get(name) === month + 1 || isEnglish]).toEqual([name, true])
      expect(isEnglish || new RegExp(`^(?:${OTHER_MONTH})$`, 'u').test(name)).toBe(true)
    }
  })
})

describe('the text of an event', () => {
  it.each([
    ...['1:05p.m. x', '5-Mar-24 07:00 x', '07:05-ish x', '2024-??-?? x', '07:05 UTC +2 x', '06:55UTC x'],
    ...['07:05:30+00 x', '[07:05] x', '**12:22** to **13:00** x', '~`07:05` - x', '\\[07:05\\] x'],
  ])('does not begin with the rest of %s', line => {
    expect(readStampAtStart(line)?.text.trim()).toBe('x')
  })
})
