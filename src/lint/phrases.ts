import { type Document, type Range, slice } from '../document/index.ts'
import { addAnchor, followsOn, type Index, indexOf, passageOf, textAt, type Word, wordsOf } from './words.ts'

/** Where a phrase occurs. */
export interface PhraseFound extends Range {
  /** As the document has it, on one line. */
  readonly text: string
  readonly words: readonly Word[]
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

/**
 * Where any of some phrases occurs in the prose of a document, in its order. Of two that overlap the longer counts.
 *
 * @param written words parted by blanks; `a|b` is either, `fail*` begins so, `*ed` ends so, `(of)` may be missing.
 */
export function findPhrases(document: Document, written: readonly string[]): readonly PhraseFound[] {
  const list = listOf(written)
  const index = indexOf(document)
  const found: PhraseFound[] = []
  const look = ({ steps, anchor }: Phrase, word: number) => {
    const match = matchAround(index, steps, anchor ?? 0, word)
    if (match) found.push(phraseFound(document, index, match))
  }
  for (const [text, places] of index.places) {
    const phrasesHere = list.byAnchor.get(text)
    if (phrasesHere) for (const word of places) for (const phrase of phrasesHere) look(phrase, word)
  }
  const words = index.firsts.at(-1) ?? 0
  for (const phrase of list.unanchored) for (let word = 0; word < words; word++) look(phrase, word)
  if (found.length < 2) return found
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  let free = -1
  return found.filter(({ start, end }) => {
    if (start < free) return false
    free = end
    return true
  })
}

/** The first word of a phrase, and the one behind its last. */
type Match = readonly [from: number, end: number]

function phraseFound(document: Document, index: Index, [from, end]: Match): PhraseFound {
  const passage = passageOf(from)
  const first = index.firsts[passage] ?? 0
  const words = wordsOf(index, passage).slice(from - first, end - first)
  const range = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 }
  return { ...range, text: slice(document.text, range).replace(/\s+/g, ' '), words }
}

/** Where a phrase stands that has a word for its anchor. */
function matchAround(index: Index, steps: readonly Step[], anchor: number, word: number): Match | null {
  const passage = passageOf(word)
  const [first = 0, behind = 0] = [index.firsts[passage], index.firsts[passage + 1]]
  for (let from = Math.max(first, word - anchor); from <= word; from++) {
    const end = matchEnd(index, steps, from, behind)
    if (end > word) return [from, end]
  }
  return null
}

/** How far a phrase reaches from a word on, or -1; no sign may stand inside. */
function matchEnd(index: Index, steps: readonly Step[], from: number, behind: number): number {
  let at = from
  for (const step of steps) {
    const inside = at < behind && (at === from || followsOn(at))
    if (inside && matches(step, textAt(index, at))) at++
    else if (!step.optional) return -1
  }
  return at > from ? at : -1
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
