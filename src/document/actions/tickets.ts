import type { LinkOf } from '../markdown/index.ts'
import { type Address, pagesIn } from '../text/index.ts'

/**
 * The addresses of trackers: each matches up to the number or the name of one issue, task or change. The first two are of
 * no one tracker: GitHub, GitLab, Gitea, Bitbucket, Jira, Redmine, YouTrack, Linear and Zendesk have them.
 */
const TRACKERS: readonly RegExp[] = [
  /^https?:\/\/[^/]+\/.*?\b(?:issues|pull|pulls|pull-requests|pullrequest|merge_requests|work_items|_workitems\/edit|browse|tickets?)\/#?[\w-]+/,
  /^https?:\/\/[^/]+\/(?:.*\/)?issue\/[A-Z][A-Z0-9]*-\d+/,
  // Trello, Shortcut, Asana, ClickUp, Basecamp, monday.com
  /^https?:\/\/trello\.com\/c\/\w+/,
  /^https?:\/\/app\.(?:shortcut|clubhouse)\.(?:com|io)\/[\w-]+\/story\/\d+/,
  /^https?:\/\/app\.asana\.com\/(?:\d+\/)*(?:(?:project|task|inbox)\/(?:\d+\/)*(?:task\/)?)?\d+/,
  /^https?:\/\/app\.clickup\.com\/t\/(?:\d+\/)?[\w-]+/,
  /^https?:\/\/[\w-]+\.basecamp\.com\/\d+\/buckets\/\d+\/(?:todos|card_tables\/cards)\/\d+/,
  /^https?:\/\/(?:[\w-]+\.)?monday\.com\/boards\/\d+\/(?:views\/\d+\/)?pulses\/\d+/,
  // Bugzilla, Phabricator, Launchpad, Debian, Chromium
  /^https?:\/\/[^/]+\/(?:.*\/)?show_bug\.cgi\?id=\d+/,
  /^https?:\/\/(?:phabricator|phab)\.[^/]+\/[TD]\d+/,
  /^https?:\/\/bugs\.launchpad\.net\/(?:.*\/)?\+bug\/\d+/,
  /^https?:\/\/(?:bugs\.debian\.org|crbug\.com|bugs\.python\.org\/issue)\/?\d+/,
  /^https?:\/\/[^/]+\/(?:.*\/)?issues\/detail\?id=\d+/,
]

/** The part of an address that names one ticket; `undefined` where it names none. */
const ticketAddress = (address: string): string | undefined =>
  TRACKERS.map(tracker => tracker.exec(address)?.[0]).find(found => found !== undefined)

/** The ticket that a part of an action's tail consists of; `undefined` where it is something else. */
export const wholeTicket = (part: string): string | undefined =>
  /^\[[^\]\n]{1,60}\]\([^()\s]{1,300}\)$/.exec(part)?.[0] ??
  /^<?https?:\/\/[^\s>]{1,300}>?$/.exec(part)?.[0] ??
  /^(?:[A-Z][A-Z0-9]{1,9}-\d{1,7}|#\d{1,7}|[\w.-]{1,40}\/[\w.-]{1,60}#\d{1,7})$/.exec(part)?.[0]

/** The first link to a ticket in a text, else the first ticket number; null where there is none. */
export const ticketIn = (text: string, linkOf: LinkOf): string | null =>
  linkedTicketIn(text, linkOf) ?? NUMBER.exec(text)?.[0] ?? null

const NUMBER =
  /(?<![\w/#&[])(?:#\d{1,7}|(?!(?:UTF|SHA|HTTP|ISO|RFC|AES|TLS|SSL|MD|RSA|IP|IPV|COVID)-)[A-Z][A-Z0-9]{1,9}-\d{1,7})(?![\w-])/

/** The first link to a ticket in a text: one with words, one by reference, else a bare address. */
export function linkedTicketIn(text: string, linkOf: LinkOf): string | null {
  const pages = pagesIn(text).flatMap(page => ticketAt(text, page) ?? [])
  return pages.find(({ linked }) => linked)?.text ?? referredIn(text, linkOf) ?? pages[0]?.text ?? null
}

/** `[issue][ref]`, `[AB-12][]` and `[AB-12]`, as a link with its address. */
function referredIn(text: string, linkOf: LinkOf): string | undefined {
  for (const [, words = '', label] of text.matchAll(/\[([^[\]\n]{1,80})\](?:\[([^[\]\n]{0,80})\])?(?!\()/g)) {
    const address = linkOf(label || words)
    if (address && ticketAddress(address)) return `[${words}](${address})`
  }
  return undefined
}

/** The part of an address that names a ticket, with the link text around it. */
function ticketAt(text: string, page: Address): { readonly text: string; readonly linked: boolean } | null {
  const [address = ''] = page.text.split(/[()\]]/, 1)
  const named = ticketAddress(address)
  if (named === undefined) return null
  const opens = text.lastIndexOf('[', page.start - 2)
  const words = text.slice(opens + 1, page.start - 2)
  const linked =
    text.startsWith('](', page.start - 2) &&
    opens >= 0 &&
    words.length > 0 &&
    words.length <= 80 &&
    !words.includes(']') &&
    text[page.start + address.length] === ')'
  return linked
    ? { text: text.slice(opens, page.start + address.length + 1), linked }
    : { text: named, linked }
}
