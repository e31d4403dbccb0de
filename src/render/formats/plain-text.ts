import type { Token } from 'markdown-it'
import { titleOf } from './html-text.ts'
import { captionOf, type Environment, readBlockTokens, readInlineTokens, readRawHtml } from './markdown-it.ts'

/** Converts Markdown to plain text for e-mails and status pages: words, bullets, URLs in brackets. */
export function blocksToText(text: string, environment: Environment): string {
  const writer = new TextWriter()
  for (const token of readBlockTokens(text, environment)) writer.write(token)
  return writer.lines.join('\n').trim()
}

class TextWriter {
  readonly lines: string[] = []
  /** The open lists, innermost last. */
  private readonly lists: { readonly ordered: boolean; count: number }[] = []
  private quotes = 0
  /** The marker of the item that begins. */
  private lead = ''
  /** The cells of the open row. */
  private cells: string[] | null = null

  write(token: Token): void {
    switch (token.type) {
      case 'bullet_list_open':
      case 'ordered_list_open':
        return this.openList(token)
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.lists.pop()
        return this.gap()
      case 'list_item_open': {
        const list = this.lists.at(-1)
        this.lead = list?.ordered ? `${list.count++}. ` : '- '
        return
      }
      case 'blockquote_open':
        this.gap()
        this.quotes++
        return
      case 'blockquote_close':
        this.quotes--
        return this.gap()
      case 'tr_open':
        this.cells = []
        return
      case 'tr_close':
        this.put((this.cells ?? []).filter(Boolean).join(' | '))
        this.cells = null
        return
      case 'inline':
        return this.words(inlineTokensToText(token.children ?? []))
      case 'paragraph_close':
      case 'heading_close':
      case 'table_close':
        return this.gap()
      case 'fence':
      case 'code_block':
        this.gap()
        this.put([captionOf(token) ?? [], token.content.trimEnd()].flat().join('\n'))
        return this.gap()
      case 'html_block': {
        const words = rawText(token.content).trim()
        if (words) this.put(words)
        return this.gap()
      }
    }
  }

  private openList(token: Token): void {
    if (this.lists.length === 0) this.gap()
    this.lists.push({
      ordered: token.type.startsWith('ordered'),
      count: Number(token.attrGet('start') ?? 1),
    })
  }

  private words(words: string): void {
    if (this.cells) this.cells.push(words)
    else this.put(words)
  }

  private put(words: string): void {
    const indent = '> '.repeat(this.quotes) + '  '.repeat(Math.max(0, this.lists.length - 1))
    const hang = this.lists.length > 0 ? '  ' : ''
    words.split('\n').forEach((line, i) => {
      this.lines.push(`${indent}${i === 0 && this.lead ? this.lead : hang}${line}`)
    })
    this.lead = ''
  }

  /** Adds an empty line between blocks, except in a list. */
  private gap(): void {
    if (this.lines.length > 0 && this.lines.at(-1) !== '' && this.lists.length === 0) this.lines.push('')
  }
}

/** Converts one line of Markdown to plain text. */
export const inlineToText = (text: string, environment: Environment): string =>
  inlineTokensToText(readInlineTokens(text, environment)).replace(/\s+/g, ' ').trim()

function inlineTokensToText(tokens: readonly Token[]): string {
  let text = ''
  let address = ''
  let linked = 0
  for (const token of tokens) {
    switch (token.type) {
      case 'softbreak':
        text += ' '
        break
      case 'hardbreak':
        text += '\n'
        break
      case 'link_open':
        address = String(token.attrGet('href') ?? '')
        linked = text.length
        break
      case 'link_close':
        if (![address, address.replace(/^mailto:/, '')].includes(text.slice(linked))) text += ` (${address})`
        break
      case 'image':
        text += withTitle(token.content, titleOf(token))
        break
      case 'html_inline':
        text += rawText(token.content)
        break
      default:
        text += token.content
    }
  }
  return text
}

const withTitle = (words: string, title: string | null): string => (title ? `${words} (${title})` : words)

const rawText = (html: string): string =>
  readRawHtml(html)
    .map(part =>
      part.kind === 'text'
        ? part.text
        : part.kind === 'picture'
          ? withTitle(part.alt, part.title)
          : part.kind === 'break'
            ? '\n'
            : '',
    )
    .join('')

/** The words of a Markdown text, without marks, URLs and comments. */
export const plainWords = (text: string): string =>
  readInlineTokens(text, {})
    .map(token =>
      token.type === 'html_inline'
        ? rawText(token.content)
        : token.type === 'softbreak'
          ? ' '
          : token.content,
    )
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** Normalises blank lines: one between parts, none at the ends. */
export const finishText = (text: string): string =>
  `${text
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
