import { type Document, type SectionKind, slice } from '../../document/index.ts'

/** Sections that are lists of short texts: what is said later is added to them. */
export const isList = (kind: SectionKind): boolean => kind === 'contributing_factors' || kind === 'lessons'

/** What the first section of a kind says: the one that an answer goes to. */
export function sectionText(document: Document, kind: SectionKind): string {
  const section = document.sections.find(other => other.kind === kind)
  return section ? slice(document.text, section.body).trim() : ''
}

/** A list with more items; a text that is none yet becomes one. */
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

/** A line that somebody typed with the mark that it gets anyway. */
export const withoutMarker = (line: string): string => line.trim().replace(/^(?:[-*+]|\d{1,3}[.)])\s+/, '')
