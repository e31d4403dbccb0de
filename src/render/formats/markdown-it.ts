import MarkdownIt, { type Token } from 'markdown-it'
import { DEEPEST, withoutDepth, withoutFalseDefinitions } from '../../document/index.ts'
import { withWideTables } from './wide-tables.ts'

/** The URLs that a page may link to. Others are shown as text. */
const LINKED = /^(?:https?:\/\/(?!\/)|mailto:|#|\.{0,2}\/(?!\/)|[\w.-]+(?:[/?#]|$))/i

/** The Markdown parser of all pages. */
export const markdown = new MarkdownIt({ html: true, linkify: true, maxNesting: DEEPEST })
// only with a scheme: a file name such as notes.md is not a URL
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
markdown.validateLink = address => LINKED.test(address.trim()) && !hasControl(address)

const hasControl = (text: string) => [...text].some(char => char < ' ' || char === '\u007f')

/** The depth of marks in marks: further ones are words. What takes deep lists would make a line of brackets slow. */
const INLINE_DEEPEST = 100

markdown.core.ruler.at('inline', state => {
  const { md, env, tokens } = state
  md.options.maxNesting = INLINE_DEEPEST
  for (const token of tokens)
    if (token.type === 'inline') {
      token.children ??= []
      md.inline.parse(token.content, md, env, token.children)
    }
  md.options.maxNesting = DEEPEST
})

/** The text so that the parser drops none of its words. */
const asRead = (text: string): string =>
  withWideTables(withoutFalseDefinitions(withoutDepth(text), (indent, label) => `${indent}\\[${label}]:`))

/** The link definitions of a document, shared by all its fragments. */
export type Environment = Record<string, unknown>

/** Reads the link definitions of a whole text. */
export function environmentOf(body: string): Environment {
  const environment: Environment = {}
  markdown.parse(asRead(body), environment)
  return { references: environment.references }
}

/** Reads Markdown blocks. */
export const readBlockTokens = (text: string, environment: Environment): Token[] =>
  markdown.parse(asRead(text), { ...environment })

/** Reads one line of Markdown. */
export const readInlineTokens = (text: string, environment: Environment): Token[] =>
  markdown.parseInline(text, { ...environment })[0]?.children ?? []

/** A part of raw HTML, as a page without HTML can show it. */
export type RawHtml =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'break' }
  | {
      readonly kind: 'picture'
      readonly alt: string
      readonly address: string
      readonly title: string | null
    }
  | { readonly kind: 'text'; readonly text: string }

/**
 * Reads raw HTML: comments, which are notes to the author, are dropped, line breaks and pictures stay, and any other tag
 * becomes text.
 */
export function readRawHtml(html: string): RawHtml[] {
  return splitTags(html).flatMap((part): RawHtml[] => {
    if (part.startsWith('<!--')) return [{ kind: 'nothing' }]
    if (/^<br\s*\/?>$/i.test(part)) return [{ kind: 'break' }]
    const address = /^<img\s/i.test(part) ? attribute(part, 'src') : undefined
    if (address && markdown.validateLink(address))
      return [
        {
          kind: 'picture',
          alt: attribute(part, 'alt') ?? '',
          address,
          title: attribute(part, 'title') ?? null,
        },
      ]
    return part ? [{ kind: 'text', text: part }] : []
  })
}

/** What the first line of a block of code says in words: a title, or more than its language; null where nothing. */
export function captionOf(token: Token): string | null {
  const words = infoOf(token)
  const titled =
    /(?:^|[\s{,])(?:title|caption|filename)=(?:"([^"]{1,200})"|'([^']{1,200})'|([^\s"'}]{1,200}))/i.exec(
      words,
    )
  if (titled) return titled[1] ?? titled[2] ?? titled[3] ?? null
  return /\s/.test(words) && !/[={<]/.test(words) ? words : null
}

/** The first line of a block of code after its fence, without comments and ticks, which no fence allows. */
export const infoOf = ({ info }: Token): string =>
  splitTags(info.replaceAll('`', "'"))
    .filter(part => !part.startsWith('<!--'))
    .join('')
    .trim()

/** Comments, tags and the text between them. */
function splitTags(html: string): string[] {
  const parts: string[] = []
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    if (open > at) parts.push(html.slice(at, open))
    const comment = html.startsWith('<!--', open)
    const close = comment ? html.indexOf('-->', open) : html.indexOf('>', open)
    const end = close < 0 ? html.length : close + (comment ? 3 : 1)
    parts.push(html.slice(open, end))
    at = end
  }
  if (at < html.length) parts.push(html.slice(at))
  return parts
}

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    tag.slice(0, 2000),
  )
  return found?.[1] ?? found?.[2] ?? found?.[3]
}
