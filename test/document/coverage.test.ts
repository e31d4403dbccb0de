import { describe, expect, it } from 'vitest'
import { type Document, parse, type Range } from '../../src/document/index.ts'
import { corpus } from '../corpus.ts'
import { randomFrom } from '../lint/mutations.ts'

/** Lines of which timelines are made, in every form. */
const PIECES = [
  '- 10:00 one',
  '- 10:05 two\n  more words\n\n  - 10:06 inside\n  - and this',
  '- no time at all',
  '- [???] nobody knows',
  '- **Detected:** 10:20 UTC by an alert',
  '* 2024-03-06',
  '1. 11:00 numbered\n2. then this',
  '10:30 a paragraph\n10:31 another line\nand its words',
  '2024-03-06 12:00 UTC',
  'Words that are no entry.',
  'All times are in UTC.',
  '### 13:00\n\nwhat happened then',
  '### Phase two',
  '### 2024-03-07',
  '#### Tuesday',
  '| Time | What |\n|---|---|\n| 14:00 | in a row |\n| | more of it |\n| later | and this |',
  '| 14:10 | no head |\n|---|---|\n| x | y |',
  '```\n14:20 in code\n```',
  '    14:30 in indented code',
  '> 14:40 in a quote\n> - and a list',
  '![a picture](a.png)',
  '<details>\n<summary>14:50 in HTML</summary>\n\nhidden\n\n</details>',
  '---',
  ':::note\n15:00 in a box\n:::',
  '{{< figure src="a.png" >}}',
  '{/* a comment of MDX */}',
  '<!-- a comment -->',
  '- 15:10 above a mark\n:::',
  'Note[^1].\n\n[^1]: a footnote',
]

/** What is markup and no word: markers, bars, rules. */
const MARKUP = /^(?:[-*+>|#:\s]|\d{1,9}[.)])*$/

/** The characters of the timelines that are in no event, group or intro, and those that are in two, by line. */
function faultsOf({ text, sections, events, groups, problems }: Document): readonly string[] {
  const faults: string[] = []
  const times = new Uint8Array(text.length)
  const add = ({ start, end }: Range) => {
    for (let at = start; at < end; at++) times[at] = (times[at] ?? 0) + 1
  }
  for (const { range, details } of events) {
    let end = -1
    for (const part of [range, ...details].sort((a, b) => a.start - b.start)) {
      add({ start: Math.max(end, part.start), end: Math.max(end, part.end) })
      end = Math.max(end, part.end)
    }
  }
  for (const { intro } of groups) for (const range of intro) add(range)
  for (const { kind, body, blocks } of sections) {
    if (kind !== 'timeline') continue
    const heads = blocks.flatMap(block => (block.kind === 'table' ? [block.range.start] : []))
    for (let at = body.start; at < body.end; ) {
      const end = Math.min(
        body.end,
        (text.indexOf('\n', at) + text.length + 1) % (text.length + 1) || text.length,
      )
      const line = text.slice(at, end)
      const of = (test: (count: number) => boolean) =>
        [...line].filter((char, i) => /\S/.test(char) && test(times[at + i] ?? 0)).join('')
      const missing = of(count => count === 0)
      // headings, heads of tables, lines that are a day, and definitions of links
      const isKnown =
        /^ {0,3}#/.test(line) ||
        heads.includes(at + line.length - line.trimStart().length) ||
        /^[\s*+-]*(?:\d{4}-\d{2}-\d{2})\s*$/.test(line) ||
        /^ {0,3}\[[^\]]+\]: /.test(line)
      if (!MARKUP.test(missing) && !isKnown) faults.push(`nowhere: ${line}`)
      if (of(count => count > 1) !== '') faults.push(`twice: ${line}`)
      at = end + 1
    }
  }
  expect(problems.filter(({ rule }) => rule === 'front-matter-syntax')).toEqual([])
  return faults
}

describe('every word of a timeline', () => {
  it('is in one event, group or intro: published documents', () => {
    const faults = corpus().flatMap(({ name, text }) =>
      /\.(?:md|mdx)$/.test(name)
        ? faultsOf(parse(text, { path: name })).map(fault => `${name}: ${fault}`)
        : [],
    )
    expect(faults).toEqual([])
  })

  it.each(PIECES)('is in one event, group or intro: %j', piece => {
    const text = `---\ntitle: a\ndate: 2024-03-05\n---\n\n## Timeline\n\n${piece}\n\n## Impact\n`
    expect(faultsOf(parse(text))).toEqual([])
  })

  it('is in one event, group or intro: any order of pieces', () => {
    const draw = randomFrom(20240305)
    for (let tried = 0; tried < 1500; tried++) {
      const pieces = Array.from({ length: 1 + draw(7) }, () => PIECES[draw(PIECES.length)])
      const text = `## Timeline\n\n${pieces.join('\n\n')}\n\n## Impact\n`
      expect(faultsOf(parse(text)), text).toEqual([])
    }
  })
})
