import type { Token } from 'markdown-it'
import { fill, type Words } from '../view/words.ts'
import { anchorOf } from './anchors.ts'
import {
  captionOf,
  type Environment,
  markdown,
  readBlockTokens,
  readInlineTokens,
  readRawHtml,
} from './markdown-it.ts'

/**
 * Converts Markdown to HTML that is safe in a page: only tags made here, only allowed URLs, no requests. A picture that
 * is not embedded becomes a link.
 */
export function blocksToHtml(
  text: string,
  environment: Environment,
  { level, ...look }: Look & { readonly level: number },
): string {
  const tokens = readBlockTokens(text, environment)
  return renderBlocks(shiftHeadings(tokens, level), look).trim()
}

/** Converts one line of Markdown to safe HTML. */
export const inlineToHtml = (text: string, environment: Environment, look: Look): string =>
  renderInline(readInlineTokens(text, environment), look)

/** Local pictures by their address in the document, as `data:` URLs. */
export type Embedded = ReadonlyMap<string, string>

/** The words and pictures that replace what a page cannot contain. */
interface Look {
  readonly words: Words
  readonly embedded: Embedded
  /** Where a link to a file leads; null where to nothing. Without this function links stay as they are. */
  readonly link?: ((address: string) => string | null) | undefined
  /** Takes the anchor of a heading within a section, and says whether it becomes its id: once, where a link leads to it. */
  readonly isLinked?: (anchor: string) => boolean
}

/** The addresses of the local pictures in a text, in order. */
export function picturesOf(text: string): readonly string[] {
  const found: string[] = []
  const visit = (tokens: readonly Token[]) => {
    for (const token of tokens) {
      const addresses =
        token.type === 'image'
          ? [String(token.attrGet('src') ?? '')]
          : token.type.startsWith('html_')
            ? readRawHtml(token.content).flatMap(part => (part.kind === 'picture' ? [part.address] : []))
            : []
      for (const address of addresses) if (address && isFile(address)) found.push(address)
      if (token.children) visit(token.children)
    }
  }
  visit(readBlockTokens(text, {}))
  return found
}

const escapeHtml = (text: string): string => markdown.utils.escapeHtml(text).replace(/'/g, '&#39;')

function renderBlocks(tokens: readonly Token[], look: Look): string {
  let html = ''
  for (const [i, token] of tokens.entries()) {
    if (token.type === 'html_block') html += rawHtml(token.content, 'block', look)
    else if (token.type === 'inline')
      html +=
        tokens[i - 2]?.type === 'blockquote_open'
          ? quoted(token.children ?? [], look)
          : renderInline(token.children ?? [], look)
    else if (token.type === 'fence' || token.type === 'code_block') html += codeBlock(token)
    else if (token.type === 'heading_open') html += headingTag(token, tokens[i + 1], look)
    else if (token.type === 'table_open') html += '<div class="scroll" tabindex="0"><table>'
    else if (token.type === 'table_close') html += '</table></div>\n'
    else if (token.type === 'paragraph_open' || token.type === 'paragraph_close')
      html += token.hidden ? '' : tag(plainTag(token))
    else html += tag(plainTag(token))
  }
  return html
}

function headingTag(open: Token, words: Token | undefined, { isLinked }: Look): string {
  const anchor = anchorOf(textOf(words?.children ?? []))
  if (isLinked?.(anchor)) open.attrs = [['id', anchor]]
  return tag(open)
}

/** The first line of GitHub's `> [!NOTE]`. */
const ALERT = /^\[!(note|tip|important|warning|caution)\]$/i

/** The first paragraph of a quotation; the mark of an alert becomes its name. */
function quoted(tokens: readonly Token[], look: Look): string {
  const [, name = ''] = ALERT.exec(tokens[0]?.content.trim() ?? '') ?? []
  if (!name) return renderInline(tokens, look)
  const title = `<strong>${name.charAt(0).toUpperCase()}${name.slice(1).toLowerCase()}</strong>`
  return tokens.length > 2 ? `${title}<br>\n${renderInline(tokens.slice(2), look)}` : title
}

function codeBlock(token: Token): string {
  const code = `<pre tabindex="0"><code>${escapeHtml(token.content)}</code></pre>\n`
  const caption = captionOf(token)
  return caption === null
    ? code
    : `<figure class="code"><figcaption>${escapeHtml(caption)}</figcaption>${code}</figure>\n`
}

const tag = (token: Token): string => markdown.renderer.renderToken([token], 0, markdown.options)

/** Replaces the alignment of a table cell by a class: the page's policy forbids inline styles. */
function plainTag(token: Token): Token {
  const align = /text-align:(\w+)/.exec(String(token.attrGet('style')))?.[1]
  if (align) token.attrs = [['class', `align-${align}`]]
  return token
}

/** The tag of a link; with a class where its words are its address, which paper need not have twice. */
function link(open: Token, words: string, address: string): string {
  const bare =
    words !== '' && address.replace(/\/$/, '').endsWith(words.replace(/\/$/, '')) ? ' class="bare"' : ''
  return `<a href="${escapeHtml(address)}"${bare}${titled(titleOf(open))} rel="noreferrer">`
}

function renderInline(tokens: readonly Token[], look: Look): string {
  let html = ''
  let leads = false
  for (const [i, token] of tokens.entries()) {
    switch (token.type) {
      case 'image':
        html += picture(
          {
            alt: textOf(token.children ?? []),
            address: String(token.attrGet('src') ?? ''),
            title: titleOf(token),
          },
          look,
        )
        break
      case 'html_inline':
        html += rawHtml(token.content, 'inline', look)
        break
      case 'link_open': {
        const address = addressOf(token, look)
        leads = address !== null
        if (address !== null) html += link(token, tokens[i + 1]?.content ?? '', address)
        break
      }
      case 'link_close':
        if (leads) html += '</a>'
        break
      case 'code_inline':
        html += `<code>${escapeHtml(token.content)}</code>`
        break
      case 'softbreak':
        html += '\n'
        break
      case 'hardbreak':
        html += '<br>\n'
        break
      case 'text':
      case 'text_special':
        html += escapeHtml(token.content)
        break
      default:
        html += tag(token)
    }
  }
  return html
}

function addressOf(open: Token, { link }: Look): string | null {
  const address = String(open.attrGet('href') ?? '')
  return link && isFile(address) ? link(address) : address
}

/** Whether an address is of a file beside the document. */
const isFile = (address: string): boolean => !/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)

function rawHtml(source: string, place: 'block' | 'inline', look: Look): string {
  const html = readRawHtml(source.trim())
    .map(part => {
      if (part.kind === 'break') return '<br>'
      if (part.kind === 'picture') return picture(part, look)
      return part.kind === 'text' ? escapeHtml(part.text) : ''
    })
    .join('')
  return place === 'block' && html.trim() ? `<p>${html}</p>\n` : html
}

/** An embedded picture, else its alternative text with a link to it. */
function picture(
  { alt, address, title }: { readonly alt: string; readonly address: string; readonly title: string | null },
  { words, embedded }: Look,
): string {
  const data = embedded.get(address)
  if (data !== undefined) return `<img src="${escapeHtml(data)}" alt="${escapeHtml(alt)}"${titled(title)}>`
  const name = escapeHtml(alt || address.split('/').at(-1) || 'picture')
  const linked = /^https?:/i.test(address)
    ? `<a href="${escapeHtml(address)}" rel="noreferrer">${name}</a>`
    : name
  return `<span class="picture"${titled(title)}>${fill(escapeHtml(words.pictures.notIncluded), { name: linked })}</span>`
}

/** The title of a link or a picture. */
export const titleOf = (token: Token): string | null => {
  const title = token.attrGet('title')
  return title === null ? null : String(title)
}

const titled = (title: string | null): string => (title ? ` title="${escapeHtml(title)}"` : '')

/** The text of tokens without marks. */
export const textOf = (tokens: readonly Token[]): string =>
  tokens
    .filter(({ type, content }) => type !== 'html_inline' || !content.startsWith('<!--'))
    .map(token =>
      token.children ? textOf(token.children) : token.type === 'softbreak' ? ' ' : token.content,
    )
    .join('')

/** Moves headings inside a section below its level, without gaps, since screen readers rely on levels. */
export function shiftHeadings(tokens: Token[], base: number): Token[] {
  const levels = [
    ...new Set(tokens.filter(t => t.type === 'heading_open').map(t => Number(t.tag.slice(1)))),
  ].sort()
  let previous = base - 1
  for (const token of tokens) {
    if (token.type !== 'heading_open' && token.type !== 'heading_close') continue
    if (token.type === 'heading_open')
      previous = Math.min(base + levels.indexOf(Number(token.tag.slice(1))), previous + 1, 6)
    token.tag = `h${previous}`
    token.markup = '#'.repeat(previous)
  }
  return tokens
}
