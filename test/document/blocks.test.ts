import { tests } from 'commonmark-spec'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, readBlocks, type TextLine } from '../../src/document/markdown/index.ts'
import { linesOf } from '../../src/document/text/index.ts'
import { corpus } from '../corpus.ts'

const read = (text: string) => readBlocks(linesOf(text), 0)

/** What is wrong with the places of blocks: each is inside of the one around it, behind the one before, and says what is there. */
function faultsOf(text: string, blocks: readonly Block[], within = { start: 0, end: text.length }): string[] {
  const faults: string[] = []
  let last = within.start
  const line = ({ text: words, start }: TextLine, what: string) => {
    if (text.slice(start, start + words.length) !== words) faults.push(`${what} at ${start}: ${words}`)
    if (words !== words.trim()) faults.push(`${what} at ${start} has white space around it`)
  }
  for (const block of blocks) {
    const { start, end } = block.range
    // what begins on the line of a marker begins with the marker
    const line0 = Math.max(text.lastIndexOf('\n', last - 1), text.lastIndexOf('\r', last - 1)) + 1
    const isInside = start >= line0 && start <= end && text.slice(within.end, end).trim() === ''
    if (!isInside) faults.push(`${block.kind} ${start}–${end} after ${last}`)
    last = Math.max(last, start)
    if (block.kind === 'paragraph') for (const one of block.lines) line(one, 'line')
    if (block.kind === 'heading' && !block.text.includes('\n')) {
      const shown = text.slice(block.textRange.start, block.textRange.end)
      if (block.text !== '' && shown !== block.text) faults.push(`heading at ${start}: ${shown}`)
    }
    if (block.kind === 'table')
      for (const cells of [block.head, ...block.rows.map(row => row.cells)])
        for (const cell of cells) line(cell, 'cell')
    if (block.kind === 'quote') faults.push(...faultsOf(text, block.blocks, block.range))
    if (block.kind === 'list')
      for (const item of block.items) {
        if (item.range.start < start || text.slice(end, item.range.end).trim() !== '')
          faults.push(`item ${item.range.start}`)
        // the first block of an item may begin with its marker
        faults.push(...faultsOf(text, item.blocks, item.range))
      }
  }
  return faults
}

describe('blocks of Markdown', () => {
  it.each([
    ['a title', '[it]: https://example.com "It"'],
    ['what may be a title', '[it]: https://example.com\n"It"'],
    ['a footnote', '[^1]: https://example.com'],
    ['an odd address', '[it]: javascript:alert(1)'],
    ['a name on two lines', '[one\ntwo]: https://example.com'],
    ['tags', '<div>\n\ntext\n\n</div>'],
    ['a tag that ends a paragraph', 'text\n<p>'],
    ['a tab before words', '-\tone'],
    ['a tab that indents', '\tcode'],
    ['a tab in a quote', '>\tone'],
    ['a character that is none', 'a\0b'],
    ['more than anybody nests', '> '.repeat(101)],
    ['an address in angle brackets', '<https://example.com> was down.\n<me@example.com>'],
    ['definitions of links', 'See [it].\n\n[it]: https://example.com/a?b=c#d\n[2.1]: ./a.md\nwords\n[3]: #c'],
    ['comments', '<!-- a\n\nb --> c\n\nd <!-- e -->\n- <!-- f -->\n  g'],
    ['a quote that goes on', '> - one\n> two\nthree\n    four\n- five'],
    ['a quote in an item', '- one\n  > two\n  three\n\n  > four\n five'],
    ['items in items', '- - 1. one\n\n       two\n  - three\n+ four'],
    ['an item that begins empty', '-\n  one\n-\n\n  two'],
    ['numbers', 'one\n2. two\n1. three\n3) four\n1234567890. five'],
    ['headings', '# one #\n## two ##a\n####### three\n#\nfour\n  five\n===\nsix\n---'],
    ['a table', 'a | b\n--|:-:\n1 | 2\\|3\n4\n> five\n\n|six|\n|-|\n| 7 | 8 |'],
    ['a row that ends in a backslash', '| a | b |\n|---|---|\n| x | c:\\\n\n|a\\\n---\nx'],
    ['a heading that looks like its marker', '- # -\n1. # 1.'],
    ['a table below words', 'words\n| a |\n|---|\n| b |\n- c'],
    ['no table', 'a | b\n--|--|--\n1 | 2\n\n| a |\n| - - |'],
    ['code', 'one\n\n    two\n\n      three\n\n\nfour\n~~~ a`b\n- five\n\n ~~~~\n```a`\n'],
    ['code without an end', '- ```\n  one\n\ntwo\n\n```\nthree'],
    ['rules', '***\n- - -\n_ _ _\n--\n* * * a'],
    ['odd blanks', '\u3000one\u3000\n\u00a0two\u00a0\n\n# \u3000three\u3000\n\n\u00a0\n\f'],
  ])('have their places for %s', (_, text) => {
    for (const written of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')])
      expect(faultsOf(written, read(written))).toEqual([])
  })

  it('keep the last cell of a row that ends in a backslash', () => {
    expect(read('| a | b |\n|---|---|\n| x | c:\\')[0]).toMatchObject({
      rows: [{ cells: [{ text: 'x' }, { text: 'c:\\' }] }],
    })
  })

  it('keep every letter beside odd blanks', () => {
    expect(read('\u3000one\u2028\ntwo\u3000')[0]).toMatchObject({
      lines: [
        { text: 'one', start: 1 },
        { text: 'two', start: 6 },
      ],
    })
  })

  it.each(
    tests.map(({ markdown, number }) => [number, markdown.replaceAll('→', '\t')] as const),
  )('have their places for example %i of CommonMark', (_, text) => {
    expect(faultsOf(text, read(text))).toEqual([])
  })

  it('have their places in what people wrote', () => {
    for (const { name, text } of corpus()) expect([name, faultsOf(text, read(text))]).toEqual([name, []])
  })

  it('have their places whatever the lines are', () => {
    const sign = fc.constantFrom(
      ...[
        '',
        '',
        ' ',
        '  ',
        '   ',
        '    ',
        '     ',
        '- ',
        '* ',
        '+ ',
        '-',
        '1. ',
        '2) ',
        '10. ',
        '> ',
        '>',
        '>>',
      ],
    )
    const words = fc.constantFrom(
      ...[
        '',
        '',
        'a',
        'a',
        'b c',
        '# a',
        '## a ##',
        '#',
        '---',
        '***',
        '===',
        '```',
        '~~~',
        '````',
        '``` a`b',
      ],
      ...['a | b', '| a | b |', '--|--', '|---|---|', ':-:|-', '|-|', '|', 'a \\| b', '| a', '<!-- a', '-->'],
      ...[
        '<!-- a -->',
        '<https://a>',
        '[a](b)',
        '[a]',
        '- - -',
        '-',
        '*',
        '1.',
        '\\',
        'a  ',
        '    a',
        '\t',
        'é',
      ],
    )
    const line = fc.tuple(fc.array(sign, { maxLength: 3 }), words).map(([signs, end]) => signs.join('') + end)
    const text = fc
      .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('\n', '\n', '\r\n', '\r'))
      .map(([lines, end]) => lines.join(end))
    fc.assert(
      fc.property(text, text => {
        expect(faultsOf(text, read(text))).toEqual([])
      }),
      { numRuns: 10_000 },
    )
  })
})
