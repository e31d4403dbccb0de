import { endsInQuotation } from '../../document/index.ts'
import { phraseOption } from '../rule.ts'
import type { DocumentWords, PhraseFound } from './document-words.ts'
import type { WordList } from './lexicon.ts'

/** The options of every rule that has a list of words. */
export const listOptions = {
  also: phraseOption('More phrases to report, written like those of the rule.'),
  allow: phraseOption('Phrases that are not reported, as written in the text.'),
} as const

/**
 * Finds the phrases of a rule and of its option `also`, except for those that are allowed or quoted, or a part of an
 * exception.
 *
 * @param exceptions those of the rule.
 */
export function findListed(
  words: DocumentWords,
  list: WordList,
  { also, allow }: { readonly also: WordList; readonly allow: WordList },
  exceptions: WordList = [],
): readonly PhraseFound[] {
  const own = words.find(list)
  const all = also.length === 0 ? own : [...own, ...words.find(also)].sort((a, b) => a.start - b.start)
  const found = all.filter(({ start }) => !isQuoted(words.text, start))
  if (found.length === 0) return found
  const allowed = [...words.find(allow), ...words.find(exceptions)]
  return found.filter(({ start, end }) => !allowed.some(other => other.start < end && start < other.end))
}

/** The most characters of a line before a phrase that are searched for a quotation mark. */
const QUOTATION_AT_MOST = 300

function isQuoted(text: string, at: number): boolean {
  const near = text.slice(Math.max(0, at - QUOTATION_AT_MOST), at)
  return endsInQuotation(near.slice(near.lastIndexOf('\n') + 1))
}

/** Whether any of some words is among the last ones before a phrase in its sentence. */
export function isPrecededBy(found: PhraseFound, words: ReadonlySet<string>, near = 5): boolean {
  const [first] = found.words
  if (!first) return false
  for (let at = first.at; at > 0 && first.at - at < near; at--) {
    if (first.passage[at]?.after === 'stop') return false
    if (words.has(first.passage[at - 1]?.text ?? '')) return true
  }
  return false
}
