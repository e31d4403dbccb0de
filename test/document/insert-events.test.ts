import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, type EventToInsert, insertEvent, insertEvents, parse } from '../../src/document/index.ts'
import { corpus } from '../corpus.ts'

const head = '---\ndate: 2012-03-28\ntimezone: America/Los_Angeles\n---\n\n## Timeline\n\n'

const bodies = [
  '- 06:55 a\n',
  '- 06:55 a\n- 07:10 b\n- 2012-03-29 01:00 c\n\n## Lessons\n\nx\n',
  '- **06:55** — a\n- **07:10** — b\n',
  '### 06:55\n\na\n\n### 07:10\n\nb\n',
  '### 28 March 2012\n\n- 22:00 a\n\n### 29 March 2012\n\n- 09:00 b\n',
  '| Time | What | Who |\n|---|---|---|\n| 06:55 | a | me |\n| 07:10 | b | you |\n',
  '06:55 - a\n07:10 - b\n',
  '1. 06:55 a\n2. 07:10 b\n',
  '- 07:10 b\n- 06:55 a\n',
]

const start = Date.parse('2012-03-28T12:00Z')

/** Events within two days, by their instants. */
const events = fc
  .array(
    fc.record({
      instant: fc.integer({ min: 0, max: 2 * 24 * 60 }).map(minute => start + minute * 60_000),
      text: fc.constantFrom(
        'one',
        '10:05 is a time',
        '**b** c',
        'x <!-- source: a:1 -->',
        '| y',
        '',
        '5% more',
      ),
    }),
    { minLength: 2, maxLength: 12 },
  )
  .map(some =>
    some
      .map((one): EventToInsert => ({ ...one, seconds: false, written: null }))
      .sort((a, b) => a.instant - b.instant),
  )

function oneByOne(text: string, added: readonly EventToInsert[]): string | undefined {
  let now = text
  for (const event of added) {
    const edit = insertEvent(parse(now), event)
    if (!edit) return undefined
    now = applyEdits(now, [edit])
  }
  return now
}

const seen = (text: string) => parse(text).events.map(({ at, text }) => [at?.earliest, text])

describe('events that are inserted at once', () => {
  it('are read as if they were inserted one by one', () => {
    let atOnce = 0
    fc.assert(
      fc.property(fc.constantFrom(...bodies), events, (body, added) => {
        const text = head + body
        const inserted = insertEvents(parse(text), added)
        if (!inserted) return
        atOnce++
        expect(inserted.edits.length).toBe(added.length)
        expect(inserted.edits.reduce((now, edit) => applyEdits(now, [edit]), text)).toBe(inserted.text)
        const other = oneByOne(text, added)
        if (other !== undefined) expect(seen(inserted.text)).toEqual(seen(other))
      }),
      { numRuns: 300 },
    )
    expect(atOnce).toBeGreaterThan(60)
  })

  it('leave every other byte of documents that people wrote', () => {
    for (const { text } of corpus().slice(0, 60)) {
      const document = parse(text)
      const last = document.events.at(-1)?.at
      if (last?.frame !== 'instant') continue
      const added = [1, 2, 3].map(minute => ({
        instant: last.latest + minute * 60_000,
        seconds: false,
        written: null,
        text: `added ${minute}`,
      }))
      const inserted = insertEvents(document, added)
      if (!inserted) continue
      const without = inserted.edits.reduceRight(
        (now, { range, text }) => now.slice(0, range.start) + now.slice(range.start + text.length),
        inserted.text,
      )
      expect(without).toBe(text)
      expect(parse(inserted.text).events.length).toBe(document.events.length + 3)
    }
  })
})
