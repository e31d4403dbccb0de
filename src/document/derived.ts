import type { Document } from './document.ts'

/**
 * The result of a function on a document, computed once and kept in the document, since many rules need the same words
 * and times.
 */
export function derivedFrom<T>(document: Document, compute: (document: Document) => T): T {
  const { derived } = document
  if (!derived.has(compute)) derived.set(compute, compute(document))
  return derived.get(compute) as T
}
