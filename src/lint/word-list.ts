import type { Document } from '../document/index.ts'
import { findPhrases, type PhraseFound } from './phrases.ts'
import { endsInQuotation } from './quotation.ts'
import { words } from './rule.ts'

/** The options of every rule that has a list of words. */
export const listOptions = {
  also: words('Phrases that are reported too, written like those of the rule.'),
  allow: words('Phrases that are fine here, as they stand in the text.'),
} as const

/** Where the phrases of a rule occur: its own and those it is told of, but for those that are fine or quoted. */
export function findListed(
  document: Document,
  phrases: readonly string[],
  { also, allow }: { readonly also: readonly string[]; readonly allow: readonly string[] },
): readonly PhraseFound[] {
  const own = findPhrases(document, phrases)
  const all =
    also.length === 0 ? own : [...own, ...findPhrases(document, also)].sort((a, b) => a.start - b.start)
  const found = all.filter(({ start }) => !isQuoted(document.text, start))
  if (found.length === 0 || allow.length === 0) return found
  const fine = findPhrases(document, allow)
  return found.filter(({ start, end }) => !fine.some(other => other.start < end && start < other.end))
}

/** On one line. */
const QUOTATION_AT_MOST = 300

function isQuoted(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - QUOTATION_AT_MOST), at)
  return endsInQuotation(near.slice(near.lastIndexOf('\n') + 1))
}

/** Whether any of some words stands shortly before a phrase, in its sentence. */
export function isAfter(found: PhraseFound, words: ReadonlySet<string>, near = 5): boolean {
  const [first] = found.words
  if (!first) return false
  for (let at = first.at; at > 0 && first.at - at < near; at--) {
    if (first.passage[at]?.after === 'stop') return false
    if (words.has(first.passage[at - 1]?.text ?? '')) return true
  }
  return false
}
