import type { Token } from 'markdown-it'

/** GitHub's `> [!NOTE]`. */
export const ALERT = /^> \[![A-Z]{1,20}\]$/m
/** The first line of an admonition of MkDocs. */
export const ADMONITION = /^(?:!!!|\?\?\?\+?) \w/
/** The definition of a footnote. */
const FOOTNOTE = /^\[\^[\w-]{1,40}\]:/

/** The lines of a paragraph where they mean something: alerts, admonitions, footnotes; else the whole. */
export function brokenAtLines(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const opens = tokens[0]?.content ?? ''
  const isOfLines = /^\[![A-Z]{1,20}\]\s*$/.test(opens) || ADMONITION.test(opens)
  const parts: Token[][] = [[]]
  tokens.forEach((token, i) => {
    const next = tokens[i + 1]?.content ?? ''
    const isEnd = token.type === 'softbreak' && (FOOTNOTE.test(next) || (isOfLines && parts.length === 1))
    if (isEnd) parts.push([])
    else parts.at(-1)?.push(token)
  })
  return parts
}

/** What is between those lines. */
export const gapOf = ([first]: readonly (readonly Token[])[]): string => {
  const opens = first?.[0]?.content ?? ''
  return ADMONITION.test(opens) ? '\n    ' : opens.startsWith('[!') ? '\n' : '\n\n'
}
