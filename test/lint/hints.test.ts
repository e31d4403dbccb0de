import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { durationsIn, parse, proseOf } from '../../src/document/index.ts'
import { linesWith } from '../../src/lint/phrases.ts'
import type { hint } from '../../src/lint/words.ts'
import { corpus } from '../corpus.ts'

/** What a rule would find in a line, by the name of the hint that makes it look there. */
const found: Readonly<Record<keyof typeof hint, (line: string) => boolean>> = {
  duration: line => durationsIn(line).length > 0,
  weekday: line => /(?<![\w-])(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/i.test(line),
  total: line => /\b(?:total(?:l?ing)?|altogether|combined|cumulative(?:ly)?|adds?)\b/i.test(line),
  placeholder: line => /\b(?:TODO|TBD|FIXME|TBC|YYYY|HH|insert|your|describe|fill|name)\b/i.test(line),
  loss: line => /\blo(?:st|ss)\b/i.test(line),
  permanent: line => /\bpermanent(?:ly)?\b/i.test(line),
  wholly: line => /\b(?:fully|completely|all|full)\b/i.test(line),
  restored: line =>
    /\b(?:restored|recovered|operational|resumed|back|recovery|restoration|capacity)\b/i.test(line),
}

function expectHints(text: string): void {
  const document = parse(text)
  for (const name of Object.keys(found) as (keyof typeof hint)[]) {
    const hinted = new Set(linesWith(document, name))
    const missed = proseOf(document).lines.filter(line => found[name](line.text) && !hinted.has(line))
    expect(missed, name).toEqual([])
  }
}

describe('hints', () => {
  it('pass over nothing that a rule would find in what people wrote', () => {
    for (const { text } of corpus()) expectHints(text)
  })

  it('pass over nothing whatever stands around a word', () => {
    const word = fc.constantFrom(
      ...[
        '36m',
        '5 h',
        '2-hour',
        '3 days',
        'an hour',
        '1.5h',
        'half an hour',
        '20min',
        'Monday',
        'SUN',
        'Tues',
      ],
      ...[
        'total',
        'Altogether',
        'TODO',
        'HH:MM',
        'YYYY-MM-DD',
        'your',
        'lost',
        'permanently',
        'Fully',
        'back',
      ],
      ...['restored', 'x', 'été', '`code`', '``a` b``'],
    )
    const around = fc.constantFrom(
      ...[
        ' ',
        ' ',
        '-',
        '_',
        '.',
        ',',
        "'",
        '’',
        '"',
        '(',
        ')',
        '/',
        '://',
        'é',
        '\u00a0',
        '\u200b',
        '|',
        '*',
      ],
      ...['**', '](', '[', '<', '>', '\n', '\n\n', '\n# ', '\n- ', '=', '&', '@', '、', '0', 'a', '`'],
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(around, word), { minLength: 1, maxLength: 12 }), parts =>
        expectHints(parts.flat().join('')),
      ),
      { numRuns: 5000 },
    )
  })
})
