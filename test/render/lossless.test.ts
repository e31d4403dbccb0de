import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { renderDocument } from '../../src/render/index.ts'
import { corpus } from '../corpus.ts'
import { whole } from './whole-documents.ts'

/** What a word stands in: its page must have it in the same. */
type Kind = 'code' | 'quote' | 'table' | 'item' | 'words'

interface Written {
  readonly markdown: string
  /** Each word is there once in the document. */
  readonly words: readonly (readonly [word: string, kind: Kind])[]
}

const join = (parts: readonly Written[], between: string): Written => ({
  markdown: parts.map(part => part.markdown).join(between),
  words: parts.flatMap(part => part.words),
})

/** A document of blocks, with words that occur nowhere else. */
class Writer {
  private count = 0
  private readonly draw: (below: number) => number

  constructor(draw: (below: number) => number) {
    this.draw = draw
  }

  private word(kind: Kind): readonly [string, Kind] {
    return [`w${(this.count++).toString(36)}z`, kind]
  }

  private one<T>(choices: readonly T[]): T {
    return choices[this.draw(choices.length)] as T
  }

  private said(make: (word: string) => string, kind: Kind): Written {
    const word = this.word(kind)
    return { markdown: make(word[0]), words: [word] }
  }

  /** Words of a line, with the marks that people use. */
  private inline(kind: Kind): Written {
    return this.said(
      this.one([
        (w: string) => `The ${w} failed`,
        (w: string) => `A **${w}** and *more*`,
        (w: string) => `See [${w}](https://example.com/a "a title") for it`,
        (w: string) => `It was \`${w}\` that failed`,
        (w: string) => `${w}: 3 of 5 & <b>more</b>`,
        (w: string) => `~~${w}~~ and ![alt](none.png)`,
        (w: string) => `https://example.com/${w}/x?a=b`,
        (w: string) => `A <span>${w}</span>\\\nand more`,
        (w: string) => `[a link](/x "${w}")`,
      ]),
      kind,
    )
  }

  private indented(part: Written, indent: string): Written {
    return { ...part, markdown: part.markdown.replace(/\n(?=.)/g, `\n${indent}`) }
  }

  private block(kind: Kind, depth: number): Written {
    const deeper = depth > 2 ? 5 : 10
    const around = (kind: Kind) => this.blocks(kind, depth + 1)
    switch (this.draw(deeper)) {
      case 0:
        return this.said(w => `\`\`\`sh\n# ${w}\n\`\`\``, 'code')
      case 1:
        return this.said(w => `~~~\n<!-- ${w}\n- x\n~~~`, 'code')
      case 2:
        return this.said(w => `<div>${w}</div>`, kind)
      case 3:
        return this.said(w => `<details><summary>More</summary>\n\n${w}\n\n</details>`, kind)
      case 4:
        return this.inline(kind)
      case 5: {
        const quoted = around(kind === 'words' ? 'quote' : kind)
        return { ...quoted, markdown: `> ${quoted.markdown.replace(/\n/g, '\n> ')}` }
      }
      case 6:
      case 7: {
        const marker = this.one(['- ', '* ', '1. ', '- [ ] '])
        const items = [1, 2].map(() =>
          this.indented(
            around(kind === 'words' ? 'item' : kind),
            ' '.repeat(marker.trimEnd() === '- [ ]' ? 2 : marker.length),
          ),
        )
        return {
          ...join(items, `\n${marker}`),
          markdown: marker + items.map(item => item.markdown).join(`\n${marker}`),
        }
      }
      case 8: {
        const cells = [1, 2, 3, 4].map(() => this.said(w => w, kind === 'words' ? 'table' : kind))
        const [a, b, c, d] = cells.map(cell => cell.markdown)
        return { ...join(cells, ''), markdown: `| ${a} | ${b} |\n|---|---|\n| ${c} | ${d} |` }
      }
      default:
        return this.said(w => `<!-- ends a list -->\n\n    ${w}`, 'code')
    }
  }

  private blocks(kind: Kind, depth: number): Written {
    const first = this.inline(kind)
    const rest = Array.from({ length: this.draw(3) }, () => this.block(kind, depth))
    return join([first, ...rest], '\n\n')
  }

  private section(): Written {
    const level = this.one(['##', '###'])
    const heading = this.one([
      'Summary',
      'Impact',
      'Root cause',
      'Lessons learned',
      'What we saw',
      'Resolution',
      'Detection',
      'Appendix',
    ])
    const body = this.blocks('words', 0)
    return { ...body, markdown: `${level} ${heading}\n\n${body.markdown}` }
  }

  private timeline(): Written {
    const parts = Array.from({ length: 1 + this.draw(4) }, (_, i): Written => {
      const clock = `0${i + 1}:0${this.draw(10)}`
      switch (this.draw(6)) {
        case 0:
          return this.indented(
            join([{ markdown: `- ${clock} `, words: [] }, this.blocks('words', 1)], ''),
            '  ',
          )
        case 1:
          return join([{ markdown: `- ${clock} `, words: [] }, this.inline('words')], '')
        case 2:
          return join([{ markdown: `### ${clock}`, words: [] }, this.blocks('words', 1)], '\n\n')
        case 3:
          return join(
            [
              { markdown: this.one(['### ', '### Later', '#### Day two']), words: [] },
              this.blocks('words', 1),
            ],
            '\n\n',
          )
        case 4:
          return join([{ markdown: `**${clock}** `, words: [] }, this.inline('words')], '')
        default:
          return this.blocks('words', 1)
      }
    })
    const all = join(parts, '\n\n')
    return { ...all, markdown: `## Timeline\n\n${all.markdown}` }
  }

  private actions(): Written {
    const parts = Array.from({ length: 1 + this.draw(3) }, (): Written => {
      switch (this.draw(5)) {
        case 0:
          return this.said(w => `- [ ] Do ${w} — @ann, due 2026-04-13`, 'words')
        case 1: {
          const cells = ['', '', ''].map(() => this.said(w => w, 'words'))
          const [a, b, c] = cells.map(cell => cell.markdown)
          return {
            ...join(cells, ''),
            markdown: `| Action | Owner | ${this.one(['Type', 'Notes', 'Status', 'Due', 'Priority', 'Ticket'])} |\n|---|---|---|\n| ${a} | ${b} | ${c} |`,
          }
        }
        case 2:
          return join([this.said(w => `### ${w}`, 'words'), this.blocks('words', 1)], '\n\n')
        default:
          return this.blocks('words', 1)
      }
    })
    const all = join(parts, '\n\n')
    return { ...all, markdown: `## Action items\n\n${all.markdown}` }
  }

  document(): Written {
    const head = this.one([
      '---\ntitle: Reads failed\ndate: 2026-03-08\ntimezone: UTC\n---\n\n',
      '# Reads failed\n\n',
      '',
    ])
    const parts = Array.from({ length: 1 + this.draw(4) }, () => {
      const which = this.draw(4)
      return which === 0 ? this.timeline() : which === 1 ? this.actions() : this.section()
    })
    const body = join(parts, '\n\n')
    return { ...body, markdown: `${head}${body.markdown}\n` }
  }
}

const documents = fc.array(fc.nat({ max: 1_000_000 }), { minLength: 60, maxLength: 60 }).map(numbers => {
  let at = 0
  return new Writer(below => (numbers[at++ % numbers.length] ?? 0) % below).document()
})

const ELEMENTS: Readonly<Record<Kind, RegExp | null>> = {
  code: /^(?:pre|code)$/,
  quote: /^blockquote$/,
  table: /^(?:td|th)$/,
  item: /^(?:li|dd)$/,
  words: null,
}

/** The elements around each word of a page. */
function placesIn(html: string): Map<string, readonly string[][]> {
  const open: string[] = []
  const places = new Map<string, string[][]>()
  const body = html.slice(html.indexOf('<main'))
  const put = (text: string) => {
    for (const [word] of text.matchAll(/w[0-9a-z]+z/g))
      places.set(word, [...(places.get(word) ?? []), [...open]])
  }
  for (const [, close, name, attributes = '', text = ''] of body.matchAll(
    /<(\/?)([a-z][a-z0-9]*)([^>]*)>|([^<]+)/gi,
  )) {
    put(/title="([^"]*)"/.exec(attributes)?.[1] ?? text)
    if (name === undefined) continue
    if (close) open.splice(open.lastIndexOf(name))
    else if (!/^(?:br|img|hr|input|path|line|rect|circle|wbr)$/.test(name)) open.push(name)
  }
  return places
}

/** The words that a page has not, or in another kind of block. */
function lostIn(html: string, { words }: Written): string[] {
  const places = placesIn(html)
  return words.flatMap(([word, kind]) => {
    const found = places.get(word)
    if (!found) return [`${word}: lost`]
    const wanted = ELEMENTS[kind]
    return wanted === null || found.some(around => around.some(name => wanted.test(name)))
      ? []
      : [`${word}: no ${kind}`]
  })
}

describe('no word is lost, and each is in a block of its kind', () => {
  it.each(whole)('in generated documents, as %s', template => {
    fc.assert(
      fc.property(documents, written => {
        const html = renderDocument(parse(written.markdown), template, 'html')
        expect(lostIn(html, written)).toEqual([])
      }),
      { numRuns: 300, seed: 20120328 },
    )
  })

  it.each([
    ['a type that is none', '## Action items\n\n| Action | Type |\n|---|---|\n| Do it | w1z |\n'],
    [
      'what is below an empty heading of a timeline',
      '## Timeline\n\n- 06:00 a\n\n###\n\nw1z\n\n- 07:00 w2z\n',
    ],
    ['what is nested 60 deep', `## Impact\n\n${'- '.repeat(60)}w1z\n\n## Summary\n\nw2z\n`],
    ['what is nested 600 deep', `## Impact\n\n${'- '.repeat(600)}w1z\n\n## Summary\n\nw2z\n`],
    ['what is quoted 600 deep', `## Impact\n\n${'>'.repeat(600)}w1z\n\n## Summary\n\nw2z\n`],
    [
      'what is nested line by line',
      `## Impact\n\n${Array.from({ length: 120 }, (_, i) => `${'  '.repeat(i)}- w${i}z`).join('\n')}\n\n## Summary\n\nw120z\n`,
    ],
    ['the title of a link', '## Impact\n\n[a](/b "w1z") and [c][d]\n\n[d]: /e "w2z"\n'],
    [
      'times that look like definitions',
      '## Impact\n\n[10:00]: w1z\n[10:05]: w2z more\n\n[10:10]: https://x.example/w3z\n',
    ],
    ['a note that is one word', '## Impact\n\nSee[^1].\n\n[^1]: w1z\n'],
    [
      'cells beyond the head',
      '## Impact\n\n| a | b |\n|---|---|\n| `ps \\| x` | c | w1z |\n| d | e | f | w2z |\n',
    ],
    [
      'what a heading says in brackets or after a colon',
      '## Impact (w1z only)\n\na\n\n## Root cause: w2z\n\nb\n',
    ],
    ['the title of a picture', '## Impact\n\n![w1z](/b.png "w2z")\n'],
  ])('%s', (_, text) => {
    const words = [...text.matchAll(/w[0-9]+z/g)].map(([word]) => [word, 'words'] as const)
    for (const template of whole)
      expect([
        template,
        lostIn(renderDocument(parse(text), template, 'html'), { markdown: text, words }),
      ]).toEqual([template, []])
  })

  it.each(corpus())('$name keeps its code, quotes and tables', ({ text }) => {
    const document = parse(text)
    const kinds = document.sections.flatMap(({ blocks }) => blocks.map(({ kind }) => kind))
    const html = renderDocument(document, 'sre', 'html')
    const count = (name: string) => html.match(new RegExp(`<${name}[ >]`, 'g'))?.length ?? 0
    expect(count('pre')).toBeGreaterThanOrEqual(kinds.filter(kind => kind === 'code').length)
    expect(count('blockquote')).toBeGreaterThanOrEqual(kinds.filter(kind => kind === 'quote').length)
  })
})
