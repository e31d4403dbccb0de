import { type Address, pagesIn } from '../text/index.ts'

/** The ticket that a part of an action's tail consists of; `undefined` where it is something else. */
export const wholeTicket = (part: string): string | undefined =>
  /^\[[^\]\n]{1,60}\]\([^()\s]{1,300}\)$/.exec(part)?.[0] ??
  /^<?https?:\/\/[^\s>]{1,300}>?$/.exec(part)?.[0] ??
  /^(?:[A-Z][A-Z0-9]{1,9}-\d{1,7}|#\d{1,7}|[\w.-]{1,40}\/[\w.-]{1,60}#\d{1,7})$/.exec(part)?.[0]

/** The first link to an issue or a pull request in a text, else the first ticket number; null where there is none. */
export function ticketIn(text: string): string | null {
  const pages = pagesIn(text).flatMap(page => issueIn(text, page) ?? [])
  return (
    pages.find(({ linked }) => linked)?.text ??
    pages[0]?.text ??
    /(?<![\w/#&[])(?:#\d{1,7}|(?!(?:UTF|SHA|HTTP|ISO|RFC|AES|TLS|SSL|MD|RSA|IP|IPV|COVID)-)[A-Z][A-Z0-9]{1,9}-\d{1,7})(?![\w-])/.exec(
      text,
    )?.[0] ??
    null
  )
}

/** The part of an address up to the number of an issue or a pull request, with the link text around it. */
function issueIn(text: string, page: Address): { readonly text: string; readonly linked: boolean } | null {
  const [path] = /\/(?:issues|pull|merge_requests|browse|tickets?)\/(?=[\w#-])/.exec(page.text) ?? []
  const [address = ''] = page.text.split(/[()\]]/, 1)
  const start = page.text.indexOf(path ?? '\0')
  if (path === undefined || start < 0 || start >= address.length) return null
  const opens = text.lastIndexOf('[', page.start - 2)
  const words = text.slice(opens + 1, page.start - 2)
  const linked =
    text.startsWith('](', page.start - 2) &&
    opens >= 0 &&
    words.length > 0 &&
    words.length <= 80 &&
    !words.includes(']') &&
    text[page.start + address.length] === ')'
  if (linked) return { text: text.slice(opens, page.start + address.length + 1), linked }
  const id = /^[\w#-]+/.exec(address.slice(start + path.length))?.[0] ?? ''
  return { text: address.slice(0, start + path.length + id.length), linked }
}
