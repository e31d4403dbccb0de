import { base64, digestOf } from '../../digest.ts'

/**
 * A page whose tags have their styles inline, since mail clients drop style sheets.
 *
 * @param css rules whose selectors are tags or classes.
 */
export function withInlineStyles(html: string, css: string): string {
  const rules = [...css.matchAll(/([^{}]{1,200})\{([^{}]{0,500})\}/g)].flatMap(
    ([, selectors = '', style = '']) =>
      selectors.split(',').map(selector => ({ selector: selector.trim(), style: style.trim() })),
  )
  const separated = html.replace(/<\/span>\s{1,9}<span>/g, '</span> · <span>')
  return separated.replace(
    /<([a-z][a-z0-9]{0,20})((?:\s[^<>]*)?)>/g,
    (tag, name: string, attributes: string) => {
      const [, classes = ''] = /\sclass="([^"]*)"/.exec(attributes) ?? []
      const selectors = new Set([name, ...classes.split(' ').map(one => `.${one}`)])
      const style = rules.flatMap(rule => (selectors.has(rule.selector) ? [rule.style] : [])).join(' ')
      if (!style) return tag
      // what a template of the team says itself comes last, and counts
      const [own = '', said = ''] = /\sstyle="([^"]*)"/.exec(attributes) ?? []
      return `<${name}${attributes.replace(own, '')} style="${style}${said && ` ${said}`}">`
    },
  )
}

/** The parts of an e-mail. */
export interface Mail {
  readonly subject: string
  readonly text: string
  readonly html: string
}

/** The message in MIME, as a draft without sender and receivers: text and HTML, from which mail clients choose. */
export function messageOf({ subject, text, html }: Mail): string {
  const boundary = `part-${digestOf(html).slice(0, 24)}`
  const part = (type: string, content: string) => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    ...(base64(content).match(/.{1,76}/g) ?? []),
  ]
  return [
    `Subject: ${headerText(subject)}`,
    'X-Unsent: 1',
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...part('text/plain', text),
    ...part('text/html', html),
    `--${boundary}--`,
    '',
  ].join('\r\n')
}

/** The bytes of an encoded word: with its marks, and the name of the header before it, a line has 78 characters at most. */
const WORD_BYTES = 39

const utf8 = new TextEncoder()

/** A text of a header as it is where it is ASCII, else in encoded words (RFC 2047). */
function headerText(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (/^[\x20-\x7e]*$/.test(line) && !line.includes('=?')) return line
  const words: string[] = ['']
  for (const char of line) {
    const last = words.at(-1) ?? ''
    if (utf8.encode(last + char).length <= WORD_BYTES) words[words.length - 1] = last + char
    else words.push(char)
  }
  return words.map(word => `=?utf-8?B?${base64(word)}?=`).join('\r\n ')
}
