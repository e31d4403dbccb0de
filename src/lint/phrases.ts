import { type Document, passagesOf, type Range, slice } from '../document/index.ts'

/** A word of the prose, in lower case, and where it stands. */
export interface Word extends Range {
  readonly text: string
  /** What stands before it: nothing but blanks, a sign within a sentence, or the end of one. */
  readonly after: 'blank' | 'sign' | 'stop'
  /** The words it is read with: of a paragraph, a heading, a cell. */
  readonly passage: readonly Word[]
  /** Its place among them. */
  readonly at: number
}

/** Where a phrase occurs. */
export interface PhraseFound extends Range {
  /** As the document has it, on one line. */
  readonly text: string
  readonly words: readonly Word[]
}

/** Every word of a document, and where each occurs. */
interface Vocabulary {
  readonly passages: readonly (readonly Word[])[]
  readonly byText: ReadonlyMap<string, readonly Word[]>
}

const vocabularies = new WeakMap<Document, Vocabulary>()

/** Read once for all the rules that look for words. */
function vocabularyOf(document: Document): Vocabulary {
  const known = vocabularies.get(document)
  if (known) return known
  const byText = new Map<string, Word[]>()
  const passages = passagesOf(document).map(lines => {
    const words: Word[] = []
    for (const { text, start } of lines) addWords(text, start, words)
    for (const word of words) {
      const same = byText.get(word.text)
      if (same) same.push(word)
      else byText.set(word.text, [word])
    }
    return words
  })
  const vocabulary = { passages, byText }
  vocabularies.set(document, vocabulary)
  return vocabulary
}

/** Addresses are no words. */
function addWords(text: string, start: number, passage: Word[]): void {
  const lower = text.toLowerCase()
  // a few letters are longer in lower case, and places would be off
  const source = lower.length === text.length ? lower : text
  let after: Word['after'] = 'blank'
  for (let at = 0; at < text.length; ) {
    if (!isLetter(text.charCodeAt(at))) {
      const sign = text.charAt(at)
      if (STOPS.has(sign)) after = 'stop'
      else if (SIGNS.has(sign) && after === 'blank') after = 'sign'
      at = text.startsWith('](', at) ? pastAddress(text, at + 2) : at + 1
      continue
    }
    let end = at + 1
    while (end < text.length && continuesWord(text, end)) end++
    if (text.startsWith('://', end)) {
      at = pastAddress(text, end)
      continue
    }
    const word = source.slice(at, end)
    passage.push({
      text: word.includes('’') ? word.replaceAll('’', "'") : word,
      start: start + at,
      end: start + end,
      after,
      passage,
      at: passage.length,
    })
    after = 'blank'
    at = end
  }
}

const STOPS = new Set(['.', '!', '?', '。'])
const SIGNS = new Set([',', ';', ':', '(', ')', '—', '–', '|', '/', '"', '“', '”'])

const isLetter = (code: number): boolean =>
  (code >= 97 && code <= 122) ||
  (code >= 65 && code <= 90) ||
  (code >= 48 && code <= 57) ||
  (code >= 0xc0 && (code < 0x2000 || code > 0x206f))

/** An apostrophe, a dash or a point belongs to a word only between letters. */
function continuesWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  const within = code === 0x2019 || code === 39 || code === 45 || code === 46
  return isLetter(within ? text.charCodeAt(at + 1) : code)
}

function pastAddress(text: string, from: number): number {
  let at = from
  while (at < text.length && !/[\s)<>]/.test(text.charAt(at))) at++
  return at
}

/** One word of a phrase: any of some words, beginnings or endings. */
interface Step {
  readonly words: ReadonlySet<string>
  readonly beginnings: readonly string[]
  readonly endings: readonly string[]
  readonly optional: boolean
}

const phrases = new Map<string, readonly Step[]>()

function phraseOf(written: string): readonly Step[] {
  const known = phrases.get(written)
  if (known) return known
  const steps = written
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/\s+/)
    .filter(Boolean)
    .map((word): Step => {
      const optional = word.startsWith('(') && word.endsWith(')')
      const choices = (optional ? word.slice(1, -1) : word).split('|')
      return {
        words: new Set(choices.filter(choice => !choice.includes('*'))),
        beginnings: choices.filter(choice => choice.endsWith('*')).map(choice => choice.slice(0, -1)),
        endings: choices.filter(choice => choice.startsWith('*')).map(choice => choice.slice(1)),
        optional,
      }
    })
  phrases.set(written, steps)
  return steps
}

/**
 * Where any of some phrases occurs in the prose of a document, in its order. Of two that overlap the longer counts.
 *
 * @param written words parted by blanks; `a|b` is either, `fail*` begins so, `*ed` ends so, `(of)` may be missing.
 */
export function findPhrases(document: Document, written: readonly string[]): readonly PhraseFound[] {
  const { passages, byText } = vocabularyOf(document)
  const found: PhraseFound[] = []
  for (const phrase of written.map(phraseOf)) {
    const [first] = phrase
    if (!first) continue
    const starts =
      first.beginnings.length + first.endings.length === 0 && !first.optional
        ? [...first.words].flatMap(word => byText.get(word) ?? [])
        : passages.flat()
    for (const word of starts) {
      const end = matchEnd(phrase, word)
      const last = end === null ? undefined : word.passage[end - 1]
      if (!last) continue
      const range = { start: word.start, end: last.end }
      const text = slice(document.text, range).replace(/\s+/g, ' ')
      found.push({ ...range, text, words: word.passage.slice(word.at, last.at + 1) })
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  let free = -1
  return found.filter(({ start, end }) => {
    if (start < free) return false
    free = end
    return true
  })
}

/** How far a phrase reaches from a word on, or null; no sign may stand inside. */
function matchEnd(phrase: readonly Step[], { passage, at: from }: Word): number | null {
  let at = from
  for (const step of phrase) {
    const word = passage[at]
    const apart = at > from && word?.after !== 'blank'
    if (word && !apart && matches(step, word.text)) at++
    else if (!step.optional) return null
  }
  return at > from ? at : null
}

const matches = ({ words, beginnings, endings }: Step, text: string): boolean =>
  words.has(text) ||
  beginnings.some(beginning => text.startsWith(beginning)) ||
  endings.some(ending => text.endsWith(ending))

/** The words of the sentence that a phrase stands in. */
export function sentenceOf({ words }: PhraseFound): readonly Word[] {
  const [first] = words
  if (!first) return []
  const { passage, at } = first
  let from = at
  while (from > 0 && passage[from]?.after !== 'stop') from--
  let to = at + words.length
  while (to < passage.length && passage[to]?.after !== 'stop') to++
  return passage.slice(from, to)
}
