import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { renderDocument } from '../../src/render/index.ts'
import { whole } from './whole-documents.ts'

/** Blocks of code in Markdown, each without its last line end. */
const codeIn = (markdown: string): string[] =>
  new MarkdownIt({ html: true })
    .parse(markdown, {})
    .flatMap(({ type, content }) =>
      type === 'fence' || type === 'code_block' ? [content.replace(/\n$/, '')] : [],
    )

const inHtml = (html: string): string[] =>
  [...html.matchAll(/<pre[^>]*><code>([\s\S]*?)\n?<\/code><\/pre>/g)].map(([, code = '']) =>
    code
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&'),
  )

describe('indented code', () => {
  it.each([
    ['words', ['kubectl get pods']],
    ['what would be a heading', ['# not a heading', 'x']],
    ['what would be a comment', ['<!-- a comment -->', 'x <!-- never closed']],
    ['what would define a link', ['[id]: https://example.com/a']],
    ['what would be lists and quotes', ['- a', '> b', '1. c', '| d | e |', '***']],
    ['further indents and empty lines', ['if x:', '    y', '', '  z']],
    ['a first line that is further in', ['  a', 'b']],
    ['fences', ['```', 'a', '```', '~~~~']],
    ['a tab', ['\ta', '\t\tb']],
    ['marks and entities', ['*a* `b` &amp; \\_']],
  ])('stays code: %s', (_, lines) => {
    const code = lines.join('\n')
    const by = (indent: string) => lines.map(line => (line ? indent + line : '')).join('\n')
    const places = [
      `## Root cause\n\nBefore.\n\n${by('    ')}\n\nBehind words.\n`,
      `## Root cause\n\n${by('\t')}\n\nBehind words.\n`,
      `## Timeline\n\n- 06:55 a\n\n${by('      ')}\n\n- 07:00 Behind words.\n`,
      `## Timeline\n\n- 06:55 a\n\n  more\n\n${by('      ')}\n\n  Behind words.\n`,
      `## Timeline\n\nx\n\n${by('    ')}\n\n- 07:00 Behind words.\n`,
      `## Action items\n\n- [ ] a — @ann\n\n${by('      ')}\n\n- [ ] Behind words. — @ann\n`,
      `## Action items\n\n1. a — @ann\n\n${by('       ')}\n\n2. Behind words. — @ann\n`,
      `## Root cause\n\n- a\n\n<!-- -->\n\n${by('    ')}\n\nBehind words.\n`,
    ]
    for (const place of places) {
      const text = `---\ntitle: a\ndate: 2014-01-10\ntimezone: UTC\n---\n\n${place}`
      // what is code to CommonMark, wherever it is
      expect([place, codeIn(text)]).toEqual([place, [code]])
      const document = parse(text)
      for (const template of whole) {
        const html = renderDocument(document, template, 'html')
        const markdown = renderDocument(document, template, 'markdown')
        expect([place, template, inHtml(html)]).toEqual([place, template, [code]])
        expect([place, template, codeIn(markdown)]).toEqual([place, template, [code]])
        for (const page of [html, markdown]) expect(page).toContain('Behind words')
      }
    }
  })
})

describe('the words beside a fence', () => {
  it.each([
    ['js title="server.js"', 'server.js'],
    ['js {title="server.js"} <!-- a note -->', 'server.js'],
    ['Error in the log of the server', 'Error in the log of the server'],
    ['js', null],
    ['js {1,3-5} linenos=true', null],
    ['sh <!-- a note -->', null],
  ])('%s', (info, caption) => {
    const document = parse(
      `---\ntitle: a\ndate: 2014-01-10\n---\n\n## Root cause\n\n\`\`\`${info}\nx\n\`\`\`\n`,
    )
    for (const template of whole) {
      const html = renderDocument(document, template, 'html')
      expect([template, /<figcaption>([^<]*)<\/figcaption><pre/.exec(html)?.[1] ?? null]).toEqual([
        template,
        caption,
      ])
      expect(html).not.toContain('a note')
      const page = renderDocument(document, template, 'markdown')
      expect(page).not.toContain('a note')
      if (caption !== null) expect(page).toContain(caption)
    }
  })
})

describe('the title of a picture', () => {
  it.each([
    '![a](b.png "c d")',
    'x <img src="b.png" alt="a" title="c d">',
    '<img src="b.png" title="c d" />',
  ])('is on every page: %s', picture => {
    const document = parse(`---\ntitle: a\ndate: 2014-01-10\n---\n\n## Root cause\n\n${picture}\n`)
    for (const template of whole)
      for (const format of ['html', 'markdown'] as const)
        expect([template, format, renderDocument(document, template, format)]).toEqual([
          template,
          format,
          expect.stringContaining('c d'),
        ])
  })
})
