import { type Document, passagesOf, type Range, type TextLine } from '../document/index.ts'

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

/**
 * The words of a document, a column for each thing known of them, and where those occur that phrases are anchored
 * at. Texts and objects are made of the few words that a phrase may hold.
 */
export interface Index {
  /** How many anchors were known when it was made. */
  readonly anchors: number
  readonly lines: readonly TextLine[]
  /** The first word of each passage, and the number of words. */
  readonly firsts: readonly number[]
  readonly places: ReadonlyMap<string, readonly number[]>
  readonly texts: (string | undefined)[]
  readonly passages: (readonly Word[] | undefined)[]
}

/** By word: its line, where it begins and ends in the document, its passage, and what stands before it. */
interface Columns {
  readonly line: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly passage: Int32Array
  readonly after: Uint8Array
}

const columnsFor = (words: number): Columns => ({
  line: new Int32Array(words),
  from: new Int32Array(words),
  to: new Int32Array(words),
  passage: new Int32Array(words),
  after: new Uint8Array(words),
})

/** Those of the index below, filled anew for each document. */
let columns = columnsFor(4096)

/** Room for some more words behind those that there are. */
function makeRoom(words: number, more: number): void {
  if (words + more <= columns.line.length) return
  const { line, from, to, passage, after } = columns
  columns = columnsFor(2 * (words + more))
  columns.line.set(line)
  columns.from.set(from)
  columns.to.set(to)
  columns.passage.set(passage)
  columns.after.set(after)
}

const AFTER = ['blank', 'sign', 'stop'] as const satisfies Word['after'][]
const [BLANK, SIGN, STOP] = [0, 1, 2]

/** The words of all phrases that were ever looked for, one of each phrase. */
const anchors = new Set<string>()
/** 1 at the hashes of these words: nearly every other word is passed over by a look at this. */
const likely = new Uint8Array(32_768)
const HASH_MASK = likely.length - 1

/** Of the document that was asked for last: the rules see one after the other. */
let latest: { readonly document: Document; readonly index: Index } | null = null

/** Read once for all the rules that look for words. */
export function indexOf(document: Document): Index {
  if (latest?.document === document && latest.index.anchors === anchors.size) return latest.index
  const lines: TextLine[] = []
  const firsts: number[] = []
  const places = new Map<string, number[]>()
  const passages = passagesOf(document)
  let words = 0
  for (let passage = 0; passage < passages.length; passage++) {
    firsts.push(words)
    for (const line of passages[passage] ?? []) {
      const first = words
      makeRoom(words, (line.text.length + 1) >> 1)
      words = scanLine(document.text, line, words, places)
      columns.line.fill(lines.length, first, words)
      columns.passage.fill(passage, first, words)
      lines.push(line)
    }
  }
  firsts.push(words)
  const index = { anchors: anchors.size, lines, firsts, places, texts: [], passages: [] }
  latest = { document, index }
  return index
}

/** The text of a word; empty where the index has no such word. */
export function textAt({ lines, texts }: Index, word: number): string {
  const known = texts[word]
  if (known !== undefined) return known
  const { line, from, to } = columns
  const { text: said, start } = lines[line[word] ?? 0] ?? NO_LINE
  const text = wordIn(said, (from[word] ?? 0) - start, (to[word] ?? 0) - start)
  texts[word] = text
  return text
}

const NO_LINE: TextLine = { text: '', start: 0 }

export function wordsOf(index: Index, passage: number): readonly Word[] {
  const known = index.passages[passage]
  if (known) return known
  const { from, to, after } = columns
  const found: Word[] = []
  const [first = 0, end = 0] = [index.firsts[passage], index.firsts[passage + 1]]
  for (let word = first; word < end; word++) {
    found.push({
      text: textAt(index, word),
      start: from[word] ?? 0,
      end: to[word] ?? 0,
      after: AFTER[after[word] ?? BLANK] ?? 'blank',
      passage: found,
      at: found.length,
    })
  }
  index.passages[passage] = found
  return found
}

const wordIn = (text: string, from: number, to: number): string =>
  text.slice(from, to).toLowerCase().replaceAll('’', "'")

/** A line is read in the document's own text, which is quicker, unless something in it was blanked out. */
const scanLine = (
  whole: string,
  { text, start }: TextLine,
  words: number,
  places: Map<string, number[]>,
): number =>
  whole.startsWith(text, start)
    ? scanWords(whole, start, start + text.length, 0, words, places)
    : scanWords(text, 0, text.length, start, words, places)

/**
 * Adds each word of a piece of text to the columns, and to the places where it may be an anchor. Addresses are no
 * words.
 *
 * @param shift from offsets in the text to those in the document.
 * @returns the number of words there are now.
 */
function scanWords(
  text: string,
  start: number,
  stop: number,
  shift: number,
  words: number,
  places: Map<string, number[]>,
): number {
  const { from, to, after } = columns
  let count = words
  let before = BLANK
  for (let at = start; at < stop; ) {
    const code = text.charCodeAt(at)
    let letter = letterOf(code)
    if (letter === 0) {
      at++
      if (code === 32) continue
      if (code === 46 || code === 33 || code === 63 || code === 0x3002) before = STOP
      else if (before === BLANK && SIGNS.has(code)) before = SIGN
      if (code === 93 && at < stop && text.charCodeAt(at) === 40) at = pastAddress(text, at + 1, stop)
      continue
    }
    let hash = 0
    let end = at
    while (letter !== 0) {
      hash = (Math.imul(hash, 31) + letter) | 0
      end++
      letter = end < stop ? letterOf(text.charCodeAt(end)) : 0
      if (letter === 0 && end + 1 < stop) letter = joining(text, end)
    }
    if (text.charCodeAt(end) === 58 && end + 2 < stop && text.startsWith('://', end)) {
      at = pastAddress(text, end, stop)
      continue
    }
    from[count] = at + shift
    to[count] = end + shift
    after[count] = before
    if (likely[hash & HASH_MASK] === 1) addPlace(places, wordIn(text, at, end), count)
    count++
    before = BLANK
    at = end
  }
  return count
}

function addPlace(places: Map<string, number[]>, word: string, at: number): void {
  if (!anchors.has(word)) return
  const same = places.get(word)
  if (same) same.push(at)
  else places.set(word, [at])
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

/** An apostrophe, a dash or a point counts where it stands between the letters of a word; else 0. */
function joining(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code !== 39 && code !== 45 && code !== 46 && code !== 0x2019) return 0
  return letterOf(text.charCodeAt(at + 1)) === 0 ? 0 : code === 0x2019 ? 39 : code
}

const ADDRESS_END = /[\s)<>]/g

function pastAddress(text: string, from: number, stop: number): number {
  ADDRESS_END.lastIndex = from
  return Math.min(ADDRESS_END.exec(text)?.index ?? stop, stop)
}

/** The passage of a word of the index that was made last. */
export const passageOf = (word: number): number => columns.passage[word] ?? 0

/** Whether nothing but blanks parts a word from the one before it. */
export const followsOn = (word: number): boolean => columns.after[word] === BLANK

/** Has a word looked for from now on. */
export function addAnchor(word: string): void {
  anchors.add(word)
  let hash = 0
  for (let i = 0; i < word.length; i++) hash = (Math.imul(hash, 31) + word.charCodeAt(i)) | 0
  likely[hash & HASH_MASK] = 1
}

/** Every word of the prose. Most rules look for some, and need this not. */
export function wordsOfProse(document: Document): readonly Word[] {
  const index = indexOf(document)
  return index.firsts.slice(0, -1).flatMap((_, passage) => wordsOf(index, passage))
}
