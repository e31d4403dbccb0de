import MiniSearch from 'minisearch'
import type { Document } from '../document/index.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { termsOf } from './words.ts'
import type { WriteUp } from './write-up.ts'

/** A postmortem that answers a search. */
export interface Hit {
  readonly of: WriteUp
  /** By BM25; only to be compared with others of the same search. */
  readonly score: number
  /** The terms of the document that matched. */
  readonly terms: readonly string[]
}

/** An index of many postmortems, of which it keeps no text. */
export interface SearchIndex {
  add(of: WriteUp, document: Document): void
  /** The best answers first. A word may be the start of one that is meant, or have a letter wrong. */
  search(words: string): readonly Hit[]
}

const BOOST: Readonly<Record<keyof Fields, number>> = {
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

/** Makes an empty index. */
export function searchIndex(): SearchIndex {
  const writeUps: WriteUp[] = []
  const index = new MiniSearch<Fields & { id: number }>({
    fields: Object.keys(BOOST),
    tokenize: text => [...termsOf(text)],
    processTerm: term => term,
    searchOptions: {
      boost: { ...BOOST },
      prefix: term => term.length >= PREFIX_FROM,
      fuzzy: term => (term.length >= FUZZY_FROM && !/\d/.test(term) ? 0.2 : false),
      weights: { prefix: 0.4, fuzzy: 0.3 },
    },
  })
  return {
    add(of, document) {
      index.add({ id: writeUps.length, ...fieldsOf(document, of.path) })
      writeUps.push(of)
    },
    search(words) {
      const asked = new Set(termsOf(words)).size
      return index
        .search(words)
        .flatMap(({ id, score, terms, queryTerms }) => {
          const of = writeUps[id]
          // what has more of the words answers better, as in Lucene's coordination factor
          return of ? [{ of, score: score * (queryTerms.length / asked), terms }] : []
        })
        .sort((a, b) => b.score - a.score)
    },
  }
}
