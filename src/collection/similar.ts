import type { Document } from '../document/index.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { termsWithWords } from './words.ts'
import type { WriteUp } from './write-up.ts'

/** A postmortem that is like another one. */
export interface Alike {
  readonly of: WriteUp
  /** The cosine of the angle between both, from 0 to 1. */
  readonly closeness: number
  /** The words that say most of it, the strongest first. */
  readonly words: readonly string[]
}

/** Terms of postmortems, to compare one with all others. */
export interface Likeness {
  add(of: WriteUp, document: Document): void
  /** Those most like a document, the closest first. It itself is not one of them. */
  like(document: Document, path: string): readonly Alike[]
}

/** How much a term counts where it is. What the incident was about says more than what was done. */
const WEIGHT: Readonly<Record<keyof Fields, number>> = {
  title: 3,
  about: 3,
  headings: 0,
  summary: 2,
  cause: 2,
  actions: 0.5,
  text: 0.5,
}

/** So many of the terms of a document are compared. */
const TERMS_AT_MOST = 60
/** A pair with less in common is not worth telling. */
const LEAST = 0.05
const WORDS_SHOWN = 6

type Vector = ReadonlyMap<string, number>

/** Makes an empty one. */
export function likenessOf(): Likeness {
  const all: { readonly of: WriteUp; readonly counts: Vector }[] = []
  const documents = new Map<string, number>()
  const idf = (term: string) => Math.log((all.length + 1) / ((documents.get(term) ?? 0) + 0.5))
  const vectorOf = (counts: Vector): Vector => {
    const strongest = [...counts]
      .map(([term, count]) => [term, (1 + Math.log(1 + count)) * Math.max(0, idf(term))] as const)
      .sort(([, a], [, b]) => b - a)
      .slice(0, TERMS_AT_MOST)
    const length = Math.hypot(...strongest.map(([, weight]) => weight)) || 1
    return new Map(strongest.map(([term, weight]) => [term, weight / length]))
  }
  return {
    add(of, document) {
      const counts = countsOf(document, of.path)
      all.push({ of, counts })
      for (const term of counts.keys()) documents.set(term, (documents.get(term) ?? 0) + 1)
    },
    like(document, path) {
      const words = new Map<string, string>()
      const own = vectorOf(countsOf(document, path, words))
      return all
        .flatMap(({ of, counts }) => {
          if (of.path === path) return []
          const shared = sharedBy(own, vectorOf(counts))
          const closeness = shared.reduce((sum, [, weight]) => sum + weight, 0)
          return closeness < LEAST
            ? []
            : [
                {
                  of,
                  closeness,
                  words: shared.slice(0, WORDS_SHOWN).map(([term]) => words.get(term) ?? term),
                },
              ]
        })
        .sort((a, b) => b.closeness - a.closeness)
    },
  }
}

/** The terms of a document, each by how often it comes, and where. @param words receives a word for each */
function countsOf(document: Document, path: string, words = new Map<string, string>()): Vector {
  const counts = new Map<string, number>()
  const fields = fieldsOf(document, path)
  for (const [name, weight] of Object.entries(WEIGHT) as [keyof Fields, number][])
    if (weight > 0)
      for (const { term, word } of termsWithWords(fields[name])) {
        if (/^\d+$/.test(term)) continue
        counts.set(term, (counts.get(term) ?? 0) + weight)
        if (!words.has(term)) words.set(term, word)
      }
  return counts
}

const sharedBy = (one: Vector, other: Vector): readonly (readonly [string, number])[] =>
  [...one]
    .flatMap(([term, weight]) => {
      const also = other.get(term)
      return also === undefined ? [] : [[term, weight * also] as const]
    })
    .sort(([, a], [, b]) => b - a)
