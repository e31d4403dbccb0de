import type { Document } from '../document/index.ts'
import { findPhrases, type PhraseFound } from './phrases.ts'
import { words } from './rule.ts'

/** The options of every rule that has a list of words. */
export const listOptions = {
  also: words(
    'Phrases that are reported too: `a|b` is either, `fail*` begins so, `*ed` ends so, `(of)` may be missing.',
  ),
  allow: words('Phrases of the list that are fine here, as they stand in the text.'),
} as const

/** Where the phrases of a rule occur: its own and those it is told of, but for those that are fine. */
export function findListed(
  document: Document,
  phrases: readonly string[],
  { also, allow }: { readonly also: readonly string[]; readonly allow: readonly string[] },
): readonly PhraseFound[] {
  const own = findPhrases(document, phrases)
  const found =
    also.length === 0 ? own : [...own, ...findPhrases(document, also)].sort((a, b) => a.start - b.start)
  if (allow.length === 0) return found
  const fine = findPhrases(document, allow)
  return found.filter(({ start, end }) => !fine.some(other => other.start < end && start < other.end))
}
