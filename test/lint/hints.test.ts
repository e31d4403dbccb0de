import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse, proseOf } from '../../src/document/index.ts'
import { recommended, rules } from '../../src/lint/index.ts'
import { documentWords } from '../../src/lint/words/document-words.ts'
import { corpus } from '../corpus.ts'

/** What a rule would find in a line, in the order of its hints. */
const found: Readonly<Record<string, readonly ((line: string) => boolean)[]>> = {
  blame: [
    line =>
      /\b(?:forgot|forgotten|neglected|bother|fault|mistake|negligence|carelessness|blunder|blame)\b/i.test(
        line,
      ),
    line => /\b(?:mistakenly|accidentally|inadvertently|erroneously|carelessly|failed)\b/i.test(line),
  ],
  'weekday-mismatch': [
    line => /(?<![\w-])(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/i.test(line),
  ],
  'year-missing': [
    line => /(?<![\w-])(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b/i.test(line),
  ],
  'placeholder-left': [
    line => /\b(?:TODO|TBD|FIXME|TBC|YYYY|HH|insert|your|describe|fill|name)\b/i.test(line),
  ],
  'claim-contradiction': [
    line => /\blo(?:st|ss)\b/i.test(line),
    line => /\bpermanent(?:ly)?\b/i.test(line),
    line => /\b(?:fully|completely|all|full)\b/i.test(line),
    line => /\b(?:restored|recovered|operational|resumed|back|recovery|restoration|capacity)\b/i.test(line),
  ],
}

function expectHints(text: string): void {
  const document = parse(text)
  const words = documentWords(document, recommended.lexicon)
  for (const { id, hints = [] } of rules)
    for (const [i, hint] of hints.entries()) {
      const hinted = new Set(words.linesWith(hint))
      const missed = proseOf(document).lines.filter(line => found[id]?.[i]?.(line.text) && !hinted.has(line))
      expect(missed, id).toEqual([])
    }
}

describe('hints', () => {
  it('are tested for every rule that has some', () => {
    const counts = rules.flatMap(({ id, hints }) => (hints ? [[id, hints.length]] : []))
    expect(new Map(Object.entries(found).map(([id, tests]) => [id, tests.length]))).toEqual(
      new Map(counts as [string, number][]),
    )
  })

  it('pass over nothing that a rule would find in what people wrote', () => {
    for (const { text } of corpus()) expectHints(text)
  })

  it('pass over nothing whatever is around a word', () => {
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
