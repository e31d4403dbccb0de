import { type Document, type Range, slice, type TextLine } from '../../document/index.ts'
import { type Lexicon, type LineHint, lexiconOf, type WordList } from './lexicon.ts'
import { allowsWord, type Phrase } from './phrase.ts'
import { followsOn, textAt, type Word, type WordIndex, wordIndex, wordsOfPassage } from './word-index.ts'

/** An occurrence of a phrase. */
export interface PhraseFound extends Range {
  /** The text as written, on one line. */
  readonly text: string
  readonly words: readonly Word[]
}

/** The words of one document, scanned when a rule first asks for any. */
export interface DocumentWords {
  /** The text of the document. */
  readonly text: string
  /** Finds the phrases of a list in the prose, in order. Of two that overlap the first counts, then the longer. */
  find(list: WordList): readonly PhraseFound[]
  /** The lines of the prose that have a hint. */
  linesWith(hint: LineHint): readonly TextLine[]
  /** All words of the prose. */
  all(): readonly Word[]
}

/** @param lexicon with the words that rules will ask for; any others need a scan of their own. */
export function documentWords(document: Document, lexicon: Lexicon): DocumentWords {
  let scanned: WordIndex | undefined
  let matches: Matches | undefined
  const index = () => {
    scanned ??= wordIndex(document, lexicon)
    return scanned
  }
  return {
    text: document.text,
    find(list) {
      if (list.length === 0) return []
      const unanchored = lexicon.unanchored.get(list)
      if (!unanchored) return documentWords(document, lexiconOf([{ lists: [list] }])).find(list)
      matches ??= anchoredMatches(index(), lexicon)
      const anchored = matches.get(list) ?? []
      return withoutOverlaps(
        unanchored.length > 0 ? [...anchored, ...unanchoredMatches(index(), unanchored)] : anchored,
      )
    },
    linesWith(hint) {
      const bit = lexicon.hintBits.get(hint)
      if (bit === undefined) return documentWords(document, lexiconOf([{ hints: [hint] }])).linesWith(hint)
      const { allHints, hints, lines } = index()
      return allHints & bit ? lines.filter((_, line) => (hints[line] ?? 0) & bit) : []
    },
    all: () =>
      index()
        .firsts.slice(0, -1)
        .flatMap((_, passage) => wordsOfPassage(index(), passage)),
  }
}

function withoutOverlaps(found: readonly PhraseFound[]): readonly PhraseFound[] {
  if (found.length < 2) return found
  let free = -1
  return found
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < free) return false
      free = end
      return true
    })
}

type Matches = ReadonlyMap<WordList, readonly PhraseFound[]>

/** The phrases of all lists that are anchored at a word of the document. */
function anchoredMatches(index: WordIndex, { anchored }: Lexicon): Matches {
  const matches = new Map<WordList, PhraseFound[]>()
  for (const [hash, places] of index.places)
    for (const { phrase, list } of anchored.get(hash) ?? [])
      for (const word of places) {
        const match = matchAround(index, phrase, word)
        if (!match) continue
        const found = phraseFound(index, match)
        const same = matches.get(list)
        if (same) same.push(found)
        else matches.set(list, [found])
      }
  return matches
}

function unanchoredMatches(index: WordIndex, phrases: readonly Phrase[]): PhraseFound[] {
  const found: PhraseFound[] = []
  for (const phrase of phrases)
    for (let word = 0; word < (index.firsts.at(-1) ?? 0); word++) {
      const match = matchAround(index, phrase, word)
      if (match) found.push(phraseFound(index, match))
    }
  return found
}

/** The first word of a phrase, and the one after its last. */
type Match = readonly [from: number, end: number]

const passageOf = ({ columns }: WordIndex, word: number): number => columns.passage[word] ?? 0

function phraseFound(index: WordIndex, [from, end]: Match): PhraseFound {
  const passage = passageOf(index, from)
  const first = index.firsts[passage] ?? 0
  const words = wordsOfPassage(index, passage).slice(from - first, end - first)
  const range = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 }
  return { ...range, text: slice(index.document.text, range).replace(/\s+/g, ' '), words }
}

/** Finds a phrase that has a word for its anchor, or for its first word without an anchor. */
function matchAround(index: WordIndex, { steps, anchor }: Phrase, word: number): Match | null {
  const passage = passageOf(index, word)
  const [first = 0, stop = 0] = [index.firsts[passage], index.firsts[passage + 1]]
  for (let from = Math.max(first, word - (anchor ?? 0)); from <= word; from++) {
    const end = matchEnd(index, steps, from, stop)
    if (end > word) return [from, end]
  }
  return null
}

/** The end of a phrase that begins at a word, or -1; no separator may be inside. */
function matchEnd(index: WordIndex, steps: Phrase['steps'], from: number, stop: number): number {
  let at = from
  for (const step of steps) {
    const isInside = at < stop && (at === from || followsOn(index, at))
    if (isInside && allowsWord(step, textAt(index, at))) at++
    else if (!step.optional) return -1
  }
  return at > from ? at : -1
}

const NEAR = 80

/** The words of the sentence around a phrase; of a very long one those near it. */
export function sentenceOf({ words }: PhraseFound): readonly Word[] {
  const [first] = words
  if (!first) return []
  const { passage, at } = first
  let from = at
  while (from > Math.max(0, at - NEAR) && passage[from]?.after !== 'stop') from--
  let to = at + words.length
  while (to < Math.min(passage.length, at + NEAR) && passage[to]?.after !== 'stop') to++
  return passage.slice(from, to)
}
