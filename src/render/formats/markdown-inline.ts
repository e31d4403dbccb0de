import type { Token } from 'markdown-it'
import { longestTicks, mailboxesIn, pagesIn } from '../../document/index.ts'
import { textOf, titleOf } from './html-text.ts'
import { readRawHtml } from './markdown-it.ts'

/** A space at which a line must not be broken. */
export const HARD_SPACE = '\u0000'

/** Writes inline Markdown, with a line feed only at a hard break and `HARD_SPACE` where a line must not be broken. */
export function writeInline(tokens: readonly Token[]): string {
  let text = ''
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]
    if (!token) continue
    if (token.type === 'link_open') {
      const close = closeOf(tokens, i)
      text += writeLink(token, tokens.slice(i + 1, close))
      i = close
    } else text += writeToken(token)
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

function writeToken(token: Token): string {
  switch (token.type) {
    case 'text':
    case 'text_special':
      return escapeText(token.content.replace(/\s/g, ' '))
    case 'softbreak':
      return ' '
    case 'hardbreak':
      return '\\\n'
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
      if (part.kind === 'break') return '\\\n'
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
  const words = writeInline(inner).trim()
  const plain = textOf(inner).trim()
  const title = titleOf(open)
  if (!address || address.startsWith('#') || !words) {
    const shown = words || (address ? escapeText(address) : '')
    return title ? `${shown} (${escapeText(title)})` : shown
  }
  if (title) return `[${words}](${destination(address)}${titled(title)})`
  if (open.markup === 'autolink') return `<${address.replace(/^mailto:/i, '')}>`
  if (plain === address || `mailto:${plain}` === address)
    return /^(?:https?|mailto):/i.test(address) ? `<${plain}>` : words
  if (VAGUE.test(plain))
    return /^https?:/i.test(address) ? `${words} (<${address}>)` : `${words} (${writeCodeSpan(address)})`
  return `[${words}](${destination(address)})`
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
    result += `${escapeMarks(text.slice(at, address.start))}<${address.text}>`
    at = address.end
  }
  return result + escapeMarks(text.slice(at))
}

const escapeMarks = (text: string): string =>
  text
    .replace(/[\\`*[\]|]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/<(?=[a-z/!?])/gi, '\\<')
    .replace(/&(?=#?\w{1,32};)/g, '\\&')
    .replace(/~~/g, '\\~\\~')
    .replace(/\bwww\./gi, found => `${found.slice(0, -1)}\\.`)
