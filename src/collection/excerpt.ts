import { type Document, passagesOf, sentencesOf } from '../document/index.ts'
import { termsOf } from './words.ts'

/** The sentence of a document that has most of some terms, and their words in it. */
export interface Excerpt {
  readonly text: string
  /** Where its words that match are, as offsets in the text. */
  readonly marks: readonly { readonly start: number; readonly end: number }[]
}

/** Longer sentences are cut around the first word that matches. */
const LONGEST = 240

/** The best sentence; null where no prose has any of the terms. */
export function excerptOf(document: Document, terms: readonly string[]): Excerpt | null {
  const asked = new Set(terms)
  const title = document.title?.text.trim()
  let best: { readonly text: string; readonly score: number } | null = null
  for (const passage of passagesOf(document))
    for (const { text } of sentencesOf(passage.text)) {
      const words = text
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^(?:[-*+>#|]+|\d+[.)])\s+/, '')
      if (words === '' || words === title) continue
      const found = new Set(termsOf(words).filter(term => asked.has(term)))
      // of two with the same words the shorter says them with less around
      const score = found.size - words.length / 10_000
      if (found.size > 0 && score > (best?.score ?? 0)) best = { text: words, score }
    }
  return best && cut(best.text, asked)
}

function cut(text: string, asked: ReadonlySet<string>): Excerpt {
  const first = marksIn(text, asked)[0]?.start ?? 0
  const start = text.length > LONGEST ? Math.max(0, Math.min(first - 60, text.length - LONGEST)) : 0
  const part = text.slice(start, start + LONGEST)
  const shown = `${start > 0 ? '…' : ''}${part}${start + LONGEST < text.length ? '…' : ''}`
  return { text: shown, marks: marksIn(shown, asked) }
}

const marksIn = (text: string, asked: ReadonlySet<string>) =>
  [...text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)].flatMap(({ 0: word, index }) =>
    termsOf(word).some(term => asked.has(term)) ? [{ start: index, end: index + word.length }] : [],
  )
