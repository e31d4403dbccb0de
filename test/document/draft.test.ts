import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Draft, draftOf, parse, print } from '../../src/document/index.ts'

const line = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .filter(s => s.trim() === s && s.isWellFormed() && !/[\p{C}\p{Zl}\p{Zp}\u00a0\u2000-\u200f\u3000]/u.test(s))

/** Text that YAML, Markdown or the reader of times could take for something else. */
const trap = fc.constantFrom(
  '7:02',
  'no',
  'off',
  '12:30',
  '010',
  '1e3',
  'null',
  '~',
  '- x',
  '# x',
  'a: b',
  'a #b',
  '@me',
  '`x`',
  '*x*',
  '[x]',
  '{x}',
  '"x"',
  "'x'",
  '!x',
  '%x',
  '---',
  'a --- b',
  '| a | b |',
  'a | b',
  '<b>x</b>',
  '06:55 again',
  '- 07:00 b',
  '– 07:00',
  'UTC clocks',
  'Z',
  '(PST) x',
  ': x',
  '+4m',
  '> x',
  '1. x',
  '\\',
  'x\\',
  '2012-03-28',
  'on 28 March 2012',
  'am I late',
  'pm',
  'a b',
  '**bold**',
  '**Impact**: x',
  'x — @me, due 2012-01-01',
)
const words = fc.oneof(line, trap)
const paragraph = fc.array(words, { minLength: 1, maxLength: 3 }).map(lines => lines.join('\n'))

const draft: fc.Arbitrary<Draft> = fc.record({
  fields: fc.record(
    {
      title: words,
      date: fc.constant('2012-03-28'),
      timezone: fc.constant('America/Los_Angeles'),
      severity: fc.constantFrom('SEV2', 'minor'),
      services: fc.array(words, { minLength: 1, maxLength: 3 }),
      started: fc.constantFrom('06:59', '2012-03-28 06:59', '2012-03-28T06:59:00-07:00'),
    },
    { requiredKeys: ['title', 'date'] },
  ),
  sections: fc.constant({ timeline: '', action_items: '' }),
  events: fc.array(
    fc.record({ time: fc.constantFrom('06:55', '06:55:30', '2012-03-29 00:10', '~19:30'), text: words }),
    { maxLength: 4 },
  ),
  actions: fc.array(
    fc.record({
      title: fc.constantFrom('Limit migrations', 'Add an alert | page', 'Do *this*'),
      owner: fc.constantFrom(null, 'storage', 'Ann Lee', 'kim, @ann', 'Ann & Lee'),
      due: fc.constantFrom(null, '2012-04-13', '2012-04'),
      start: fc.constantFrom(null, '2012-03'),
      type: fc.constantFrom(null, 'prevent' as const),
      priority: fc.constantFrom(null, 'P1'),
      ticket: fc.constantFrom(null, '[OPS-12](https://tracker.example/OPS-12)', 'OPS-12', '#12'),
      state: fc.constantFrom('agreed', 'done', 'proposed', 'declined'),
    }),
    { maxLength: 3 },
  ),
})

describe('print', () => {
  it('writes what reads back as the same', () => {
    fc.assert(
      fc.property(draft, value => {
        expect(draftOf(parse(print(value)))).toEqual(value)
      }),
      { numRuns: 3000, seed: 7 },
    )
  })

  it('keeps the words of every section, whatever they look like', () => {
    const kinds = ['summary', 'impact', 'root_cause', 'lessons'] as const
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...kinds), paragraph), { minLength: 1, maxLength: 3 }),
        parts => {
          const sections = Object.fromEntries(parts)
          const back = draftOf(
            parse(print({ fields: { title: 'x', date: '2012-03-28' }, sections, events: [], actions: [] })),
          )
          expect(Object.keys(back.sections).sort()).toEqual(Object.keys(sections).sort())
          const plain = (text = '') => text.replace(/[\\\s`~]/g, '')
          for (const [kind, body] of parts.slice(-1)) expect(plain(back.sections[kind])).toBe(plain(body))
        },
      ),
      { numRuns: 3000, seed: 7 },
    )
  })
})
