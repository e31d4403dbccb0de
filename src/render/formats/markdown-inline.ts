import type { Token } from 'markdown-it'
import { longestTicks, mailboxesIn, pagesIn } from '../../document/index.ts'
import { textOf, titleOf } from './html-text.ts'
import { readRawHtml } from './markdown-it.ts'

/** A space at which a line must not be broken. */
export const HARD_SPACE = '\u0000'
/** The end of a line within a paragraph: two blanks, since Python-Markdown takes a backslash for itself. */
const LINE_END = `${HARD_SPACE}${HARD_SPACE}\n`
export const HARD_BREAK = new RegExp(LINE_END, 'g')

/** Writes inline Markdown, with a line feed only at a hard break and `HARD_SPACE` where a line must not be broken. */
export function writeInline(tokens: readonly Token[], inLink = false): string {
  let text = ''
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.type === 'link_open') {
      const close = closeOf(tokens, i)
      const inner = tokens.slice(i + 1, close)
      text += inLink ? writeInline(inner, true) : writeLink(token, inner)
      i = close
    } else text += writeToken(token, inLink)
  }
  return text
}

/** The index of the token that closes a link. An autolink can be nested in one. */
function closeOf(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let i = open; i < tokens.length; i++) {
    if (tokens[i]?.type === 'link_open') depth++
    if (tokens[i]?.type === 'link_close' && --depth === 0) return i
  }
  return tokens.length
}

function writeToken(token: Token, inLink: boolean): string {
  switch (token.type) {
    case 'text':
    case 'text_special':
      return (inLink ? escapeMarks : escapeText)(token.content.replace(/\s/g, ' '))
    case 'softbreak':
      return ' '
    case 'hardbreak':
      return LINE_END
    case 'code_inline':
      return writeCodeSpan(token.content)
    case 'strong_open':
    case 'strong_close':
      return '**'
    case 'em_open':
    case 'em_close':
      return '*'
    case 's_open':
    case 's_close':
      return '~~'
    case 'image':
      return `![${escapeText(textOf(token.children ?? [])) || 'picture'}](${destination(String(token.attrGet('src') ?? ''))}${titled(titleOf(token))})`
    case 'html_inline':
      return writeRawHtml(token.content)
    default:
      return ''
  }
}

/** Writes raw HTML as Markdown that shows its text. */
export function writeRawHtml(html: string): string {
  return readRawHtml(html)
    .map(part => {
      if (part.kind === 'break') return LINE_END
      if (part.kind === 'picture')
        return `![${escapeText(part.alt) || 'picture'}](${destination(part.address)}${titled(part.title)})`
      return part.kind === 'text' ? escapeText(part.text.replace(/\s+/g, ' ')) : ''
    })
    .join('')
}

/** Link texts without meaning of their own, such as "here": the address is shown beside them. */
const VAGUE = /^(?:click here|here|link|more|this|read more)$/i

function writeLink(open: Token, inner: readonly Token[]): string {
  const address = String(open.attrGet('href') ?? '')
  const words = writeInline(inner, true).trim()
  const plain = textOf(inner).trim()
  const title = titleOf(open)
  if (!address || address.startsWith('#') || !words) {
    const shown = words || (address ? escapeText(address) : '')
    return title ? `${shown} (${escapeText(title)})` : shown
  }
  if (title) return `[${words}](${destination(address)}${titled(title)})`
  if (open.markup === 'autolink') return linked(address.replace(/^mailto:/i, ''))
  if (plain === address || `mailto:${plain}` === address)
    return /^(?:https?|mailto):/i.test(address) ? linked(plain) : words
  if (VAGUE.test(plain))
    return /^https?:/i.test(address)
      ? `${words} (${linked(address)})`
      : `${words} (${writeCodeSpan(address)})`
  return `[${words}](${destination(address)})`
}

/** An address as a link to itself: MDX takes one in angle brackets for a tag. */
const linked = (address: string): string => {
  const target = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `mailto:${address}`
  return `[${escapeMarks(address).replaceAll('www\\.', 'www.')}](${destination(target)})`
}

/** The title of a link, on the line of its address. */
const titled = (title: string | null): string =>
  title ? `${HARD_SPACE}"${title.replace(/\s+/g, HARD_SPACE).replace(/["\\]/g, '\\$&')}"` : ''

const destination = (address: string): string =>
  /[\s()<>]/.test(address)
    ? `<${address.replace(/[<>\n]/g, encodeURIComponent).replace(/ /g, '%20')}>`
    : address

function writeCodeSpan(content: string): string {
  const text = content
    .split('\n')
    .map(line => line.trim())
    .join(' ')
    .trim()
  if (!text) return ''
  const longest = longestTicks(text)
  const mark = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? HARD_SPACE : ''
  return `${mark}${pad}${text.replace(/ {2,}/g, run => HARD_SPACE.repeat(run.length))}${pad}${mark}`
}

/** Escapes every character that could be a mark; a bare URL becomes a link. */
export function escapeText(text: string): string {
  let result = ''
  let at = 0
  for (const address of [...pagesIn(text), ...mailboxesIn(text)].sort((a, b) => a.start - b.start)) {
    if (address.start < at) continue
    result += `${escapeMarks(text.slice(at, address.start))}${linked(address.text)}`
    at = address.end
  }
  return result + escapeMarks(text.slice(at))
}

const escapeMarks = (text: string): string =>
  text
    .replace(/[\\`*[\]|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    // what footnotes refer to, and alerts
    .replace(/\\\[([\^!][\w-]{1,40})\\\]/g, '[$1]')
    .replace(/&(?=#?\w{1,32};)/g, '&amp;')
    // MDX takes these for tags and code; what has two is of other generators
    .replace(/(?<!\{\{)</g, '&lt;')
    .replace(/(?<!\{)\{(?![{%#])|(?<![}%#])\}(?!\})/g, '\\$&')
    .replace(/~~/g, '\\~\\~')
    .replace(/\bwww\./gi, found => `${found.slice(0, -1)}\\.`)
