import mailCss from '../../templates/mail.css?raw'
import { type Document, hasMarks, slice } from '../document/index.ts'
import { filled, type Html, partialOf, safe } from './fill.ts'
import { headingsLinked } from './formats/anchors.ts'
import { blocksToHtml, type Embedded, inlineToHtml, picturesOf } from './formats/html-text.ts'
import { type Mail, withInlineStyles } from './formats/mail.ts'
import { environmentOf } from './formats/markdown-it.ts'
import { markdownPicture } from './formats/markdown-picture.ts'
import {
  blocksToMarkdown,
  finishMarkdown,
  inlineToMarkdown,
  plainToMarkdown,
} from './formats/markdown-text.ts'
import { policyOf, styleOf } from './formats/page-style.ts'
import { blocksToText, finishText, inlineToText } from './formats/plain-text.ts'
import { type Picture, svgElement } from './pictures/index.ts'
import type { SitePlace } from './site-page.ts'
import { type RenderFormat, type Template, type TemplateName, templates } from './templates/templates.ts'
import { cutsOf, isShort } from './view/cuts.ts'
import { forReaders } from './view/for-customers.ts'
import { descriptionOf, plainTitle, subjectOf } from './view/titles.ts'
import type { Cut, Writer } from './view/view.ts'
import type { ViewOptions } from './view/view-context.ts'
import { viewOf } from './view/view-of.ts'
import { fill, wordsOf } from './view/words.ts'

export { type Html, safe } from './fill.ts'
export { messageOf } from './formats/mail.ts'
export { escapeXml } from './pictures/index.ts'
export { renderSitePage, type SitePage, type SitePlace } from './site-page.ts'
export {
  type Precompiled,
  type RenderFormat,
  renderFormats,
  type Template,
  type TemplateName,
  templateEndings,
  templateName,
  templates,
} from './templates/templates.ts'
export { fill, languageNames, type Words, wordsOf } from './view/words.ts'

/** The options of a page, besides its template. */
export interface RenderOptions {
  /** The addresses at which readers reach the team. */
  readonly contacts?: readonly string[]
  /** The organization and the signers where the front matter names none. */
  readonly organization?: string | null
  readonly signed?: readonly string[]
  /** Whether it leaves out what is for colleagues: owners, priorities, types, tickets, handles. */
  readonly forCustomers?: boolean
  /** A style sheet of the team that is added to the page's own. */
  readonly css?: string
  /** A picture for the head of the page, as a `data:` URL. */
  readonly logo?: string
  /** Local pictures by their address in the document, as `data:` URLs. Others appear as their alternative text. */
  readonly embedded?: Embedded
  /** The mark after each figure that the document supports, which the page explains at its end. */
  readonly mark?: string
  /** Whether Markdown draws its pictures in Mermaid. */
  readonly mermaid?: boolean
}

/** The options of a page that is part of a site. */
export interface PageOptions extends RenderOptions {
  readonly site?: SitePlace
}

/** A built-in or custom template with its name. */
export interface NamedTemplate {
  readonly name: string
  readonly template: Template
}

/**
 * Renders a document with a template, as a self-contained page, Markdown or text. The same input gives the same bytes.
 */
export function renderDocument(
  document: Document,
  chosen: NamedTemplate | TemplateName,
  format: RenderFormat,
  options: RenderOptions = {},
): string {
  const named =
    typeof chosen === 'string' ? { name: chosen, template: templates[chosen] as Template } : chosen
  return renderPage(document, named, format, options).text
}

/** The title of a document without marks, and the first words of its summary, as its page has them. */
export function aboutOf(
  document: Document,
  { forCustomers = false }: Pick<RenderOptions, 'forCustomers'> = {},
) {
  const { words } = wordsOf(document.meta.one.get('language')?.text ?? null)
  return {
    title: forReaders(plainTitle(document, words), forCustomers),
    description: forReaders(descriptionOf(document), forCustomers),
  }
}

/** A page, and whether a brief template has less of its sections than the document. */
export interface RenderedPage {
  readonly text: string
  readonly isShortened: boolean
}

/** Renders a page as `renderDocument` does, and says whether it is shortened. */
export function renderPage(
  document: Document,
  named: NamedTemplate,
  format: RenderFormat,
  options: PageOptions,
): RenderedPage {
  const cut = cutFor(document, named, options)
  const render = { html: renderHtml, markdown: renderMarkdown, text: renderText }[format]
  return { text: render(document, named, options, cut), isShortened: isShort(cut) }
}

function renderHtml(
  document: Document,
  { name, template }: NamedTemplate,
  options: PageOptions,
  cut: Cut | null,
): string {
  const { embedded = new Map(), css: own = '', logo = null } = options
  const base = template.like ?? name
  const isMail = base === 'email'
  const environment = environmentOf(bodyOf(document))
  const { words } = wordsOf(document.meta.one.get('language')?.text ?? null)
  const pictureOf = partialOf('html', 'picture')
  const look = {
    words,
    embedded,
    link: options.site?.link,
    isLinked: headingsLinked(bodyOf(document), document.sections),
  }
  const writer: Writer<Html> = {
    text: plain => plain,
    inline: markdown => safe(inlineToHtml(markdown, environment, look)),
    blocks: (markdown, level) => safe(blocksToHtml(markdown, environment, { level, ...look })),
    nested: markdown => safe(blocksToHtml(markdown, environment, { level: 4, ...look })),
    picture: picture =>
      isMail
        ? null
        : safe(
            pictureOf({ ...picture, words, wide: drawn(picture, 'wide'), narrow: drawn(picture, 'narrow') }),
          ),
  }
  const view = viewOf(document, template, writer, viewOptions(base, options, cut))
  const style = styleOf(view.language, own)
  const page = filled(template.formats.html, 'html', {
    ...view,
    plainTitle: aboutOf(document, options).title,
    style: safe(style),
    policy: policyOf(style, logo !== null || embedded.size > 0),
    // where no footnote explains it
    description: view.description.replaceAll(options.mark ?? '', ''),
    logo,
    footnote: footnoteOf(document, options),
    site: options.site ?? null,
  })
  return isMail ? withInlineStyles(page, mailCss) : page
}

/** Renders the parts of an e-mail. @param named a template with HTML and text. */
export function renderMail(
  document: Document,
  named: NamedTemplate,
  options: RenderOptions = {},
): Mail & Pick<RenderedPage, 'isShortened'> {
  const { words } = wordsOf(document.meta.one.get('language')?.text ?? null)
  const organization = document.meta.one.get('organization')?.text ?? options.organization ?? null
  const subject = subjectOf(document, organization, words, options.forCustomers === true)
  const cut = cutFor(document, named, options)
  const text = renderText(document, named, options, cut)
  const line = fill(words.email.subject, { title: subject })
  return {
    subject,
    text: text.startsWith(line) ? text.slice(line.length).trimStart() : text,
    html: renderHtml(document, named, options, cut),
    isShortened: isShort(cut),
  }
}

const footnoteOf = ({ meta }: Document, { mark }: RenderOptions): string | null =>
  mark === undefined ? null : fill(wordsOf(meta.one.get('language')?.text ?? null).words.supported, { mark })

const withFootnote = (page: string, footnote: string | null): string =>
  footnote === null ? page : `${page.trimEnd()}\n\n${footnote}\n`

const drawn = ({ kind, title, description, ...drawings }: Picture, width: 'wide' | 'narrow') => ({
  note: drawings[width].note,
  svg: safe(svgElement(drawings[width], `picture-${kind}-${width}`, title, description)),
})

function renderMarkdown(
  document: Document,
  { name, template }: NamedTemplate,
  options: RenderOptions,
  cut: Cut | null,
): string {
  const environment = environmentOf(bodyOf(document))
  const writer: Writer<string> = {
    text: plainToMarkdown,
    inline: markdown => inlineToMarkdown(markdown, environment),
    blocks: (markdown, level) => blocksToMarkdown(markdown, environment, level),
    nested: markdown => blocksToMarkdown(markdown, environment, 4).replace(/^(?=.)/gm, '  '),
    picture: picture =>
      // a table of actions would be read as more of them
      template.keeps && picture.kind === 'schedule'
        ? null
        : markdownPicture(picture, options.mermaid === true),
  }
  const view = viewOf(document, template, writer, {
    ...viewOptions(template.like ?? name, options, cut),
    withFields: template.keeps === true,
  })
  const written = withFootnote(
    finishMarkdown(filled(template.formats.markdown, 'markdown', view)),
    footnoteOf(document, options),
  )
  // a page that can be read again has no single marks any more
  const page =
    template.keeps && hasMarks(document) ? `<!-- internal -->\n\n${written}\n<!-- /internal -->\n` : written
  const fields = template.keeps ? fieldsOf(document) : ''
  if (!fields) return page
  // a title in the front matter replaces the first heading, in this format and for Markdown linters
  const lines = page.split('\n')
  const heading = document.meta.one.has('title') ? lines.findIndex(line => line.startsWith('# ')) : -1
  const body = (heading < 0 ? lines : lines.toSpliced(heading, 2)).join('\n')
  return `${fields.replace(/\r\n?/g, '\n')}\n\n${body}`
}

/** The front matter as written; empty where its title could not be read, since the page must then show it. */
function fieldsOf({ text, frontMatter, meta }: Document): string {
  const fields = frontMatter ? slice(text, frontMatter.range).trim() : ''
  return meta.one.has('title') || !/^\s{0,9}"?title"?\s{0,9}[:=]/im.test(fields) ? fields : ''
}

function textWriter(document: Document): Writer<string> {
  const environment = environmentOf(bodyOf(document))
  // a brief page is measured with several cuts of the same sections
  const known = new Map<string, string>()
  const blocks = (markdown: string): string => {
    const text = known.get(markdown) ?? blocksToText(markdown, environment)
    known.set(markdown, text)
    return text
  }
  return {
    text: plain => plain.replace(/\s+/g, ' ').trim(),
    inline: markdown => inlineToText(markdown, environment),
    blocks,
    nested: markdown => blocks(markdown).replace(/^(?=.)/gm, '  '),
    picture: () => null,
  }
}

function renderText(
  document: Document,
  { name, template }: NamedTemplate,
  options: RenderOptions,
  cut: Cut | null,
  writer = textWriter(document),
): string {
  const view = viewOf(document, template, writer, viewOptions(template.like ?? name, options, cut))
  return withFootnote(finishText(filled(template.formats.text, 'text', view)), footnoteOf(document, options))
}

const viewOptions = (template: string, options: RenderOptions, cut: Cut | null): ViewOptions => ({
  template,
  contacts: options.contacts ?? [],
  organization: options.organization ?? null,
  signed: options.signed ?? [],
  forCustomers: options.forCustomers === true,
  cut,
  withFields: false,
})

/** The cut that makes the text of a brief template short enough. */
function cutFor(document: Document, named: NamedTemplate, options: RenderOptions): Cut | null {
  const { brief, formats, like } = named.template
  if (!brief) return null
  // a custom template without a text format is measured by the built-in one it is based on
  const base = like as TemplateName | null | undefined
  const measured = formats.text || !base ? named : { name: base, template: templates[base] as Template }
  if (!measured.template.formats.text) return null
  const writer = textWriter(document)
  const fits = (cut: Cut) => renderText(document, measured, options, cut, writer).length <= brief.characters
  const cuts = cutsOf(brief.kinds)
  return cuts.find(fits) ?? cuts.at(-1) ?? null
}

/** The addresses of the pictures in a document that are files beside it, in order. */
export const localPictures = (document: Document): readonly string[] => picturesOf(bodyOf(document))

const bodyOf = (document: Document): string =>
  slice(document.text, { start: document.frontMatter?.range.end ?? 0, end: document.text.length })
