import type { Document } from './document.ts'

/**
 * What a function computes from a document, computed once: the document keeps it. Many rules ask for the same words and
 * times.
 */
export function derivedFrom<T>(document: Document, compute: (document: Document) => T): T {
  const { derived } = document
  if (!derived.has(compute)) derived.set(compute, compute(document))
  return derived.get(compute) as T
}
