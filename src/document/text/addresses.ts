import type { Range } from './lines.ts'

/** An e-mail address or a URL in a text. */
export interface Address extends Range {
  readonly text: string
}

const LOCAL = /[\w.+-]/
const DOMAIN = /(?:[\w-]{1,63}\.){1,8}[a-z]{2,24}(?![\w-])/iy
const LOCAL_AT_MOST = 64

/** The e-mail addresses in a text, in order. */
export function mailboxesIn(text: string): Address[] {
  const found: Address[] = []
  let free = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > free && at - start < LOCAL_AT_MOST && LOCAL.test(text.charAt(start - 1))) start--
    DOMAIN.lastIndex = at + 1
    if (start === at || !DOMAIN.test(text)) continue
    free = DOMAIN.lastIndex
    found.push({ text: text.slice(start, free), start, end: free })
  }
  return found
}

/** The `http:` and `https:` URLs in a text, in order, without closing punctuation. */
export function pagesIn(text: string): Address[] {
  const found: Address[] = []
  for (const { 0: all, index } of text.matchAll(/\bhttps?:\/\/[^\s<>]+/g)) {
    let end = all.length
    while (TRAILING.has(all.charAt(end - 1))) end--
    if (end > all.indexOf('//') + 2) found.push({ text: all.slice(0, end), start: index, end: index + end })
  }
  return found
}

const TRAILING = new Set('.,;:!?\'")]')

/** An address with what is written as `%20` as it is meant; as written where that is none. */
export function decodedAddress(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
