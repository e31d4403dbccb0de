import { createHash } from 'node:crypto'
import Handlebars from 'handlebars/runtime.js'
import css from '../../templates/page.css'
import { type Document, slice } from '../document/index.ts'
import { blocksToHtml, inlineToHtml } from './html-text.ts'
import { environmentOf } from './markdown-it.ts'
import { blocksToMarkdown, finishMarkdown, inlineToMarkdown, plainToMarkdown } from './markdown-text.ts'
import { htmlPartials, markdownPartials, type TemplateName, templates } from './templates.ts'
import type { Writer } from './view.ts'
import { viewOf } from './view-of.ts'

export { type TemplateName, templates } from './templates.ts'

export type RenderFormat = 'html' | 'markdown'

/** The document in a template: a self-contained page, or Markdown. The same input gives the same bytes. */
export function renderDocument(document: Document, name: TemplateName, format: RenderFormat): string {
  return format === 'html' ? renderHtml(document, name) : renderMarkdown(document, name)
}

type Html = string | Handlebars.SafeString

/** Without line breaks at its ends, so that the hash in the policy is that of what stands in the page. */
const style = css.trim()
const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`

function renderHtml(document: Document, name: TemplateName): string {
  const environment = environmentOf(bodyOf(document))
  const safe = (html: string) => new Handlebars.SafeString(html)
  const writer: Writer<Html> = {
    text: plain => plain,
    inline: markdown => safe(inlineToHtml(markdown, environment)),
    blocks: (markdown, level) => safe(blocksToHtml(markdown, environment, level)),
    nested: markdown => safe(blocksToHtml(markdown, environment, 4)),
  }
  const view = viewOf(document, templates[name], writer)
  const { template } = handlebars(htmlPartials)
  const page = template(templates[name].html)({
    ...view,
    plainTitle: document.title?.text ?? 'Postmortem',
    style: safe(style),
    policy,
  })
  return page
}

function renderMarkdown(document: Document, name: TemplateName): string {
  const environment = environmentOf(bodyOf(document))
  const writer: Writer<string> = {
    text: plainToMarkdown,
    inline: markdown => inlineToMarkdown(markdown, environment),
    blocks: (markdown, level) => blocksToMarkdown(markdown, environment, level),
    nested: markdown => blocksToMarkdown(markdown, environment, 4).replace(/^(?=.)/gm, '  '),
  }
  const view = viewOf(document, templates[name], writer)
  const { template } = handlebars(markdownPartials)
  return finishMarkdown(template(templates[name].markdown)(view))
}

/** An environment of its own for each page: nothing is registered where another could see it. */
function handlebars(
  partials: Readonly<Record<string, Parameters<typeof Handlebars.template>[0]>>,
): typeof Handlebars {
  const own = Handlebars.create()
  for (const [name, partial] of Object.entries(partials)) own.registerPartial(name, own.template(partial))
  return own
}

const bodyOf = (document: Document): string =>
  slice(document.text, { start: document.frontMatter?.range.end ?? 0, end: document.text.length })
