import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  appendSimpleEvent,
  isSimpleText,
  OWN_HEADING,
  readSimpleTimeline,
} from '../../src/document/change/quick-append.ts'
import {
  applyEdits,
  insertEvent,
  monthNames,
  parse,
  sectionHeadings,
  weekdayNames,
} from '../../src/document/index.ts'
import { onClock } from '../../src/document/time/index.ts'
import { corpus } from '../corpus.ts'

const instant = Date.parse('2012-03-28T18:30:00Z')

/** What the lines alone give; null where they do not decide. */
function quickly(text: string, words: string): string | null {
  const timeline = readSimpleTimeline(text)
  if (!timeline) return null
  const { date, clock } = onClock(instant, timeline.timezone)
  const edit = appendSimpleEvent(timeline, { date, clock: clock.slice(0, 5) }, words)
  return edit && applyEdits(text, [edit])
}

const wholly = (text: string, words: string): string =>
  applyEdits(
    text,
    [insertEvent(parse(text), { instant, seconds: false, written: null, text: words })].flatMap(
      edit => edit ?? [],
    ),
  )

const front =
  '---\ntitle: Outage\ndate: 2012-03-28\ntimezone: America/Los_Angeles\nstatus: draft\nstarted: 06:59\n---\n'
const fresh = `${front}\n## Summary\n\n## Impact\n\n## Timeline\n\n## Root cause\n\n## Action items\n`
const told = fresh.replace('Timeline\n', 'Timeline\n\n- 06:55 Migration started\n- 06:59 Resumes slowed\n')

describe('an event added by lines alone', () => {
  it.each([
    ['an empty timeline', fresh],
    ['one with events', told],
    ['the last section', `${front}\n## Timeline\n\n- 06:55 Migration started\n`],
    ['an event of two lines', told.replace('slowed\n', 'slowed\n  for everybody\n')],
    ['a summary that tells a time', told.replace('Summary\n', 'Summary\n\nFrom 06:59 on, all was slow.\n')],
  ])('is taken for %s, and gives the same bytes', (_, text) => {
    expect(quickly(text, 'Traffic moved away')).toBe(wholly(text, 'Traffic moved away'))
  })

  it.each([
    ['no front matter', told.slice(front.length)],
    ['a zone that a sentence names', told.replace('Timeline\n', 'Timeline\n\nAll times are in UTC.\n')],
    ['such a sentence elsewhere', told.replace('Summary\n', 'Summary\n\nAll events are told in UTC.\n')],
    ['a table', told.replace(/- 06[\s\S]*slowed\n/, '| Time | What |\n|---|---|\n| 06:55 | Began |\n')],
    ['a date in an event', told.replace('- 06:59', '- 2012-03-29 06:59')],
    ['a zone in an event', told.replace('06:59 Resumes', '06:59 PDT resumes')],
    ['a later event', told.replace('- 06:59', '- 12:59')],
    ['a nested list', told.replace('slowed\n', 'slowed\n  - more\n')],
    ['a block of YAML', told.replace('title: Outage', 'title: |\n  date: 2011-01-01')],
    ['two timelines', `${told}\n## Timeline\n\n- 06:55 Again\n`],
    ['Windows line ends', told.replaceAll('\n', '\r\n')],
    ['code', `${told}\n\`\`\`\n## Timeline\n\`\`\`\n`],
  ])('is left to the reader for %s', (_, text) => {
    expect(quickly(text, 'Traffic moved away')).toBeNull()
  })

  it('knows the headings that a new file has', () => {
    for (const heading of Object.values(sectionHeadings)) expect(`## ${heading}`).toMatch(OWN_HEADING)
  })

  it.each(
    [...monthNames, ...weekdayNames].flatMap(name => [name, name.slice(0, 3)]),
  )('leaves to the reader a text that begins with %s', name => {
    expect(isSimpleText(`${name} was busy`)).toBe(false)
  })

  it('gives the same bytes whatever word the text begins with', () => {
    const words = new Set(
      [
        ...corpus().map(({ text }) => text),
        'to till am pm Pacific noon API 14:30 ~ - next Monday the',
      ].flatMap(text => text.match(/[^\s]+/g) ?? []),
    )
    let taken = 0
    for (const word of words) {
      const quick = quickly(told, `${word} it was`)
      if (quick === null) continue
      taken++
      expect(quick, word).toBe(wholly(told, `${word} it was`))
      const before = told.replace('Resumes', word)
      expect(quickly(before, 'Traffic moved') ?? wholly(before, 'Traffic moved'), word).toBe(
        wholly(before, 'Traffic moved'),
      )
    }
    expect(taken).toBeGreaterThan(3)
  })

  it('gives the same bytes for what people and machines change in a draft', () => {
    const lines = fc.constantFrom(
      ...[
        '',
        '- 06:57 Pages sent',
        '- 06:57 Monday it was',
        '- 07:00 to 07:10 slow',
        '- 06:59:30 Slower still',
        '06:58 Slow',
      ],
      ...[
        '## Timeline',
        '# Timeline',
        '### 07:00',
        '## Wed 28 Mar 2012',
        '**Timeline**',
        '---',
        '===',
        '> quoted',
        '| a | b |',
      ],
      ...[
        'date: 2012-03-28',
        'timezone: UTC',
        'severity: SEV2',
        'services: [api, web]',
        'tags: [a',
        "owner: it's",
        'id: "x"',
      ],
      ...[
        '  and more',
        '  - 07:01 nested',
        '    code',
        '1. 07:02 Numbered',
        '* 07:02 Starred',
        '[x]: y',
        '<b>',
        'At noon all was well.',
      ],
      ...[
        '- 09:00 Later',
        '- 23:00 Latest',
        '- ~07:00 Roughly',
        '- 06:59 `code`',
        '- Wed 06:59 Words',
        'Times are in PST.',
        '\\',
      ],
    )
    const change = fc.tuple(fc.nat(20), fc.nat(1), lines)
    let taken = 0
    fc.assert(
      fc.property(
        fc.constantFrom(fresh, told),
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (text, changes) => {
          const changed = changes.reduce(
            (now, [at, cut, line]) => now.split('\n').toSpliced(at, cut, line).join('\n'),
            text,
          )
          const quick = quickly(changed, 'Traffic moved away')
          if (quick === null) return
          taken++
          expect(quick).toBe(wholly(changed, 'Traffic moved away'))
        },
      ),
      { numRuns: 4000 },
    )
    expect(taken).toBeGreaterThan(300)
  })
})
