import { type Document, proseOf, type Range, type TextLine } from '../../document/index.ts'
import {
  asciiLetterOf,
  EMPTY_HASH,
  hashWith,
  isApostrophe,
  isAsciiLetter,
  isSpace,
  joinerAt,
  letterOf,
  SEPARATORS,
} from './letters.ts'
import { HASH_MASK, type Lexicon } from './lexicon.ts'

/** A word of the prose, in lower case, and its place. */
export interface Word extends Range {
  readonly text: string
  /** The text before it: only spaces, a separator within the sentence, or the end of the sentence before. */
  readonly after: 'space' | 'separator' | 'stop'
  /** The words of its paragraph, heading or cell. */
  readonly passage: readonly Word[]
  /** Its index in the passage. */
  readonly at: number
}

const AFTER = ['space', 'separator', 'stop'] as const satisfies Word['after'][]
const [SPACE, SEPARATOR, STOP] = [0, 1, 2]

/** The facts of each word: its line, its start and end in the document, its passage, and what is before it. */
interface Columns {
  readonly line: Int32Array
  readonly from: Int32Array
  readonly to: Int32Array
  readonly passage: Int32Array
  readonly after: Uint8Array
}

/**
 * The words of a document in columns, and the places of the words that phrases are anchored at. Texts and objects are
 * made only of the few words that a phrase may contain.
 */
export interface WordIndex {
  readonly document: Document
  readonly columns: Columns
  readonly lines: readonly TextLine[]
  /** The bits of the hints in each line, and in all lines. */
  readonly hints: readonly number[]
  readonly allHints: number
  /** The first word of each passage, and the number of words. */
  readonly firsts: readonly number[]
  /** The words by their hash, if a phrase is anchored at it. Two words can have the same hash. */
  readonly places: ReadonlyMap<number, readonly number[]>
  /** The texts and passages that were asked for. */
  readonly texts: (string | undefined)[]
  readonly passages: (readonly Word[] | undefined)[]
}

/** A scan of a document, up to the line that is being read. */
interface Scan {
  readonly lexicon: Lexicon
  readonly places: Map<number, number[]>
  columns: Columns
  line: number
  passage: number
  /** The number of words so far. */
  words: number
  /** The bits of the hints in the line. */
  hints: number
}

const NO_LINE: TextLine = { text: '', start: 0 }

/** Scans a document for the words of a lexicon. */
export function wordIndex(document: Document, lexicon: Lexicon): WordIndex {
  const { lines, passages, asWritten } = proseOf(document)
  const hints: number[] = []
  const firsts: number[] = []
  const columns = columnsFor((document.text.length >> 2) + 64)
  const scan: Scan = { lexicon, places: new Map(), columns, line: 0, passage: 0, words: 0, hints: 0 }
  let allHints = 0
  for (let line = 0; line < lines.length; line++) {
    const { text, start } = lines[line] ?? NO_LINE
    makeRoom(scan, (text.length + 1) >> 1)
    if (passages[firsts.length] === line) firsts.push(scan.words)
    scan.line = line
    scan.passage = firsts.length - 1
    scan.hints = 0
    // the document's own text is faster to read than a slice of it
    if (asWritten[line]) scanWords(scan, document.text, start, start + text.length, 0)
    else scanWords(scan, text, 0, text.length, start)
    hints.push(scan.hints)
    allHints |= scan.hints
  }
  firsts.push(scan.words)
  const { places } = scan
  return {
    document,
    columns: scan.columns,
    lines,
    hints,
    allHints,
    firsts,
    places,
    texts: [],
    passages: [],
  }
}

const columnsFor = (words: number): Columns => ({
  line: new Int32Array(words),
  from: new Int32Array(words),
  to: new Int32Array(words),
  passage: new Int32Array(words),
  after: new Uint8Array(words),
})

/** Makes room for some more words. */
function makeRoom(scan: Scan, more: number): void {
  const { line, from, to, passage, after } = scan.columns
  if (scan.words + more <= line.length) return
  scan.columns = columnsFor(2 * (scan.words + more))
  scan.columns.line.set(line)
  scan.columns.from.set(from)
  scan.columns.to.set(to)
  scan.columns.passage.set(passage)
  scan.columns.after.set(after)
}

/**
 * Adds each word of a part of a text to the columns, and to the places if it may be an anchor. An address is not a
 * word.
 *
 * @param shift from offsets in the text to offsets in the document.
 */
function scanWords(scan: Scan, text: string, start: number, stop: number, shift: number): void {
  const { from, to, after, line, passage } = scan.columns
  const { likely } = scan.lexicon
  let count = scan.words
  let before = SPACE
  for (let at = start; at < stop; ) {
    const code = text.charCodeAt(at)
    let letter = letterOf(code)
    if (letter === 0) {
      at++
      if (code === 32) continue
      if (code === 46 || code === 33 || code === 63 || code === 0x3002) before = STOP
      else if (before === SPACE && SEPARATORS.has(code)) before = SEPARATOR
      if (code === 93 && at < stop && text.charCodeAt(at) === 40) at = addressEnd(scan, text, at + 1, stop)
      continue
    }
    let hash = EMPTY_HASH
    let part = EMPTY_HASH
    let partStart = at
    let end = at
    while (letter !== 0) {
      hash = hashWith(hash, letter)
      if (isAsciiLetter(letter)) part = hashWith(part, letter)
      else {
        addHints(scan, text, partStart, end, part)
        part = EMPTY_HASH
        partStart = end + 1
      }
      end++
      letter = end < stop ? letterOf(text.charCodeAt(end)) : 0
      if (letter === 0 && end + 1 < stop) letter = joinerAt(text, end)
    }
    addHints(scan, text, partStart, end, part)
    if (text.charCodeAt(end) === 58 && end + 2 < stop && text.startsWith('://', end)) {
      at = addressEnd(scan, text, end, stop)
      continue
    }
    from[count] = at + shift
    to[count] = end + shift
    after[count] = before
    line[count] = scan.line
    passage[count] = scan.passage
    if (likely[hash & HASH_MASK] !== 0) addPlace(scan, hash, count)
    count++
    before = SPACE
    at = end
  }
  scan.words = count
}

function addPlace({ lexicon, places }: Scan, hash: number, word: number): void {
  if (!lexicon.anchored.has(hash)) return
  const same = places.get(hash)
  if (same) same.push(word)
  else places.set(hash, [word])
}

/** Adds the hints of a part of a word, which is letters and digits between the joiners. */
function addHints(scan: Scan, text: string, start: number, end: number, hash: number): void {
  if (start >= end) return
  const { likely, hinting, figureBits } = scan.lexicon
  if (likely[hash & HASH_MASK] !== 0) {
    const hints = hinting.get(hash)
    if (hints !== undefined && (end - start > 1 || !isApostrophe(text.charCodeAt(start - 1))))
      scan.hints |= hints
  }
  // a figure with its unit: 36m
  if (text.charCodeAt(start) < 58 && text.charCodeAt(end - 1) > 57) scan.hints |= figureBits
}

/** Adds the hints of an address, which has no words. @returns its end. */
function addressEnd(scan: Scan, text: string, from: number, stop: number): number {
  let part = EMPTY_HASH
  let partStart = from
  let at = from
  for (; at < stop; at++) {
    const code = text.charCodeAt(at)
    const letter = asciiLetterOf(code)
    if (letter !== 0) {
      part = hashWith(part, letter)
      continue
    }
    addHints(scan, text, partStart, at, part)
    part = EMPTY_HASH
    partStart = at + 1
    if (code === 41 || code === 60 || code === 62 || isSpace(code)) return at
  }
  addHints(scan, text, partStart, at, part)
  return at
}

/** The text of a word; empty if the index has no such word. */
export function textAt({ columns, lines, texts }: WordIndex, word: number): string {
  const known = texts[word]
  if (known !== undefined) return known
  const { line, from, to } = columns
  const { text: source, start } = lines[line[word] ?? 0] ?? NO_LINE
  const written = source.slice((from[word] ?? 0) - start, (to[word] ?? 0) - start).toLowerCase()
  const text = written.includes('’') ? written.replaceAll('’', "'") : written
  texts[word] = text
  return text
}

/** The words of a passage. */
export function wordsOfPassage(index: WordIndex, passage: number): readonly Word[] {
  const known = index.passages[passage]
  if (known) return known
  const { from, to, after } = index.columns
  const words: Word[] = []
  const [first = 0, end = 0] = [index.firsts[passage], index.firsts[passage + 1]]
  for (let word = first; word < end; word++) {
    words.push({
      text: textAt(index, word),
      start: from[word] ?? 0,
      end: to[word] ?? 0,
      after: AFTER[after[word] ?? SPACE] ?? 'space',
      passage: words,
      at: words.length,
    })
  }
  index.passages[passage] = words
  return words
}

/** Whether only spaces separate a word from the one before it. */
export const followsOn = ({ columns }: WordIndex, word: number): boolean => columns.after[word] === SPACE
