import MiniSearch from 'minisearch'
import type { FieldName } from './field-names.ts'
import { termsOf } from './words.ts'

/** The terms of a postmortem by field, with a space between two. */
export type FieldTerms = Readonly<Record<FieldName, string>>

/** The number of a postmortem, how well it answers, and which of its terms match. */
export interface Ranked {
  readonly id: number
  /** By BM25; only to be compared with others of the same search. */
  readonly score: number
  readonly terms: readonly string[]
}

/** An index of terms, which a page may have too. */
export interface Ranking {
  add(id: number, terms: FieldTerms): void
  /** The best answers first. A word may be the start of one that is meant, or have a letter wrong. */
  search(words: string): readonly Ranked[]
  /** Itself as JSON, for `rankingFrom`. */
  toJson(): string
}

const BOOST: Readonly<Record<FieldName, number>> = {
  title: 4,
  about: 3,
  headings: 1.5,
  summary: 2,
  cause: 2,
  actions: 1,
  text: 1,
}

/** Shorter words are only matched whole. */
const PREFIX_FROM = 3
const FUZZY_FROM = 5

const OPTIONS = {
  fields: Object.keys(BOOST),
  // documents come as their terms
  tokenize: (text: string) => (text === '' ? [] : text.split(' ')),
  processTerm: (term: string) => term,
  searchOptions: {
    boost: { ...BOOST },
    tokenize: (text: string) => [...termsOf(text)],
    prefix: (term: string) => term.length >= PREFIX_FROM,
    fuzzy: (term: string) => (term.length >= FUZZY_FROM && !/\d/.test(term) ? 0.2 : false),
    weights: { prefix: 0.4, fuzzy: 0.3 },
  },
}

/** An empty index. */
export const newRanking = (): Ranking => rankingOf(new MiniSearch(OPTIONS))

/** An index that was made elsewhere. @param json by `toJson` */
export const rankingFrom = (json: string): Ranking => rankingOf(MiniSearch.loadJSON(json, OPTIONS))

const rankingOf = (index: MiniSearch<FieldTerms & { id: number }>): Ranking => ({
  add: (id, terms) => index.add({ id, ...terms }),
  search(words) {
    const asked = new Set(termsOf(words)).size
    return (
      index
        .search(words)
        // what has more of the words answers better, as in Lucene's coordination factor
        .map(({ id, score, terms, queryTerms }) => ({
          id,
          score: score * (queryTerms.length / asked),
          terms,
        }))
        .sort((a, b) => b.score - a.score)
    )
  },
  toJson: () => JSON.stringify(index),
})
