import { describe, expect, it } from 'vitest'
import { applyEdits, type Happening, insertEvent, parse } from '../../src/document/index.ts'
import { corpus } from '../corpus.ts'

const at = (iso: string, text = 'new'): Happening => ({
  instant: Date.parse(iso),
  seconds: false,
  written: null,
  text,
})

const head = '---\ndate: 2012-03-28\ntimezone: America/Los_Angeles\n---\n\n'

/** What the text is, the event, and what becomes of the text. The front matter is in front of each. */
const table: readonly (readonly [string, string, Happening, string])[] = [
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
    const document = parse(before ?? '')
    expect(applyEdits(document.text, [insertEvent(document, event)])).toBe(after)
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
      const changed = parse(applyEdits(text, [insertEvent(document, event, { timezone })]), { timezone })
      const added = changed.events.find(({ text }) => text.includes('The new event'))
      expect(added?.at?.earliest).toBe(Math.floor(instant / 60_000) * 60_000)
      expect(changed.events.filter(e => e !== added).map(({ at }) => at?.earliest)).toEqual(
        document.events.map(({ at }) => at?.earliest),
      )
    }
  })
})
