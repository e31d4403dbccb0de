import { tests } from 'commonmark-spec'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMarkdownBlocks } from '../../src/document/markdown/markdown-it-blocks.ts'
import { scanBlocks } from '../../src/document/markdown/scan-blocks.ts'
import { linesOf } from '../../src/document/text/lines.ts'
import { corpus } from '../corpus.ts'

const scan = (text: string) => scanBlocks(linesOf(text), 0)
const read = (text: string) => readMarkdownBlocks(linesOf(text), 0)

describe('blocks read by their lines', () => {
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
  ])('are left to markdown-it for %s', (_, text) => {
    expect(scan(text)).toBeNull()
  })

  it.each([
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
  ])('are those of markdown-it for %s', (_, text) => {
    expect(scan(text)).not.toBeNull()
    expect(scan(text)).toEqual(read(text))
    expect(scan(text.replaceAll('\n', '\r\n'))).toEqual(read(text.replaceAll('\n', '\r\n')))
  })

  it.each([scan, read])('keep the last cell of a row that ends in a backslash', blocksOf => {
    expect(blocksOf('| a | b |\n|---|---|\n| x | c:\\')?.[0]).toMatchObject({
      rows: [{ cells: [{ text: 'x' }, { text: 'c:\\' }] }],
    })
  })

  it.each([scan, read])('keep every letter beside odd blanks', blocksOf => {
    expect(blocksOf('\u3000one\u2028\ntwo\u3000')?.[0]).toMatchObject({
      lines: [
        { text: 'one', start: 1 },
        { text: 'two', start: 6 },
      ],
    })
  })

  it('are those of markdown-it for the examples of CommonMark', () => {
    const scanned = tests.filter(({ markdown }) => {
      const text = markdown.replaceAll('→', '\t')
      const blocks = scan(text)
      if (blocks) expect(blocks, text).toEqual(read(text))
      return blocks
    })
    expect(scanned.length).toBeGreaterThan(tests.length / 2)
  })

  it('are those of markdown-it for what people wrote', () => {
    let scanned = 0
    for (const { name, text } of corpus()) {
      const blocks = scan(text)
      if (!blocks) continue
      scanned++
      expect(blocks, name).toEqual(read(text))
    }
    expect(scanned).toBeGreaterThan(corpus().length / 2)
  })

  it('are those of markdown-it whatever the lines are', () => {
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
    let scanned = 0
    fc.assert(
      fc.property(text, text => {
        const blocks = scan(text)
        if (!blocks) return
        scanned++
        expect(blocks).toEqual(read(text))
      }),
      { numRuns: 20_000 },
    )
    expect(scanned).toBeGreaterThan(1000)
  })
})
