import fc from 'fast-check'
import stringWidth from 'fast-string-width'
import { describe, expect, it } from 'vitest'
import { type Column, shortened, tableOf } from '../../src/cli/table.ts'

const columns: readonly Column[] = [
  { head: 'Date' },
  { head: 'Level', leaveOut: 1 },
  { head: 'Title', flexible: true },
  { head: 'N', align: 'right', leaveOut: 2 },
]

describe('a table in the terminal', () => {
  it('is aligned, and is not wider than the terminal', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom('—', '日本語の題', '👩‍🚀 x'),
    )
    const row = fc.tuple(
      fc.constant('2026-03-31'),
      fc.constantFrom('SEV1', '—'),
      cell,
      fc.constantFrom('1', '100'),
    )
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 36, max: 160 }),
        (rows, width) => {
          const lines = tableOf(columns, rows, width).trimEnd().split('\n')
          expect(lines.length).toBe(rows.length + 1)
          for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(width)
          // the title begins in the same column in every line
          const start = lines[0]?.indexOf('Title') ?? 0
          const before = lines.map(line => line.slice(0, start))
          expect(before.every(text => text.endsWith('  '))).toBe(true)
        },
      ),
    )
  })

  it('leaves columns out where it is narrow, and those that say nothing', () => {
    const rows = [['2026-03-31', 'SEV1', 'Checkout errors of a long afternoon', '12']]
    expect(tableOf(columns, rows, 44)).toBe(
      'Date        Level  Title\n2026-03-31  SEV1   Checkout errors of a lon…\n',
    )
    expect(tableOf(columns, rows, null)).toContain('Checkout errors of a long afternoon\t12\n')
    expect(tableOf(columns, [['2026-03-31', '—', 'x', '—']], 80)).toBe('Date        Title\n2026-03-31  x\n')
  })

  it.each([
    ['abcdef', 6, 'abcdef'],
    ['abcdef', 4, 'abc…'],
    ['ab cdef', 4, 'ab…'],
    ['日本語の題', 7, '日本語…'],
    ['👩‍🚀👩‍🚀👩‍🚀', 5, '👩‍🚀👩‍🚀…'],
  ])('%s in %i columns', (text, width, short) => {
    expect(shortened(text, width)).toBe(short)
  })
})
