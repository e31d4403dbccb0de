import type { Token } from 'markdown-it'
import { longestTicks } from '../../document/index.ts'
import { shiftHeadings } from './html-text.ts'
import { ADMONITION, ALERT, brokenAtLines, gapOf } from './lines-that-count.ts'
import { escapeText, HARD_BREAK, HARD_SPACE, writeInline, writeRawHtml } from './markdown-inline.ts'
import { captionOf, type Environment, infoOf, readBlockTokens, readInlineTokens } from './markdown-it.ts'

/**
 * Normalises Markdown to one notation, without HTML and with every mark in plain text escaped. The meaning stays the
 * same.
 */
export function blocksToMarkdown(text: string, environment: Environment, headingLevel: number): string {
  const tokens = shiftHeadings(readBlockTokens(text, environment), headingLevel)
  return new BlockWriter(tokens, { finished: false }).write(WIDTH)
}

/** Normalises a whole page so that it passes markdownlint's default rules. */
export function finishMarkdown(text: string): string {
  const tokens = shiftHeadings(readBlockTokens(text, {}), 1)
  return `${new BlockWriter(tokens, { finished: true }).write(WIDTH)}\n`
}

/** Normalises Markdown to one line, for a heading or a cell. */
export const inlineToMarkdown = (text: string, environment: Environment): string =>
  writeInline(readInlineTokens(text, environment)).replace(HARD_BREAK, ' ').replaceAll(HARD_SPACE, ' ').trim()

/** Writes plain text as Markdown, with every mark escaped. */
export const plainToMarkdown = (text: string): string =>
  guardFirst(escapeText(text.replace(/\s+/g, ' ').trim()))

/** Wraps lines to the width. @param text the result of `writeInline`: a line feed is a hard break. */
function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map(line => fill(line.split(' '), width))
    .join('\n')
    .replaceAll(HARD_SPACE, ' ')
}

const WIDTH = 80

/** Words that would begin a block if they began a line. */
const OPENS_BLOCK =
  /^(?:[-+*]$|#{1,6}$|#|>|=+$|-{2,}$|\*{3,}$|_{3,}$|`{3}|~{3}|\d{1,9}[.)]$|<(?!https?:|mailto:|[\w.+-]+@)[a-z/!?])/i

function fill(words: readonly string[], width: number): string {
  const lines: string[] = []
  let line = ''
  for (const word of inseparable(words)) {
    if (line && line.length + 1 + word.length > width) {
      // several spaces in a row may be at the break, and two of them would be a break of their own
      lines.push(line.trimEnd())
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  return [...lines, line].join('\n')
}

/** The words of a text, each with the following ones that must not begin a line. */
function inseparable(words: readonly string[]): string[] {
  const units: string[] = []
  for (const word of words) {
    if (units.length > 0 && OPENS_BLOCK.test(word)) units.push(`${units.pop()} ${word}`)
    else units.push(word)
  }
  return units
}

/** The first word of a block, escaped if it would open another kind of block. */
const guardFirst = (text: string): string =>
  text
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-+])(?=\s|$)/, '\\$1')
    .replace(/^(#{1,6}|>|=+(?=\s|$)|-{2,}|~{3})/, '\\$1')

class BlockWriter {
  private at = 0
  private readonly headings = new Map<string, number>()
  private readonly tokens: readonly Token[]
  /** Whether this is the whole page, where headings are unique and long lines have a markdownlint comment. */
  private readonly finished: boolean

  constructor(tokens: readonly Token[], { finished }: { readonly finished: boolean }) {
    this.tokens = tokens
    this.finished = finished
  }

  write(width: number): string {
    return this.writeUntil(null, width, '\n\n')
  }

  private next(): Token | undefined {
    return this.tokens[this.at++]
  }

  private writeUntil(closing: string | null, width: number, gap: string): string {
    return this.blocksUntil(closing, width).join(gap)
  }

  private blocksUntil(closing: string | null, width: number): readonly string[] {
    const blocks: string[] = []
    let before: Token['type'] | null = null
    for (let token = this.next(); token && token.type !== closing; token = this.next()) {
      const isQuote = token.type === 'blockquote_open'
      const last = blocks.at(-1) ?? ''
      const block =
        token.type === 'code_block' && ADMONITION.test(last)
          ? this.allowing(['MD046'], indented(token.content.trimEnd(), 4))
          : this.writeBlock(token, width)
      if (!block) continue
      // two quotes in a row would have a blank line between them that belongs to neither
      if (isQuote && before === 'blockquote_open') {
        if (ALERT.test(block) || ALERT.test(last)) blocks.push(...(this.finished ? ['<!-- -->'] : []), block)
        else blocks[blocks.length - 1] = `${last}\n>\n${block}`
      } else blocks.push(block)
      before = token.type
    }
    return blocks
  }

  private writeBlock(token: Token, width: number): string {
    switch (token.type) {
      case 'heading_open':
        return this.writeHeading(token)
      case 'paragraph_open':
        return this.writeParagraph(width)
      case 'bullet_list_open':
      case 'ordered_list_open':
        return this.writeList(token, width)
      case 'blockquote_open':
        return this.writeUntil('blockquote_close', width - 2, '\n\n')
          .split('\n')
          .map(line => (line ? `> ${line}` : '>'))
          .join('\n')
      case 'table_open':
        return this.writeTable()
      case 'fence':
      case 'code_block':
        return this.writeCode(token)
      case 'html_block':
        return wrap(writeRawHtml(token.content.trim()).trim(), width)
      case 'hr':
        return '---'
      default:
        return ''
    }
  }

  private inline(): readonly Token[] {
    const inline = this.next()
    this.next()
    return inline?.children ?? []
  }

  private writeHeading(token: Token): string {
    const text = writeInline(this.inline()).replace(HARD_BREAK, ' ').replaceAll(HARD_SPACE, ' ')
    const words = withoutStop(text.trim())
    if (!words) return ''
    const times = (this.headings.get(words) ?? 0) + 1
    this.headings.set(words, times)
    const line = `${token.markup} ${words}${this.finished && times > 1 ? ` (${times})` : ''}`
    return this.allowing(isTooLong(line) ? ['MD013'] : [], line)
  }

  private writeParagraph(width: number): string {
    const tokens = this.inline()
    const parts = brokenAtLines(tokens)
    if (parts.length > 1) return parts.map(part => wrap(writeInline(part).trim(), width)).join(gapOf(parts))
    const text = guardFirst(writeInline(tokens).trim())
    const [first, last] = [tokens[0]?.type, tokens.at(-1)?.type]
    const shouted =
      (first === 'strong_open' && last === 'strong_close') || (first === 'em_open' && last === 'em_close')
    const written = wrap(text, width)
    // a long address with something that must not begin a line, or a break
    const isTooWide = written.split('\n').some(line => /\s/.test(line.slice(width)))
    const rules = [
      ...(isTooWide ? ['MD013'] : []),
      // markdownlint takes a paragraph of only bold words for a heading
      ...(shouted && !/[.,;:!?。，；：！？]\*+$/.test(text) ? ['MD036'] : []),
    ]
    return this.allowing(rules, written)
  }

  private writeList(list: Token, width: number): string {
    const ordered = list.type === 'ordered_list_open'
    const closing = ordered ? 'ordered_list_close' : 'bullet_list_close'
    const first = Number(list.attrGet('start') ?? 1)
    const items: string[] = []
    let loose = false
    for (let token = this.next(); token && token.type !== closing; token = this.next()) {
      const marker = ordered ? `${first + items.length}. ` : '- '
      const tight = this.isTight()
      const nested = Math.max(NESTED, marker.length)
      const [head = '', ...rest] = this.blocksUntil('list_item_close', width - nested)
      // the brackets of a task list are not escaped
      const item = head.replace(/^\\\[([ xX])\\\] /, '[$1] ')
      const blocks = [`${marker}${indented(item, marker.length).trimStart()}`.trimEnd()].concat(
        rest.map(block => indented(block, nested)),
      )
      const text = blocks.join(tight ? '\n' : '\n\n')
      loose ||= !tight && text.includes('\n\n')
      items.push(text)
    }
    const text = items.join(loose ? '\n\n' : '\n')
    return this.allowing(ordered && first > 1 ? ['MD029'] : [], text)
  }

  /** Whether an item's first paragraph has no blank line around it; code and tables always need one. */
  private isTight(): boolean {
    let depth = 1
    let tight = true
    for (let i = this.at; i < this.tokens.length && depth > 0; i++) {
      const token = this.tokens[i]
      if (token?.type === 'list_item_open') depth++
      if (token?.type === 'list_item_close') depth--
      if (token?.type === 'paragraph_open' && !token.hidden) tight = false
      if (
        token &&
        ['fence', 'code_block', 'table_open', 'blockquote_open', 'heading_open', 'html_block', 'hr'].includes(
          token.type,
        )
      )
        tight = false
    }
    return tight
  }

  private writeTable(): string {
    const rows: string[][] = []
    const marks: string[] = []
    for (let token = this.next(); token && token.type !== 'table_close'; token = this.next()) {
      if (token.type === 'tr_open') rows.push([])
      if (token.type !== 'th_open' && token.type !== 'td_open') continue
      const align = /text-align:(\w+)/.exec(String(token.attrGet('style')))?.[1]
      if (token.type === 'th_open')
        marks.push({ left: ':--', center: ':-:', right: '--:' }[align ?? ''] ?? '---')
      const cell = writeInline(this.inline()).replace(HARD_BREAK, ' ').replaceAll(HARD_SPACE, ' ')
      rows.at(-1)?.push(cell.trim())
    }
    const [head = [], ...body] = rows
    const line = (cells: readonly string[]) =>
      `| ${cells.map(c => c.replace(/(?<!\\)\|/g, '\\|') || '–').join(' | ')} |`
    const text = [line(head), line(marks), ...body.map(line)].join('\n')
    return this.allowing(text.split('\n').some(isTooLong) ? ['MD013'] : [], text)
  }

  private writeCode(token: Token): string {
    const { content, info } = token
    const language =
      captionOf(token) === null ? (/^[\w+#.-]{1,30}/.exec(info.trim())?.[0] ?? 'text') : infoOf(token)
    const longest = Math.max(2, longestTicks(content))
    const fence = '`'.repeat(longest + 1)
    const body = content.replace(/\n$/, '')
    const lines = body.split('\n')
    const commands = lines.filter(line => line.trim())
    const rules = [
      ...(body.includes('\t') ? ['MD010'] : []),
      ...(lines.some(isTooLong) ? ['MD013'] : []),
      ...(commands.length > 0 && commands.every(line => /^\s*\$ /.test(line)) ? ['MD014'] : []),
    ]
    return this.allowing(rules, `${fence}${language}\n${body}\n${fence}`)
  }

  /** Adds a markdownlint comment around text that cannot be wrapped. */
  private allowing(rules: readonly string[], text: string): string {
    if (!this.finished || rules.length === 0) return text
    const names = rules.join(' ')
    return `<!-- markdownlint-disable ${names} -->\n\n${text}\n\n<!-- markdownlint-enable ${names} -->`
  }
}

/** The blanks before what is nested in a list: with fewer Python-Markdown takes it for a part of the list itself. */
const NESTED = 4

const indented = (text: string, by: number): string => text.replace(/^(?=.)/gm, ' '.repeat(by))

const isTooLong = (line: string) => line.length > WIDTH

/** A heading without punctuation at its end. */
function withoutStop(text: string): string {
  let end = text.length
  while ('.,;:!。，；：！'.includes(text.charAt(end - 1)) && end > 0) end--
  return text.slice(0, end)
}
