import { type Document, proseOf, type Range, type TextLine, weekdayStems } from '../document/index.ts'

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
  readonly document: Document
  /** How many anchors were known when it was made. */
  readonly anchors: number
  readonly lines: readonly TextLine[]
  /** What each line hints at, and what any of them does. */
  readonly hints: readonly number[]
  readonly allHints: number
  /** The first word of each passage, and the number of words. */
  readonly firsts: readonly number[]
  /** By anchor. Another word may be among them that happens to have the same hash. */
  readonly places: ReadonlyMap<string, readonly number[]>
  readonly texts: (string | undefined)[]
  readonly passages: (readonly Word[] | undefined)[]
}

/**
 * What only some lines are about, told by single words: a rule that reads closely looks at these lines alone. A line
 * may hint at what it does not hold, never the other way round.
 */
export const hint = {
  duration: 1,
  weekday: 2,
  total: 4,
  placeholder: 8,
  loss: 16,
  permanent: 32,
  wholly: 64,
  restored: 128,
} as const

const HINTING: Readonly<Record<keyof typeof hint, string>> = {
  duration: 'sec secs second seconds min mins minute minutes hr hrs hour hours day days s m h d',
  weekday: weekdayStems
    .flatMap(stem => [stem, stem.slice(0, 3)])
    .flatMap(name => [name, `${name}day`])
    .join(' '),
  total: 'total totaling totalling altogether combined cumulative cumulatively add adds',
  placeholder: 'todo tbd fixme tbc yyyy hh insert your name describe fill',
  loss: 'lost loss',
  permanent: 'permanent permanently',
  wholly: 'fully completely all full',
  restored: 'restored recovered operational resumed back recovery restoration capacity',
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

/** The hash of a word: nothing but its small letters, and what joins them, counts. */
const EMPTY_HASH = 0
const hashWith = (hash: number, letter: number): number => (Math.imul(hash, 31) + letter) | 0

function hashOf(word: string): number {
  let hash = EMPTY_HASH
  for (let i = 0; i < word.length; i++) hash = hashWith(hash, word.charCodeAt(i))
  return hash
}

/** One word of each phrase that was ever looked for, by its hash. */
const anchors = new Map<number, string>()
const hinting = new Map<number, number>()
for (const [name, words] of Object.entries(HINTING))
  for (const word of words.split(' '))
    hinting.set(hashOf(word), (hinting.get(hashOf(word)) ?? 0) | hint[name as keyof typeof hint])

/** 1 at the hashes of these words: nearly every other word is passed over by a look at this. */
const likely = new Uint8Array(32_768)
const HASH_MASK = likely.length - 1
for (const hash of hinting.keys()) likely[hash & HASH_MASK] = 1

/** Of the document that was asked for last: the rules see one after the other. */
let latest: Index | null = null

/** Read once for all the rules that look for words. */
export function indexOf(document: Document): Index {
  if (latest?.document === document && latest.anchors === anchors.size) return latest
  const { lines, passages, asWritten } = proseOf(document)
  const hints: number[] = []
  const firsts: number[] = []
  const places = new Map<string, number[]>()
  let words = 0
  let allHints = 0
  for (let line = 0; line < lines.length; line++) {
    const { text, start } = lines[line] ?? NO_LINE
    makeRoom(words, (text.length + 1) >> 1)
    if (passages[firsts.length] === line) firsts.push(words)
    scan.line = line
    scan.passage = firsts.length - 1
    scan.hints = 0
    // the document's own text is quicker to read than a piece of it
    words = asWritten[line]
      ? scanWords(document.text, start, start + text.length, 0, words, places)
      : scanWords(text, 0, text.length, start, words, places)
    hints.push(scan.hints)
    allHints |= scan.hints
  }
  firsts.push(words)
  latest = {
    document,
    anchors: anchors.size,
    lines,
    hints,
    allHints,
    firsts,
    places,
    texts: [],
    passages: [],
  }
  return latest
}

/** The line that is read, and what was found in it. */
const scan = { line: 0, passage: 0, hints: 0 }

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

function wordIn(text: string, from: number, to: number): string {
  const word = text.slice(from, to).toLowerCase()
  return word.includes('’') ? word.replaceAll('’', "'") : word
}

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
  const { from, to, after, line, passage } = columns
  const { line: ownLine, passage: ownPassage } = scan
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
    let hash = EMPTY_HASH
    let part = EMPTY_HASH
    let partStart = at
    let end = at
    while (letter !== 0) {
      hash = hashWith(hash, letter)
      if (isPlain(letter)) part = hashWith(part, letter)
      else {
        noteHint(text, partStart, end, part)
        part = EMPTY_HASH
        partStart = end + 1
      }
      end++
      letter = end < stop ? letterOf(text.charCodeAt(end)) : 0
      if (letter === 0 && end + 1 < stop) letter = joining(text, end)
    }
    noteHint(text, partStart, end, part)
    if (text.charCodeAt(end) === 58 && end + 2 < stop && text.startsWith('://', end)) {
      at = pastAddress(text, end, stop)
      continue
    }
    from[count] = at + shift
    to[count] = end + shift
    after[count] = before
    line[count] = ownLine
    passage[count] = ownPassage
    if (likely[hash & HASH_MASK] !== 0) addPlace(places, hash, count)
    count++
    before = BLANK
    at = end
  }
  return count
}

function addPlace(places: Map<string, number[]>, hash: number, at: number): void {
  const word = anchors.get(hash)
  if (word === undefined) return
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

/** A letter or digit of ASCII, and no sign that joins words. */
const isPlain = (letter: number): boolean => letter >= 48 && letter < 128

/** Tells the line of what a part of a word hints at: plain letters, alone or between the signs that join words. */
function noteHint(text: string, start: number, end: number, hash: number): void {
  if (start >= end) return
  if (likely[hash & HASH_MASK] !== 0) {
    const hints = hinting.get(hash)
    if (hints !== undefined && (end - start > 1 || !isApostrophe(text.charCodeAt(start - 1))))
      scan.hints |= hints
  }
  // 36m
  if (text.charCodeAt(start) < 58 && text.charCodeAt(end - 1) > 57) scan.hints |= hint.duration
}

const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019

/** Past an address, which has hints, but no words. */
function pastAddress(text: string, from: number, stop: number): number {
  let part = EMPTY_HASH
  let partStart = from
  let at = from
  for (; at < stop; at++) {
    const code = text.charCodeAt(at)
    const letter = code < 128 ? (ASCII[code] ?? 0) : 0
    if (letter !== 0) {
      part = hashWith(part, letter)
      continue
    }
    noteHint(text, partStart, at, part)
    part = EMPTY_HASH
    partStart = at + 1
    if (code === 41 || code === 60 || code === 62 || isBlank(code)) return at
  }
  noteHint(text, partStart, at, part)
  return at
}

/** As a pattern has it. */
const isBlank = (code: number): boolean =>
  code <= 32 || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)))

/** The passage of a word of the index that was made last. */
export const passageOf = (word: number): number => columns.passage[word] ?? 0

/** Whether nothing but blanks parts a word from the one before it. */
export const followsOn = (word: number): boolean => columns.after[word] === BLANK

/**
 * Has a word looked for from now on.
 *
 * @returns the word that its places are found under: another one, if that has the same hash.
 */
export function addAnchor(word: string): string {
  const hash = hashOf(word)
  const known = anchors.get(hash)
  if (known !== undefined) return known
  anchors.set(hash, word)
  likely[hash & HASH_MASK] = 1
  return word
}

/** Every word of the prose. Most rules look for some, and need this not. */
export function wordsOfProse(document: Document): readonly Word[] {
  const index = indexOf(document)
  return index.firsts.slice(0, -1).flatMap((_, passage) => wordsOf(index, passage))
}
