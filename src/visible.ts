/** Characters that control a terminal, reorder a line, or are invisible, except for tab and line feed. */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|\udb40[\udc00-\udc7f]/g

/** A text of common visible characters only, which is quicker to check. */
const VISIBLE = /^[\t\n -~\u00a0-\u0600\u2010-\u2027]*$/

/**
 * What the log of a CI job takes for a command: `::` at the start of a line (GitHub), `##[` and `##vso[` anywhere (GitHub,
 * Azure). The first character is the one to escape.
 */
const COMMAND = /^([^\S\r\n\u2028\u2029]*):(?=:)|#(?=#(?:vso)?\[)/gim

const mayCommand = (text: string): boolean => text.includes('##') || text.includes('::')

const spelt = (found: string): string => `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`

/**
 * The text with invisible characters escaped (`\u{1b}`), and what a CI runner would obey, so that it is safe on a terminal
 * and in a log.
 */
export const visible = (text: string): string => {
  const shown = VISIBLE.test(text) ? text : text.replace(INVISIBLE, spelt)
  return mayCommand(shown)
    ? shown.replace(COMMAND, (found, blanks = '') => blanks + spelt(found.slice(blanks.length)))
    : shown
}

/** The same on one line, for a path or a message. */
export const visibleLine = (text: string): string =>
  ON_ONE_LINE.test(text) && !mayCommand(text)
    ? text
    : visible(text).replace(/\n/g, '\\u{a}').replace(/\t/g, '\\u{9}')

/** A path that begins a line: one that looks like a command begins with its folder. */
export const visiblePath = (path: string): string =>
  visibleLine(/^\s*(?:::|##)/.test(path) ? `./${path}` : path)

const ON_ONE_LINE = /^[ -~\u00a0-\u0600\u2010-\u2027]*$/

const QUOTED_AT_MOST = 60

/** A part of a document for a message: on one line, visible, short, in quotation marks. */
export function quote(text: string): string {
  const line = /[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim()
  const short = line.length > QUOTED_AT_MOST ? `${line.slice(0, QUOTED_AT_MOST)}…` : line
  // quotation marks of another kind around those of the text
  return short.includes('"') ? `“${visible(short)}”` : `"${visible(short)}"`
}

/** The JSON of a value with invisible characters escaped (`\u001b`), so that it is safe to print. */
export const jsonText = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent)
    .replace(INVISIBLE, inJson)
    .replace(/#(?=#(?:vso)?\[)/gi, inJson)

const inJson = (found: string): string =>
  [...Array(found.length).keys()].map(i => `\\u${found.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')
