import { describe, expect, it } from 'vitest'
import {
  applyEdits,
  type EventToInsert,
  insertEvent,
  type ParseOptions,
  parse,
} from '../../src/document/index.ts'
import { corpus } from '../corpus.ts'

const at = (iso: string, text = 'new'): EventToInsert => ({
  instant: Date.parse(iso),
  seconds: false,
  written: null,
  text,
})

/** The text with the event in it. */
function withEvent(text: string, event: EventToInsert, options?: ParseOptions): string {
  const edit = insertEvent(parse(text, options), event, options)
  if (!edit) throw new Error('the event is put nowhere')
  return applyEdits(text, [edit])
}

const head = '---\ndate: 2012-03-28\ntimezone: America/Los_Angeles\n---\n\n'

/** What the text is, the event, and what becomes of the text. The front matter is in front of each. */
const table: readonly (readonly [string, string, EventToInsert, string])[] = [
  ['no timeline', '', at('2012-03-28T13:55Z'), '## Timeline\n\n- 06:55 new\n'],
  [
    'an empty timeline',
    '## Timeline\n\n## Lessons\n',
    at('2012-03-28T13:55Z'),
    '## Timeline\n\n- 06:55 new\n\n## Lessons\n',
  ],
  [
    'behind the last',
    '## Timeline\n\n- 06:55 a\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 06:55 a\n- 07:00 new\n',
  ],
  [
    'between two',
    '## Timeline\n\n- 06:55 a\n- 07:10 b\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 06:55 a\n- 07:00 new\n- 07:10 b\n',
  ],
  [
    'before the first',
    '## Timeline\n\n* 06:55 a\n',
    at('2012-03-28T13:00Z'),
    '## Timeline\n\n* 06:00 new\n* 06:55 a\n',
  ],
  [
    'behind those of the same minute',
    '## Timeline\n\n- 06:55 a\n- 06:55 b\n- 06:56 c\n',
    at('2012-03-28T13:55:40Z'),
    '## Timeline\n\n- 06:55 a\n- 06:55 b\n- 06:55 new\n- 06:56 c\n',
  ],
  [
    'past midnight, which the clocks show',
    '## Timeline\n\n- 23:55 a\n',
    at('2012-03-29T07:05Z'),
    '## Timeline\n\n- 23:55 a\n- 00:05 new\n',
  ],
  [
    'the next day, where a clock alone would be the same one',
    '## Timeline\n\n- 12:00 a\n',
    at('2012-03-29T20:00Z'),
    '## Timeline\n\n- 12:00 a\n- 2012-03-29 13:00 new\n',
  ],
  [
    'the day before, which must not move what follows',
    '## Timeline\n\n- 00:10 a\n- 00:20 b\n',
    at('2012-03-28T06:50Z'),
    '## Timeline\n\n- 2012-03-27 23:50 new\n- 00:10 a\n- 00:20 b\n',
  ],
  [
    'a table, by the clock that its column names',
    '## Timeline\n\n| Time (UTC) | What | Who |\n|---|---|---|\n| 13:55 | it began | me |\n| 14:10 | it ended | you |\n',
    at('2012-03-28T14:00Z', 'a | b'),
    '## Timeline\n\n| Time (UTC) | What | Who |\n|---|---|---|\n| 13:55 | it began | me |\n| 14:00 | a \\| b |  |\n| 14:10 | it ended | you |\n',
  ],
  [
    'headings',
    '## Timeline\n\n### 06:55\n\na\n\n### 07:10\n\nb\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n### 06:55\n\na\n\n### 07:00\n\nnew\n\n### 07:10\n\nb\n',
  ],
  [
    'bold paragraphs',
    '## Timeline\n\n**06:55** a\n\n**07:10** b\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n**06:55** a\n\n**07:00** new\n\n**07:10** b\n',
  ],
  [
    'an event with a list of its own',
    '## Timeline\n\n- 06:55 a\n  - more\n- 07:10 b\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 06:55 a\n  - more\n- 07:00 new\n- 07:10 b\n',
  ],
  [
    'days as sub-headings',
    '## Timeline\n\n### 28 March 2012\n\n- 22:00 a\n\n### 29 March 2012\n\n- 09:00 b\n',
    at('2012-03-29T15:00Z'),
    '## Timeline\n\n### 28 March 2012\n\n- 22:00 a\n\n### 29 March 2012\n\n- 08:00 new\n- 09:00 b\n',
  ],
  [
    'lines of one paragraph, with the sign between',
    '## Timeline\n\n06:55 - a\n07:10 - b\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n06:55 - a\n07:00 - new\n07:10 - b\n',
  ],
  [
    'bold times in a list, with a dash',
    '## Timeline\n\n- **06:55** — a\n- **07:10** — b\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- **06:55** — a\n- **07:00** — new\n- **07:10** — b\n',
  ],
  [
    'headings that tell what happened',
    '## Timeline\n\n### 06:55 It began\n\nmore\n',
    at('2012-03-28T14:00Z', 'It went on'),
    '## Timeline\n\n### 06:55 It began\n\nmore\n\n### 07:00 It went on\n',
  ],
  [
    'a table with a date of its own, whose words are short',
    '## Timeline\n\n| Date | Time | Event |\n|---|---|---|\n| 2012-03-28 | 06:55 | a |\n',
    at('2012-03-29T13:00Z', 'three'),
    '## Timeline\n\n| Date | Time | Event |\n|---|---|---|\n| 2012-03-28 | 06:55 | a |\n| 2012-03-29 | 06:00 | three |\n',
  ],
  [
    'a table with a longer column beside',
    '## Timeline\n\n| Time | Event | Source |\n|---|---|---|\n| 06:55 | a | https://example.com/a/long/address |\n',
    at('2012-03-28T14:00Z', 'three'),
    '## Timeline\n\n| Time | Event | Source |\n|---|---|---|\n| 06:55 | a | https://example.com/a/long/address |\n| 07:00 | three |  |\n',
  ],
  [
    'the first of a day that has its own heading',
    '## Timeline\n\n### 28 March 2012\n\n- 22:00 a\n\n### 29 March 2012\n\n- 09:00 b\n',
    at('2012-03-29T07:30Z'),
    '## Timeline\n\n### 28 March 2012\n\n- 22:00 a\n\n### 29 March 2012\n\n- 00:30 new\n- 09:00 b\n',
  ],
  [
    'an uncertain time of the day after',
    '## Timeline\n\n- 06:55 a\n',
    { ...at('2012-03-29T14:00Z'), written: '~07:00' },
    '## Timeline\n\n- 06:55 a\n- 2012-03-29 ~07:00 new\n',
  ],
  [
    'words that would open a section',
    '## Timeline\n\n**06:55** a\n',
    at('2012-03-28T14:00Z', 'new\n\n## Root cause\n\nx'),
    '## Timeline\n\n**06:55** a\n\n**07:00** new\n\n\\## Root cause\n\nx\n',
  ],
  [
    'a timeline that tells backwards',
    '## Timeline\n\n- 07:10 b\n- 06:55 a\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 07:10 b\n- 07:00 new\n- 06:55 a\n',
  ],
  [
    'the hour that the clocks show twice',
    '## Timeline\n\n- 2012-11-04 01:10 PDT a\n',
    at('2012-11-04T09:30Z'),
    '## Timeline\n\n- 2012-11-04 01:10 PDT a\n- 2012-11-04T01:30-08:00 new\n',
  ],
  [
    'seconds, where they are asked for',
    '## Timeline\n\n- 06:55:10 a\n',
    { ...at('2012-03-28T13:55:40Z'), seconds: true },
    '## Timeline\n\n- 06:55:10 a\n- 06:55:40 new\n',
  ],
  [
    'an uncertain time stays so',
    '## Timeline\n\n- 06:55 a\n- 07:30 b\n',
    { ...at('2012-03-28T14:00Z'), written: '~07:00' },
    '## Timeline\n\n- 06:55 a\n- ~07:00 new\n- 07:30 b\n',
  ],
  [
    'beside an uncertain time: the one it states counts',
    '## Timeline\n\n- 11:05 a\n- ~11:05 b\n- around 11:05 c\n',
    at('2012-03-28T18:04Z'),
    '## Timeline\n\n- 11:04 new\n- 11:05 a\n- ~11:05 b\n- around 11:05 c\n',
  ],
  [
    'behind one uncertain time, which turns nothing over',
    '## Timeline\n\n- 10:40 a\n- ~10:40 b\n',
    at('2012-03-28T17:55Z'),
    '## Timeline\n\n- 10:40 a\n- ~10:40 b\n- 10:55 new\n',
  ],
  [
    'behind all, where one line is out of order',
    '## Timeline\n\n- 09:05 a\n- 09:10 b\n- 2012-03-27 20:30 c\n',
    at('2012-03-28T16:20Z'),
    '## Timeline\n\n- 09:05 a\n- 09:10 b\n- 2012-03-27 20:30 c\n- 2012-03-28 09:20 new\n',
  ],
  [
    'the day before, where the next event needs its own date',
    '## Timeline\n\n- 08:05 a\n- 09:00 b\n',
    at('2012-03-27T19:00Z'),
    '## Timeline\n\n- 2012-03-27 12:00 new\n- 2012-03-28 08:05 a\n- 09:00 b\n',
  ],
  [
    'the same inside of marks, with words of its own below',
    '## Timeline\n\n* **08:05** - a\n  - more\n* **09:00** - b\n',
    at('2012-03-27T19:00Z'),
    '## Timeline\n\n* **2012-03-27 12:00** - new\n* **2012-03-28 08:05** - a\n  - more\n* **09:00** - b\n',
  ],
  [
    'the same in a table',
    '## Timeline\n\n| Time | What |\n|---|---|\n| 08:05 | a |\n',
    at('2012-03-27T19:00Z'),
    '## Timeline\n\n| Time | What |\n|---|---|\n| 2012-03-27 12:00 | new |\n| 2012-03-28 08:05 | a |\n',
  ],
  [
    'the same below headings',
    '## Timeline\n\n### ~08:05\n\na\n',
    at('2012-03-27T19:00Z'),
    '## Timeline\n\n### 2012-03-27 12:00\n\nnew\n\n### 2012-03-28 ~08:05\n\na\n',
  ],
  [
    'in a timeline told backwards, on top, though it holds an uncertain time',
    '## Timeline\n\n- 07:10 c\n- ~07:10 b\n- 06:55 a\n',
    at('2012-03-28T14:30Z'),
    '## Timeline\n\n- 07:30 new\n- 07:10 c\n- ~07:10 b\n- 06:55 a\n',
  ],
  [
    'the zone that only a heading names',
    '## Timeline (all times CET)\n',
    at('2012-03-20T08:40Z'),
    '## Timeline (all times CET)\n\n- 2012-03-20 09:40 new\n',
  ],
  [
    'a look that most events have, and not the one beside',
    '## Timeline\n\n- 06:55 — a\n- 06:56 — b\n- 06:57: 5% c\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 06:55 — a\n- 06:56 — b\n- 06:57: 5% c\n- 07:00 — new\n',
  ],
  [
    'no look that only half of them have',
    '## Timeline\n\n- 06:55 — a\n- 06:56 b\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 06:55 — a\n- 06:56 b\n- 07:00 new\n',
  ],
  [
    'bold that closes around the whole line is not opened again',
    '## Timeline\n\n- **06:55 - a**\n- **06:56 - b**\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- **06:55 - a**\n- **06:56 - b**\n- 07:00 new\n',
  ],
  [
    'brackets around the time',
    '## Timeline\n\n- [06:55] a\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- [06:55] a\n- [07:00] new\n',
  ],
  [
    'before code that is never closed, where there is no timeline',
    '## Notes\n\n```\ncode\n\n## Timeline\n\n- 06:55 a\n',
    at('2012-03-28T14:00Z'),
    '## Notes\n\n## Timeline\n\n- 07:00 new\n\n```\ncode\n\n## Timeline\n\n- 06:55 a\n',
  ],
  [
    'before a comment that is never closed, behind the last event',
    '## Timeline\n\n- 06:55 a\n\n<!-- more\n\n- 06:59 b\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 06:55 a\n- 07:00 new\n\n<!-- more\n\n- 06:59 b\n',
  ],
  [
    'before HTML that is never closed, in an empty timeline',
    '## Timeline\n\n<pre>\nx\n\n- 06:59 b\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 07:00 new\n\n<pre>\nx\n\n- 06:59 b\n',
  ],
  [
    'behind a closed fence as ever',
    '## Timeline\n\n- 06:55 a\n\n~~~\ncode\n~~~\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 06:55 a\n\n~~~\ncode\n~~~\n\n- 07:00 new\n',
  ],
  [
    'an open fence inside of an item, which the next item closes',
    '## Timeline\n\n- 06:55 a\n\n  ```\n  code\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 06:55 a\n\n  ```\n  code\n- 07:00 new\n',
  ],
  [
    'words that would be an entry of their own below a heading',
    '## Timeline\n\n### 06:55\n\na\n',
    at('2012-03-28T14:00Z', '10:30 deploy rolled back'),
    '## Timeline\n\n### 06:55\n\na\n\n### 07:00 10:30 deploy rolled back\n',
  ],
  [
    'words that would be an entry of their own in lines',
    '## Timeline\n\n06:55 a\n',
    at('2012-03-28T14:00Z', 'b\n10:00 c'),
    '## Timeline\n\n06:55 a\n\n07:00 b 10:00 c\n',
  ],
  [
    'beside an event that names a zone of its own',
    '## Timeline\n\n- 06:55 a\n- 13:58 UTC b\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\n\n- 06:55 a\n- 13:58 UTC b\n- 07:00 new\n',
  ],
  [
    'a body with other line ends than the front matter',
    '## Timeline\r\n\r\n- 06:55 a\r\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\r\n\r\n- 06:55 a\r\n- 07:00 new\r\n',
  ],
  [
    'words that would be a comment',
    '## Timeline\n\n- 06:55 a\n',
    at('2012-03-28T14:00Z', '<!-- b --> c'),
    '## Timeline\n\n- 06:55 a\n- 07:00 \\<!-- b --> c\n',
  ],
  [
    'Windows line ends',
    '## Timeline\r\n\r\n- 06:55 a\r\n- 07:10 b\r\n',
    at('2012-03-28T14:00Z'),
    '## Timeline\r\n\r\n- 06:55 a\r\n- 07:00 new\r\n- 07:10 b\r\n',
  ],
]

describe('an event at its place in time', () => {
  it.each(table)('%s', (_, text, event, becomes) => {
    const [before, after] = [text, becomes].map(body =>
      body.includes('\r') ? head.replaceAll('\n', '\r\n') + body : head + body,
    )
    expect(withEvent(before ?? '', event)).toBe(after)
  })

  it.each([
    '> 5% errors',
    '- rolled back',
    '1. x',
    '+5m',
    'March 3 x',
    '11:00–12:00 work',
    '[a]: b',
    '## x',
    '| y |',
    '5 min later z',
  ])('finds a place for %j in any notation', said => {
    const bodies = [
      '- 06:55 a',
      '1. 06:55 a',
      '06:55 a',
      '**06:55** a',
      '**06:55**\na',
      '### 06:55\n\na',
      '### 06:55 a',
      '| Time | What |\n|---|---|\n| 06:55 | a |',
    ]
    for (const body of bodies) {
      const text = withEvent(`${head}## Timeline\n\n${body}\n`, at('2012-03-28T14:00Z', said))
      const read = parse(text).events
      expect([body, read.length, read[1]?.at?.earliest]).toEqual([body, 2, Date.parse('2012-03-28T14:00Z')])
    }
  })

  it('takes no mark of the words before for a separator', () => {
    const words = [
      '`kubectl rollout undo` run',
      'errors fall',
      '**Rollback** started',
      '> 5% errors',
      '...',
      '-> fixed',
      '--force was used',
      '_x_',
      '— x',
      '- x',
      ': x',
      '* x',
      ') x',
      '[link](a.md) added',
      '~5 hosts left',
      '| a pipe',
      '10:05 is when it began',
      'end',
    ]
    let text = `${head}## Timeline\n`
    for (const [i, said] of words.entries()) {
      const event = { ...at(`2012-03-28T14:${i + 10}Z`), text: said }
      text = withEvent(text, event)
      expect(parse(text).events.map(({ text }) => text)).toEqual(words.slice(0, i + 1))
    }
    expect(text).toContain('\n- 07:11 errors fall\n')
    expect(text).toContain('\n- 07:27 end')
  })

  it('puts what comes in any order into one order', () => {
    const clocks = [
      '28T09:05',
      '28T09:10',
      '27T20:30',
      '28T09:20',
      '26T23:50',
      '28T09:30',
      '27T00:10',
      '29T02:00',
    ]
    let text = `${head}## Timeline\n`
    for (const [i, clock] of clocks.entries()) {
      const event = at(`2012-03-${clock}:00-07:00`, `event ${i} here`)
      text = withEvent(text, event)
    }
    const read = parse(text).events
    const times = read.map(({ at }) => at?.earliest ?? 0)
    expect(times).toEqual(clocks.map(clock => Date.parse(`2012-03-${clock}:00-07:00`)).sort((a, b) => a - b))
    expect(read.map(({ text }) => text[6]).join('')).toBe('46201357')
  })

  const timezone = 'Europe/Berlin'
  const texts = corpus().filter(
    ({ text }) => parse(text, { timezone }).events.filter(({ at }) => at?.frame === 'instant').length > 1,
  )

  it.each(texts)('$name: reads as that instant, and the others stay', ({ text }) => {
    const document = parse(text, { timezone })
    const known = document.events.flatMap(({ at }) => (at?.frame === 'instant' ? [at.earliest] : []))
    const [low, high] = [Math.min(...known), Math.max(...known)]
    for (const instant of [low - 7 * 60_000, low + Math.round((high - low) / 2), high + 11 * 60_000]) {
      const event = { instant, seconds: false, written: null, text: 'The new event' }
      const changed = parse(withEvent(text, event, { timezone }), { timezone })
      const added = changed.events.find(({ text }) => text.includes('The new event'))
      expect(added?.at?.earliest).toBe(Math.floor(instant / 60_000) * 60_000)
      expect(changed.events.filter(e => e !== added).map(({ at }) => at?.earliest)).toEqual(
        document.events.map(({ at }) => at?.earliest),
      )
    }
  })
})

describe('an event above an indented heading', () => {
  it('never takes the heading in', () => {
    const text = '## Timeline\n   ## Action items\n- Do it\n'
    const edit = insertEvent(parse(text), at('2026-03-08T07:01Z'))
    expect(parse(edit ? applyEdits(text, [edit]) : text).actions.length).toBe(1)
  })
})
