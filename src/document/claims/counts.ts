import type { Document } from '../document.ts'
import type { Block, TextLine } from '../markdown/index.ts'
import { numberOf } from '../time/index.ts'
import type { CountClaim } from './claim.ts'
import { sentencesOf } from './sentences.ts'
import { hasAny, wordSet, wordsOf } from './words.ts'

const NUMBERS = wordSet('two three four five six seven eight nine ten 2 3 4 5 6 7 8 9')
/** Words before a number that does not count anything: "phase two". */
const NOT_COUNTED = wordSet('version phase sprint step stage level part at for v to or than')
/** Words that are not part of the noun after a number. */
const NOT_IN_NOUN = wordSet(
  'das dos los las les des in with on of the these following each as to for because and or did team teams was were is are had has this that its his which',
)
/** What is counted elsewhere: lengths of time, and a method. */
const UNITS = wordSet('whys minutes hours days weeks months years seconds times percent nines ms')
/** What may be before the number in a sentence that announces things. */
const LEAD = wordSet(
  'there are were is have has had we the these following during including included caused by due consists consist consisted because all also with a',
)
/** Words after the noun that announce something else. */
const ELSE = wordSet('following here these some below most main')
/** The most words between the noun and the colon. */
const WORDS_AFTER = 9

/** The sentences and headings that announce a number of things directly above a list, with the number of its items. */
export function* countsIn({ sections }: Document): Iterable<CountClaim> {
  for (const { heading, headingRange, blocks } of sections) {
    yield* underHeading({ text: heading, start: headingRange.start }, blocks, 0)
    yield* countsAmong(blocks)
  }
}

function* countsAmong(blocks: readonly Block[]): Iterable<CountClaim> {
  for (const [i, block] of blocks.entries()) {
    if (block.kind === 'list') for (const item of block.items) yield* countsAmong(item.blocks)
    if (block.kind === 'heading')
      yield* underHeading({ text: block.text, start: block.textRange.start }, blocks, i + 1)
    const list = blocks[i + 1]
    if (block.kind !== 'paragraph' || list?.kind !== 'list' || isSplit(blocks, i + 1)) continue
    const found = announced(block.lines)
    if (found) yield { ...found, kind: 'count', place: 'prose', listed: list.items.length }
  }
}

/** Whether a paragraph splits what is one list to the reader. */
const isSplit = (blocks: readonly Block[], list: number): boolean =>
  blocks[list + 1]?.kind === 'paragraph' && blocks[list + 2]?.kind === 'list'

/** A digit numbers the heading. */
const isNumberWord = (word: string): boolean => NUMBERS.has(word) && !/^\d/.test(word)

/** "### Four root causes" directly above a list. */
function* underHeading(heading: TextLine, blocks: readonly Block[], at: number): Iterable<CountClaim> {
  const [list, words] = [blocks[at], wordsOf(heading.text)]
  const [first = ''] = words
  if (list?.kind !== 'list' || !isNumberWord(first) || isSplit(blocks, at)) return
  const isCounted = nounAfter(words, 0) === words.length - 1 && !UNITS.has(words.at(-1) ?? '')
  if (!isCounted) return
  const { text, start } = heading
  yield {
    ...{ kind: 'count', place: 'heading', text, start, end: start + text.length },
    ...{ count: numberOf(first), listed: list.items.length },
  }
}

type Announced = Pick<CountClaim, 'count' | 'text' | 'start' | 'end'>

/** "There are four issues at play:", "Three bugs came together:", "the following two reasons:" */
function announced(lines: readonly TextLine[]): Announced | null {
  const text = lines.map(line => line.text).join('\n')
  const sentence = sentencesOf(text).at(-1)
  if (!sentence || sentence.text.length > 400 || !/:[*_]{0,2}$/.test(sentence.text.trimEnd())) return null
  const words = wordsOf(sentence.text)
  for (const [at, word] of words.entries()) {
    if (!NUMBERS.has(word) || NOT_COUNTED.has(words[at - 1] ?? '')) continue
    const noun = nounAfter(words, at)
    if (noun < 0 || UNITS.has(words[noun] ?? '')) continue
    const last = words.length - 1
    const isBefore = words.slice(0, at).every(one => LEAD.has(one))
    const isAnnounced = isBefore && last - noun <= WORDS_AFTER && !hasAny(words.slice(noun), ELSE)
    if (noun !== last && !isAnnounced) continue
    const phrase = words.slice(at, noun + 1)
    const found = new RegExp(phrase.map(escaped).join('[\\s*_`]+'), 'i').exec(sentence.text)
    const place = found && placeOf(lines, sentence.start + found.index, found[0])
    if (place) return { ...place, count: numberOf(word) }
  }
  return null
}

/** The index of the plural that a number counts; -1 where none is. */
function nounAfter(words: readonly string[], at: number): number {
  for (let i = at + 1; i <= at + 3 && i < words.length; i++) {
    const word = words[i] ?? ''
    if (NOT_IN_NOUN.has(word) || NUMBERS.has(word)) return -1
    if (/[^s]s$/.test(word)) return i
  }
  return -1
}

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Where a phrase of the joined lines is in the document; null where a line ends within it. */
function placeOf(
  lines: readonly TextLine[],
  at: number,
  text: string,
): Pick<CountClaim, 'text' | 'start' | 'end'> | null {
  let before = 0
  for (const line of lines) {
    const from = at - before
    if (from < line.text.length) {
      const end = Math.min(line.text.length, from + text.length)
      return { text: text.replace(/\s+/g, ' '), start: line.start + from, end: line.start + end }
    }
    before += line.text.length + 1
  }
  return null
}
