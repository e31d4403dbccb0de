import { hashOf } from './letters.ts'
import { type Phrase, phraseReader } from './phrase.ts'

/** Phrases that are looked for together. A lexicon knows a list by its identity. */
export type WordList = readonly string[]

/**
 * Single words that a line must have to be of interest to a rule that reads closely. A hinted line may turn out not to
 * be of interest, but no other line is.
 */
export interface LineHint {
  readonly words: readonly string[]
  /** Set if a figure with a unit (36m) hints too. */
  readonly figures: boolean
}

export const lineHint = (words: string, { figures = false } = {}): LineHint => ({
  words: words.split(' '),
  figures,
})

/** The words that one rule looks for. */
export interface Vocabulary {
  readonly lists?: readonly WordList[]
  /** Words by the name of their group: `<name>` in a phrase is any of them. */
  readonly groups?: Readonly<Record<string, string>>
  readonly hints?: readonly LineHint[]
}

export interface AnchoredPhrase {
  readonly phrase: Phrase
  readonly list: WordList
}

/** The words of several rules, prepared so that a document is scanned for all of them at once. */
export interface Lexicon {
  /** 1 at the masked hash of each word below, 0 for nearly all other words. */
  readonly likely: Uint8Array
  /** The phrases by the hash of the words that they are anchored at. */
  readonly anchored: ReadonlyMap<number, readonly AnchoredPhrase[]>
  /** The phrases of each list that cannot be looked up. */
  readonly unanchored: ReadonlyMap<WordList, readonly Phrase[]>
  /** The bits of hints by the hash of their words. */
  readonly hinting: ReadonlyMap<number, number>
  readonly hintBits: ReadonlyMap<LineHint, number>
  /** The bits of hints that figures give. */
  readonly figureBits: number
}

const SIZE = 32_768
export const HASH_MASK = SIZE - 1

export function lexiconOf(vocabularies: readonly Vocabulary[]): Lexicon {
  const anchored = new Map<number, AnchoredPhrase[]>()
  const unanchored = new Map<WordList, Phrase[]>()
  const readPhrase = phraseReader()
  for (const { lists = [], groups = {} } of vocabularies) {
    for (const list of lists) {
      if (unanchored.has(list)) continue
      const phrases = list.map(written => readPhrase(withGroups(written, groups)))
      unanchored.set(
        list,
        phrases.filter(({ anchor }) => anchor === null),
      )
      for (const phrase of phrases) {
        const words = phrase.anchor === null ? undefined : phrase.steps[phrase.anchor]?.words
        for (const word of words ?? []) {
          const hash = hashOf(word)
          const same = anchored.get(hash)
          if (same) same.push({ phrase, list })
          else anchored.set(hash, [{ phrase, list }])
        }
      }
    }
  }
  const hints = hintsOf(vocabularies.flatMap(({ hints = [] }) => hints))
  const likely = new Uint8Array(SIZE)
  for (const hash of anchored.keys()) likely[hash & HASH_MASK] = 1
  for (const hash of hints.hinting.keys()) likely[hash & HASH_MASK] = 1
  return { likely, anchored, unanchored, ...hints }
}

const withGroups = (written: string, groups: Readonly<Record<string, string>>): string =>
  written.includes('<') ? written.replace(/<(\w+)>/g, (all, name: string) => groups[name] ?? all) : written

function hintsOf(hints: readonly LineHint[]): Pick<Lexicon, 'hinting' | 'hintBits' | 'figureBits'> {
  const hinting = new Map<number, number>()
  const hintBits = new Map([...new Set(hints)].map((hint, i) => [hint, 1 << i]))
  // each hint is a bit of a number
  if (hintBits.size > 31) throw new RangeError('a lexicon has at most 31 hints')
  let figureBits = 0
  for (const [{ words, figures }, bit] of hintBits) {
    if (figures) figureBits |= bit
    for (const word of words) hinting.set(hashOf(word), (hinting.get(hashOf(word)) ?? 0) | bit)
  }
  return { hinting, hintBits, figureBits }
}
