import MarkdownIt from 'markdown-it'
import { lint } from 'markdownlint/sync'
import { describe, expect, it } from 'vitest'
import { type Document, parse } from '../../src/document/index.ts'
import { renderDocument, type Template, type TemplateName, templates } from '../../src/render/index.ts'
import { corpus } from '../corpus.ts'

const names = Object.keys(templates) as TemplateName[]
const markdown = new MarkdownIt({ html: true })

type Token = ReturnType<typeof markdown.parse>[number]

/**
 * The words that a reader of the source sees: no marks, no comments, no tags. Times of events and headings of
 * sections are left out, since a page may have other words for them, and so are the heads of tables, which turn
 * into labels or are known from what stands below them.
 */
function wordsOf(document: Document): string[] {
  const replaced = [
    ...document.events.map(event => event.stampRange),
    ...document.sections.map(section => section.headingRange),
    ...(document.heading ? [document.heading.range] : []),
  ]
  let body = document.text
  for (const { start, end } of replaced)
    body =
      body.slice(0, start) +
      `${'x'.repeat(Math.max(0, end - start - 1))}${end > start ? ' ' : ''}` +
      body.slice(end)
  return words(textOf(markdown.parse(body.slice(document.frontMatter?.range.end ?? 0), {})))
}

function textOf(tokens: readonly Token[]): string {
  let head = false
  return tokens
    .map(token => {
      if (token.type === 'thead_open' || token.type === 'thead_close') head = token.type === 'thead_open'
      if (head) return ''
      if (token.type === 'html_block' || token.type === 'html_inline')
        return token.content.replace(/<!--[\s\S]*?(?:-->|$)|<[^>]*>/g, ' ')
      if (token.type === 'image') return ` ${token.content} `
      return token.children ? textOf(token.children) : token.content
    })
    .join('\n')
}

/** Parts of a date: a table may have them in columns of their own, which the page gathers into one heading. */
const DAY =
  /^(?:\d\d|(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,2})$/

const words = (text: string) =>
  text
    .replace(/%[\da-f]{2}/gi, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]{2,}/gu)
    ?.filter(word => !/^x+$/.test(word) && !DAY.test(word)) ?? []

function missing(expected: readonly string[], text: string): string[] {
  const counts = new Map<string, number>()
  for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return expected.filter(word => {
    const left = counts.get(word) ?? 0
    counts.set(word, left - 1)
    return left === 0
  })
}

const shown = (html: string) =>
  html
    .replace(/<style>[\s\S]*?<\/style>/, ' ')
    .replace(/href="([^"]*)"/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

describe.each(names)('every document in template %s', template => {
  it.each(corpus())('$name', ({ name, text }) => {
    const document = parse(text, { path: name })
    const expected = wordsOf(document)
    // what the page draws itself is not the document's
    const html = renderDocument(document, template, 'html').replace(
      /<figure class="drawing">[\s\S]*?<\/figure>/g,
      '',
    )
    const written = renderDocument(document, template, 'markdown')

    // no word is lost, but by those that are brief
    const brief = (templates[template] as Template).brief
    if (brief) expect(renderDocument(document, template, 'text').length).toBeLessThanOrEqual(brief.characters)
    if (!brief) expect(missing(expected, shown(html))).toEqual([])
    if (!brief) expect(missing(expected, textOf(markdown.parse(written, {})))).toEqual([])

    // the page is inert and whole
    expect(html).not.toMatch(/<(?:script|iframe|object|embed|form|base|img|link|svg)\b|\son\w+=|javascript:/i)
    expect(html.match(/<h1[ >]/g)).toHaveLength(1)
    for (const tag of ['section', 'ol', 'ul', 'li', 'p', 'div', 'table'])
      expect(html.match(new RegExp(`<${tag}[ >]`, 'g'))?.length ?? 0).toBe(
        html.match(new RegExp(`</${tag}>`, 'g'))?.length ?? 0,
      )

    // the Markdown has no finding of markdownlint's default rules; Python-Markdown nests only what has four blanks
    expect(
      lint({ strings: { written }, config: { default: true, MD007: { indent: 4 } } }).written?.map(
        f => `${f.lineNumber} ${f.ruleNames[0]} ${f.errorDetail}`,
      ),
    ).toEqual([])
  })
})
