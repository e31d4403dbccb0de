import { type Document, type Range, slice, type TextLine } from '../document/index.ts'
import {
  addAnchor,
  followsOn,
  hint,
  type Index,
  indexOf,
  passageOf,
  textAt,
  type Word,
  wordsOf,
} from './words.ts'

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

const EVERYWHERE = new Set(
  'a an the in on at of to by for with and or is was were are be been it we you they our your this that has had have do did does not no only just all as some many most'.split(
    ' ',
  ),
)

const steps = new Map<string, Step>()

/** @param written in small letters, with plain apostrophes. */
function stepOf(written: string): Step {
  const known = steps.get(written)
  if (known) return known
  const optional = written.startsWith('(') && written.endsWith(')')
  const choices = (optional ? written.slice(1, -1) : written).split('|')
  const step = {
    words: new Set(choices.filter(choice => !choice.includes('*'))),
    beginnings: choices.filter(choice => choice.endsWith('*')).map(choice => choice.slice(0, -1)),
    endings: choices.filter(choice => choice.startsWith('*')).map(choice => choice.slice(1)),
    optional,
  }
  steps.set(written, step)
  return step
}

function phraseOf(written: string): Phrase {
  const steps = written.toLowerCase().replaceAll('’', "'").split(/\s+/).filter(Boolean).map(stepOf)
  const plain = steps.flatMap((step, i) => (isPlain(step) ? [i] : []))
  const rare = plain.find(i => ![...(steps[i]?.words ?? [])].some(word => EVERYWHERE.has(word)))
  return { steps, anchor: rare ?? plain[0] ?? null }
}

/** A list of phrases that are looked for together. */
interface PhraseList {
  readonly unanchored: readonly Phrase[]
}

interface Anchored {
  readonly phrase: Phrase
  readonly list: PhraseList
}

/** The phrases of all lists by the words that they are anchored at. */
const byAnchor = new Map<string, Anchored[]>()
const lists = new WeakMap<readonly string[], PhraseList>()
const waiting: (readonly string[])[] = []
let listed = 0

/** Phrases that nearly every run looks for: all of them are found when a document is first asked for any. */
export function phraseList(...written: readonly string[]): readonly string[] {
  waiting.push(written)
  return written
}

function listOf(written: readonly string[]): PhraseList {
  const known = lists.get(written)
  if (known) return known
  const phrases = written.map(phraseOf)
  const list = { unanchored: phrases.filter(({ anchor }) => anchor === null) }
  for (const phrase of phrases)
    for (const word of (phrase.anchor === null ? undefined : phrase.steps[phrase.anchor])?.words ?? []) {
      const anchor = addAnchor(word)
      const same = byAnchor.get(anchor)
      if (same) same.push({ phrase, list })
      else byAnchor.set(anchor, [{ phrase, list }])
    }
  lists.set(written, list)
  listed++
  return list
}

function indexWith(document: Document): Index {
  for (let written = waiting.pop(); written; written = waiting.pop()) listOf(written)
  return indexOf(document)
}

/** The lines of the prose that hint at something. */
export function linesWith(document: Document, sought: keyof typeof hint): readonly TextLine[] {
  const { allHints, hints, lines } = indexWith(document)
  const bit = hint[sought]
  return allHints & bit ? lines.filter((_, line) => (hints[line] ?? 0) & bit) : []
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
  if (written.length === 0) return []
  const list = listOf(written)
  const index = indexWith(document)
  const anchored = matchesIn(index).get(list) ?? []
  const found = list.unanchored.length > 0 ? [...anchored, ...unanchoredIn(index, list)] : anchored
  if (found.length < 2) return found
  const inOrder = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  let free = -1
  return inOrder.filter(({ start, end }) => {
    if (start < free) return false
    free = end
    return true
  })
}

type Matches = ReadonlyMap<PhraseList, readonly PhraseFound[]>

/** Of the index that was asked for last. */
let latest: { readonly index: Index; readonly listed: number; readonly matches: Matches } | null = null

/** The phrases of all lists, in one go. */
function matchesIn(index: Index): Matches {
  if (latest?.index === index && latest.listed === listed) return latest.matches
  const matches = new Map<PhraseList, PhraseFound[]>()
  for (const [anchor, places] of index.places)
    for (const { phrase, list } of byAnchor.get(anchor) ?? [])
      for (const word of places) {
        const match = matchAround(index, phrase.steps, phrase.anchor ?? 0, word)
        if (!match) continue
        const found = phraseFound(index, match)
        const same = matches.get(list)
        if (same) same.push(found)
        else matches.set(list, [found])
      }
  latest = { index, listed, matches }
  return matches
}

function unanchoredIn(index: Index, { unanchored }: PhraseList): PhraseFound[] {
  const found: PhraseFound[] = []
  for (const { steps } of unanchored)
    for (let word = 0; word < (index.firsts.at(-1) ?? 0); word++) {
      const match = matchAround(index, steps, 0, word)
      if (match) found.push(phraseFound(index, match))
    }
  return found
}

/** The first word of a phrase, and the one behind its last. */
type Match = readonly [from: number, end: number]

function phraseFound(index: Index, [from, end]: Match): PhraseFound {
  const passage = passageOf(from)
  const first = index.firsts[passage] ?? 0
  const words = wordsOf(index, passage).slice(from - first, end - first)
  const range = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 }
  return { ...range, text: slice(index.document.text, range).replace(/\s+/g, ' '), words }
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
