import type { Document } from '../document/index.ts'
import { type FieldName, fieldNames } from './field-names.ts'
import { fieldsOf } from './fields.ts'
import { type FieldTerms, newRanking, type Ranked } from './ranking.ts'
import { termsOf } from './words.ts'
import type { WriteUp } from './write-up.ts'

/** A postmortem that answers a search. */
export interface Hit extends Omit<Ranked, 'id'> {
  readonly of: WriteUp
}

/** An index of many postmortems, of which it keeps no text. */
export interface SearchIndex {
  add(of: WriteUp, document: Document): void
  search(words: string): readonly Hit[]
}

/** Makes an empty index. */
export function searchIndex(): SearchIndex {
  const writeUps: WriteUp[] = []
  const ranking = newRanking()
  return {
    add(of, document) {
      ranking.add(writeUps.length, fieldTermsOf(document, of.path))
      writeUps.push(of)
    },
    search: words =>
      ranking.search(words).flatMap(({ id, ...others }) => {
        const of = writeUps[id]
        return of ? [{ of, ...others }] : []
      }),
  }
}

/** The terms of a document by field. */
export function fieldTermsOf(document: Document, path: string): FieldTerms {
  const fields = fieldsOf(document, path)
  return Object.fromEntries(fieldNames.map(name => [name, termsOf(fields[name]).join(' ')])) as Record<
    FieldName,
    string
  >
}
