import { type Document, passagesOf, type Range, slice, type TextLine } from '../document/index.ts'

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

/** Where the words that phrases begin with occur in a document. A passage is cut into words when one is found. */
interface Index {
  /** How many such words were known when it was made. */
  readonly anchors: number
  readonly passages: readonly (readonly TextLine[])[]
  readonly places: ReadonlyMap<string, readonly Place[]>
  readonly words: (readonly Word[] | undefined)[]
}

interface Place {
  readonly passage: number
  readonly start: number
}

/** The first words of all phrases that were ever looked for. */
const anchors = new Set<string>()
/** 1 at the hashes of these words: nearly every other word is passed over by a look at this. */
const likely = new Uint8Array(4096)
const HASH_MASK = likely.length - 1

/** Of the document that was asked for last: the rules see one after the other. */
let latest: { readonly document: Document; readonly index: Index } | null = null

/** Read once for all the rules that look for words. */
function indexOf(document: Document): Index {
  if (latest?.document === document && latest.index.anchors === anchors.size) return latest.index
  const passages = passagesOf(document)
  const places = new Map<string, Place[]>()
  for (let passage = 0; passage < passages.length; passage++) {
    for (const { text, start } of passages[passage] ?? []) {
      scanWords(text, likely, (from, to) => {
        const word = wordIn(text, from, to)
        if (!anchors.has(word)) return
        const place = { passage, start: start + from }
        const same = places.get(word)
        if (same) same.push(place)
        else places.set(word, [place])
      })
    }
  }
  const index = { anchors: anchors.size, passages, places, words: [] }
  latest = { document, index }
  return index
}

function wordsOf({ passages, words }: Index, passage: number): readonly Word[] {
  const known = words[passage]
  if (known) return known
  const found: Word[] = []
  for (const { text, start } of passages[passage] ?? []) {
    scanWords(text, null, (from, to, after) => {
      const word = wordIn(text, from, to)
      found.push({
        text: word,
        start: start + from,
        end: start + to,
        after,
        passage: found,
        at: found.length,
      })
    })
  }
  words[passage] = found
  return found
}

const wordIn = (text: string, from: number, to: number): string =>
  text.slice(from, to).toLowerCase().replaceAll('’', "'")

/**
 * Each word of a line, in order. Addresses are no words.
 *
 * @param wanted leaves out words with a 0 at their hash.
 */
function scanWords(
  text: string,
  wanted: Uint8Array | null,
  take: (from: number, to: number, after: Word['after']) => void,
): void {
  let after: Word['after'] = 'blank'
  const { length } = text
  for (let at = 0; at < length; ) {
    const code = text.charCodeAt(at)
    let letter = letterOf(code)
    if (letter === 0) {
      if (code !== 32) {
        if (code === 46 || code === 33 || code === 63 || code === 0x3002) after = 'stop'
        else if (after === 'blank' && SIGNS.has(code)) after = 'sign'
      }
      at = code === 93 && text.charCodeAt(at + 1) === 40 ? pastAddress(text, at + 2) : at + 1
      continue
    }
    let hash = 0
    let end = at
    while (letter !== 0) {
      hash = (Math.imul(hash, 31) + letter) | 0
      end++
      letter = end < length ? letterWithin(text, end) : 0
    }
    if (text.charCodeAt(end) === 58 && text.startsWith('://', end)) {
      at = pastAddress(text, end)
      continue
    }
    if (wanted === null || wanted[hash & HASH_MASK] === 1) take(at, end, after)
    after = 'blank'
    at = end
  }
}

/** `,;:()|/"` and the like: a phrase does not reach across them. */
const SIGNS = new Set([...',;:()|/"“”—–'].map(sign => sign.charCodeAt(0)))

/** The small letter or digit of each ASCII code; 0 for all else. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase()
  return /[a-z0-9]/.test(letter) ? letter.charCodeAt(0) : 0
})

/** The small letter of a code, or 0 where it is none. */
function letterOf(code: number): number {
  if (code < 128) return ASCII[code] ?? 0
  return code >= 0xc0 && (code < 0x2000 || code > 0x206f)
    ? String.fromCharCode(code).toLowerCase().charCodeAt(0)
    : 0
}

/** The same inside a word, where an apostrophe, a dash or a point counts between letters. */
function letterWithin(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code === 39 || code === 45 || code === 46 || code === 0x2019)
    return letterOf(text.charCodeAt(at + 1)) === 0 ? 0 : code === 0x2019 ? 39 : code
  return letterOf(code)
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

interface Phrase {
  readonly steps: readonly Step[]
  /** The step to look up in a document: the first that is not of words that stand everywhere. Null without one. */
  readonly anchor: number | null
}

const phrases = new Map<string, Phrase>()

const EVERYWHERE = new Set(
  'a an the in on at of to by for with and or is was were are be been it we you they our your this that has had have do did does not no only just all as some many most'.split(
    ' ',
  ),
)

function phraseOf(written: string): Phrase {
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
  const plain = steps.flatMap((step, i) => (isPlain(step) ? [i] : []))
  const rare = plain.find(i => ![...(steps[i]?.words ?? [])].some(word => EVERYWHERE.has(word)))
  const anchor = rare ?? plain[0] ?? null
  for (const word of (anchor === null ? undefined : steps[anchor])?.words ?? []) addAnchor(word)
  const phrase = { steps, anchor }
  phrases.set(written, phrase)
  return phrase
}

/** Phrases by the words that their anchor may be. */
interface PhraseList {
  readonly byAnchor: ReadonlyMap<string, readonly Phrase[]>
  readonly unanchored: readonly Phrase[]
}

const lists = new WeakMap<readonly string[], PhraseList>()

function listOf(written: readonly string[]): PhraseList {
  const known = lists.get(written)
  if (known) return known
  const byAnchor = new Map<string, Phrase[]>()
  const unanchored: Phrase[] = []
  for (const phrase of written.map(phraseOf)) {
    const anchor = phrase.anchor === null ? undefined : phrase.steps[phrase.anchor]
    if (!anchor) unanchored.push(phrase)
    for (const word of anchor?.words ?? []) {
      const same = byAnchor.get(word)
      if (same) same.push(phrase)
      else byAnchor.set(word, [phrase])
    }
  }
  const list = { byAnchor, unanchored }
  lists.set(written, list)
  return list
}

/** Whether the words of a step can be looked up. */
const isPlain = ({ beginnings, endings, optional }: Step): boolean =>
  beginnings.length + endings.length === 0 && !optional

function addAnchor(word: string): void {
  anchors.add(word)
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0
  likely[hash & HASH_MASK] = 1
}

/**
 * Where any of some phrases occurs in the prose of a document, in its order. Of two that overlap the longer counts.
 *
 * @param written words parted by blanks; `a|b` is either, `fail*` begins so, `*ed` ends so, `(of)` may be missing.
 */
export function findPhrases(document: Document, written: readonly string[]): readonly PhraseFound[] {
  const list = listOf(written)
  const index = indexOf(document)
  const found: PhraseFound[] = []
  const look = ({ steps, anchor }: Phrase, word: Word) => {
    const match = matchAround(steps, anchor ?? 0, word)
    if (!match) return
    const [first, last] = match
    const range = { start: first.start, end: last.end }
    const text = slice(document.text, range).replace(/\s+/g, ' ')
    found.push({ ...range, text, words: word.passage.slice(first.at, last.at + 1) })
  }
  for (const [text, places] of index.places) {
    const phrasesHere = list.byAnchor.get(text)
    if (!phrasesHere) continue
    for (const { passage, start } of places) {
      const word = wordAt(wordsOf(index, passage), start)
      if (word) for (const phrase of phrasesHere) look(phrase, word)
    }
  }
  for (const phrase of list.unanchored)
    for (let i = 0; i < index.passages.length; i++) for (const word of wordsOf(index, i)) look(phrase, word)
  if (found.length < 2) return found
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  let free = -1
  return found.filter(({ start, end }) => {
    if (start < free) return false
    free = end
    return true
  })
}

function wordAt(words: readonly Word[], start: number): Word | undefined {
  let [low, high] = [0, words.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  return words[low]
}

/** The first and the last word of a phrase that has a word for its anchor. */
function matchAround(steps: readonly Step[], anchor: number, word: Word): readonly [Word, Word] | null {
  for (let from = Math.max(0, word.at - anchor); from <= word.at; from++) {
    const first = word.passage[from]
    const end = first ? matchEnd(steps, first) : null
    const last = end === null ? undefined : word.passage[end - 1]
    if (first && last && end !== null && end > word.at) return [first, last]
  }
  return null
}

/** How far a phrase reaches from a word on, or null; no sign may stand inside. */
function matchEnd(steps: readonly Step[], { passage, at: from }: Word): number | null {
  let at = from
  for (const step of steps) {
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

/** The words of the sentence that a phrase stands in; of a very long one those near it. */
export function sentenceOf({ words }: PhraseFound): readonly Word[] {
  const [first] = words
  if (!first) return []
  const { passage, at } = first
  let from = at
  while (from > Math.max(0, at - NEAR) && passage[from]?.after !== 'stop') from--
  let to = at + words.length
  while (to < Math.min(passage.length, at + NEAR) && passage[to]?.after !== 'stop') to++
  return passage.slice(from, to)
}

const NEAR = 80
