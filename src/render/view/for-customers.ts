import type { Action } from '../../document/index.ts'
import type { Writer } from './view.ts'

/** What a page for customers says of an action: what, and when; whose it is and where it is tracked is for colleagues. */
export const customerPart = (action: Action): Action => ({
  ...action,
  owner: null,
  type: null,
  typeText: null,
  priority: null,
  ticket: null,
})

/** A writer that makes names of handles: on GitHub `@ann` would call the account of a stranger. */
export function withoutMentions<Text>(writer: Writer<Text>): Writer<Text> {
  return {
    ...writer,
    text: plain => writer.text(withNames(plain)),
    inline: markdown => writer.inline(withNames(markdown)),
    blocks: (markdown, level) => writer.blocks(withNames(markdown), level),
    nested: markdown => writer.nested(withNames(markdown)),
  }
}

const HANDLE = /(?<![\w./@:+-])@([A-Za-z][\w-]{0,38})(?![\w@]|\.[a-z])/g

/** A plain text with names for handles, on a page for customers. */
export const forReaders = (plain: string, areCustomers: boolean): string =>
  areCustomers ? withNames(plain) : plain

/** The text outside of code with names for handles. */
const withNames = (markdown: string): string =>
  markdown.includes('@')
    ? markdown
        .split(/(`+[^`]*`+)/)
        .map((part, i) => (i % 2 === 0 ? part.replace(HANDLE, '$1') : part))
        .join('')
    : markdown
