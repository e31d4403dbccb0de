import { visibleLine } from '../visible.ts'

/** A text of another program as Markdown on one line, that nothing in the document can be opened or hidden with. */
export const markdownOf = (text: string): string =>
  IS_PLAIN.test(text)
    ? text
    : commentsShown(visibleLine(text.replace(/\s+/g, ' ').trim()))
        .replace(/<(?=[a-z/!?])/gi, '\\<')
        .replace(/^([-+*>#|]|\d{1,9}[.)])(?=\s)/, '\\$1')

/** Words that are Markdown as they are, as most messages of a chat. */
const IS_PLAIN = /^[A-Za-z](?:[\w.,:;!?()'"/@%-]| (?=\S))*$/

/** A comment would hide words: here it is shown, and one like the marks of what is internal is code, which marks nothing. */
function commentsShown(text: string): string {
  const [first = '', ...others] = text.split('<!--')
  return others.reduce((done, part) => {
    const end = part.indexOf('-->')
    const [inside, after] = end < 0 ? [part, ''] : [part.slice(0, end + 3), part.slice(end + 3)]
    const shown = `&lt;!--${inside}`
    return `${done}${/internal|audience/i.test(inside) ? `\`${shown.replaceAll('`', "'")}\`` : shown}${after}`
  }, first)
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&amp;': '&',
  '&rsquo;': '’',
  '&lsquo;': '‘',
  '&rdquo;': '”',
  '&ldquo;': '“',
  '&ndash;': '–',
  '&mdash;': '—',
  '&hellip;': '…',
}

/** The words of HTML, as chat programs export it: a link has its address behind it. */
export function textOfHtml(html: string): string {
  let text = ''
  let address: string | null = null
  let linked = 0
  for (const part of html.split(/(?=<)/)) {
    const end = part.startsWith('<') ? part.indexOf('>') : -1
    const tag = end < 0 ? '' : part.slice(1, end)
    if (/^(?:br|\/?p|\/div|\/li|\/pre|\/h\d)\b/i.test(tag)) text += '\n'
    if (/^a\s/i.test(tag)) {
      address = /\bhref="(https?:[^"]{1,2000})"/i.exec(tag)?.[1] ?? null
      linked = text.length
    }
    if (/^\/a\b/i.test(tag) && address !== null) {
      if (!text.slice(linked).includes(address)) text += ` (${address})`
      address = null
    }
    text += end < 0 ? part : part.slice(end + 1)
  }
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|[a-z]{2,6});/gi,
    (entity, decimal?: string, hex?: string) => {
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0
      return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : (ENTITIES[entity] ?? entity)
    },
  )
}
