import { stemmer } from 'stemmer'

/** Words of other languages than those written without spaces; numbers with their units; names with dots and dashes apart. */
const WORD = /[\p{L}\p{N}]+/gu
/** Scripts that write no spaces between words: each pair of characters is a term. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}ー]+/gu

const STOP = new Set(
  'a an and are as at be been but by for from had has have in into is it its of on or that the their there these they this to was we were which will with not no our us you your i he she his her them then than so if when while after before during can could did do does about all also any each more most other some such only own same too very just'.split(
    ' ',
  ),
)

/** A term, and the word that it is of. */
export interface Term {
  readonly term: string
  readonly word: string
}

/** The terms of a text, in order: lower case, without accents, and English ones without their endings. */
export function termsWithWords(text: string): readonly Term[] {
  const terms: Term[] = []
  for (const [word] of text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .matchAll(WORD)) {
    if (word.length > 60 || STOP.has(word)) continue
    const unspaced = word.match(UNSPACED)
    if (unspaced) for (const pair of unspaced.flatMap(pairsOf)) terms.push({ term: pair, word: pair })
    else if (word.length > 1 || /\d/.test(word))
      terms.push({ term: /^[a-z]+$/.test(word) ? stemmer(word) : word, word })
  }
  return terms
}

/** The terms alone. */
export const termsOf = (text: string): readonly string[] => termsWithWords(text).map(({ term }) => term)

function pairsOf(run: string): readonly string[] {
  const chars = [...run]
  return chars.length < 2 ? chars : chars.slice(1).map((char, i) => `${chars[i]}${char}`)
}
