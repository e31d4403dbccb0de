import type { Token } from 'markdown-it'
import { type Environment, readBlockTokens, readInlineTokens, readRawHtml } from './markdown-it.ts'

/** Markdown of a document as text that any mail program and status page shows: words, bullets, addresses in brackets. */
export function blocksToText(text: string, environment: Environment): string {
  const lines: string[] = []
  const markers: { ordered: boolean; count: number }[] = []
  let quoted = 0
  let lead = ''
  let cells: string[] | null = null
  const put = (words: string) => {
    const indent = '> '.repeat(quoted) + '  '.repeat(Math.max(0, markers.length - 1))
    const hang = markers.length > 0 ? '  ' : ''
    words.split('\n').forEach((line, i) => {
      lines.push(`${indent}${i === 0 && lead ? lead : hang}${line}`)
    })
    lead = ''
  }
  const gap = () => {
    if (lines.length > 0 && lines.at(-1) !== '' && markers.length === 0) lines.push('')
  }
  for (const token of readBlockTokens(text, environment)) {
    switch (token.type) {
      case 'bullet_list_open':
      case 'ordered_list_open':
        if (markers.length === 0) gap()
        markers.push({
          ordered: token.type.startsWith('ordered'),
          count: Number(token.attrGet('start') ?? 1),
        })
        break
      case 'bullet_list_close':
      case 'ordered_list_close':
        markers.pop()
        gap()
        break
      case 'list_item_open': {
        const list = markers.at(-1)
        lead = list?.ordered ? `${list.count++}. ` : '- '
        break
      }
      case 'blockquote_open':
        gap()
        quoted++
        break
      case 'blockquote_close':
        quoted--
        gap()
        break
      case 'tr_open':
        cells = []
        break
      case 'tr_close':
        put((cells ?? []).filter(Boolean).join(' | '))
        cells = null
        break
      case 'inline': {
        const words = inlineTokensToText(token.children ?? [])
        if (cells) cells.push(words)
        else put(words)
        break
      }
      case 'paragraph_close':
      case 'heading_close':
      case 'table_close':
        gap()
        break
      case 'fence':
      case 'code_block':
        gap()
        put(token.content.trimEnd())
        gap()
        break
      case 'html_block': {
        const words = rawText(token.content).trim()
        if (words) put(words)
        gap()
        break
      }
    }
  }
  return lines.join('\n').trim()
}

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
        if (text.slice(linked) !== address) text += ` (${address})`
        break
      case 'image':
        text += token.content
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

const rawText = (html: string): string =>
  readRawHtml(html)
    .map(piece =>
      piece.kind === 'text'
        ? piece.text
        : piece.kind === 'picture'
          ? piece.alt
          : piece.kind === 'break'
            ? '\n'
            : '',
    )
    .join('')

/** A piece of Markdown as words alone: no marks, no addresses, no comments. */
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

/** Blank lines between parts, none at the ends. */
export const finishText = (text: string): string =>
  `${text
    .split('\n')
    .map(line => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`
