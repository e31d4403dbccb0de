import MarkdownIt, { type Token } from 'markdown-it'

/** Addresses that a page may link to. All else is shown as text. */
const LINKED = /^(?:https?:\/\/(?!\/)|mailto:|#|\.{0,2}\/(?!\/)|[\w.-]+(?:[/?#]|$))/i

export const markdown = new MarkdownIt({ html: true, linkify: true })
// only what says http:// itself: a file name such as notes.md is no address
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
markdown.validateLink = address => LINKED.test(address.trim()) && !hasControl(address)

const hasControl = (text: string) => [...text].some(char => char < ' ' || char === '\u007f')

/** What fragments of one document share: the link definitions that stand anywhere in it. */
export type Environment = Record<string, unknown>

/** Read the definitions of a whole text, for its fragments. */
export function environmentOf(body: string): Environment {
  const environment: Environment = {}
  markdown.parse(body, environment)
  return { references: environment.references }
}

export const readBlockTokens = (text: string, environment: Environment): Token[] =>
  markdown.parse(text, { ...environment })

export const readInlineTokens = (text: string, environment: Environment): Token[] =>
  markdown.parseInline(text, { ...environment })[0]?.children ?? []

/** A picture or a tag of raw HTML, as what a page without HTML can show of it. */
export type RawHtml =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'break' }
  | { readonly kind: 'picture'; readonly alt: string; readonly address: string }
  | { readonly kind: 'text'; readonly text: string }

/**
 * What to show for raw HTML: comments are notes to the author and vanish, a line break and a picture stay what
 * they are, and any other tag is shown as the text that it is.
 */
export function readRawHtml(html: string): RawHtml[] {
  return splitTags(html).flatMap((piece): RawHtml[] => {
    if (piece.startsWith('<!--')) return [{ kind: 'nothing' }]
    if (/^<br\s*\/?>$/i.test(piece)) return [{ kind: 'break' }]
    const address = /^<img\s/i.test(piece) ? attribute(piece, 'src') : undefined
    if (address && markdown.validateLink(address))
      return [{ kind: 'picture', alt: attribute(piece, 'alt') ?? '', address }]
    return piece ? [{ kind: 'text', text: piece }] : []
  })
}

/** Comments, tags and the text between them. */
function splitTags(html: string): string[] {
  const pieces: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    if (open > at) pieces.push(html.slice(at, open))
    const comment = html.startsWith('<!--', open)
    const close = comment ? html.indexOf('-->', open) : html.indexOf('>', open)
    const end = close < 0 ? html.length : close + (comment ? 3 : 1)
    pieces.push(html.slice(open, end))
    at = end
  }
  if (at < html.length) pieces.push(html.slice(at))
  return pieces
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    tag.slice(0, 2000),
  )
  return found?.[1] ?? found?.[2] ?? found?.[3]
}
