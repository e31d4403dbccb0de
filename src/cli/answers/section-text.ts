import { type Document, ownBody, type SectionKind, slice } from '../../document/index.ts'

/** Whether a section is a list of short texts, to which later answers are added. */
export const isList = (kind: SectionKind): boolean => kind === 'contributing_factors' || kind === 'lessons'

/** The text of the first section of a kind, which is the one that an answer goes to. */
export function sectionText(document: Document, kind: SectionKind): string {
  const section = document.sections.find(other => other.kind === kind)
  return section ? slice(document.text, ownBody(section)).trim() : ''
}

/** The list with more items; a text that is not a list becomes one. */
export const extended = (before: string, items: readonly string[]): string =>
  `${asItems(before)}\n${items.map(item => `- ${withoutMarker(item).replace(/\n/g, '\n  ')}`).join('\n')}`

const asItems = (text: string): string =>
  /^\s*(?:[-*+]|\d+[.)])\s/.test(text)
    ? text
    : text
        .split('\n')
        .filter(Boolean)
        .map(line => `- ${line}`)
        .join('\n')

/** The line without the list marker that the person typed. */
export const withoutMarker = (line: string): string => line.trim().replace(/^(?:[-*+]|\d{1,3}[.)])\s+/, '')
