import type { Document } from '../document.ts'
import { type Block, fenceOf } from '../markdown/index.ts'
import { editDistance, endsLike, nextLineEnd, positionAt, type Range } from '../text/index.ts'
import { withoutCode } from './prose.ts'

/** A mark of internal content: `<!-- audience: internal -->`, `<!-- internal -->` or `<!-- /internal -->`. */
export interface Mark extends Range {
  readonly kind: 'audience' | 'open' | 'close'
}

/** Why it cannot be decided what is internal, and on which line. */
export interface Unclear {
  readonly problem: string
  readonly line: number
}

/** A mark, or a text that looks like one but is not (null). */
interface Found extends Range {
  readonly kind: Mark['kind'] | null
}

const OUGHT = 'write <!-- audience: internal -->, <!-- internal --> or <!-- /internal --> on one line'

/**
 * The marks of a document, in order, or the first thing that looks like a mark and is none: it would hide nothing, which
 * nobody would notice. In code between fences marks are examples; code inside a line hides none.
 */
export function marksOf(document: Document): { readonly marks: readonly Mark[] } | Unclear {
  const { text, lines, frontMatter } = document
  const code = codeIn(
    text,
    document.sections.flatMap(({ blocks }) => blocks),
  )
  const examples = code.filter(({ fence }) => fence === 'closed').map(({ inside }) => inside)
  const exact = exactMarks(text)
  const like = likeMarks(text, exact)
  const bodyStart = frontMatter?.range.end ?? 0
  const marks: Mark[] = []
  for (const one of outside([...exact, ...like], examples)) {
    const problem = one.start < bodyStart ? IN_FIELDS : problemOf(one, document, code)
    if (problem !== null) return { problem, line: positionAt(lines, one.start).line }
    if (one.kind !== null) marks.push({ ...one, kind: one.kind })
  }
  return { marks }
}

const IN_FIELDS = 'Front matter cannot be marked: leave this out of it'

function problemOf({ kind, start, end }: Found, { text }: Document, code: readonly Code[]): string | null {
  const shown = text.slice(start, Math.min(end, start + SHOWN_AT_MOST)).replace(/\s+/g, ' ')
  if (kind === null)
    return `${shown} looks like a mark, and hides nothing: ${OUGHT}, or say it in other words`
  const block = code.find(({ whole }) => whole.start <= start && start < whole.end)
  if (!block) return null
  if (start < block.inside.start)
    return kind === 'audience'
      ? null
      : 'This mark is beside the fence that opens code: put it on a line of its own above'
  return block.fence === null
    ? 'This mark is indented so far that it is code, and hides nothing: take its indent away'
    : 'This mark is in code that is never closed, and hides nothing: close the code before it'
}

const SHOWN_AT_MOST = 60

/** A block of code, what is in it below its opening fence, and its fences. */
interface Code {
  readonly whole: Range
  readonly inside: Range
  readonly fence: ReturnType<typeof fenceOf>
}

const codeIn = (text: string, blocks: readonly Block[]): Code[] =>
  blocks.flatMap(block => {
    if (block.kind === 'list') return block.items.flatMap(item => codeIn(text, item.blocks))
    if (block.kind === 'quote') return codeIn(text, block.blocks)
    if (block.kind !== 'code') return []
    const { range } = block
    const fence = fenceOf(text, range)
    const start = fence === null ? range.start : Math.min(range.end, nextLineEnd(text, range.start))
    return [{ whole: range, inside: { start, end: range.end }, fence }]
  })

/** Those that begin in none of the ranges, in order. */
function outside(found: readonly Found[], ranges: readonly Range[]): readonly Found[] {
  const sorted = ranges.toSorted((a, b) => a.start - b.start)
  let next = 0
  return found
    .toSorted((a, b) => a.start - b.start)
    .filter(({ start }) => {
      while ((sorted[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
      return start < (sorted[next]?.start ?? Number.POSITIVE_INFINITY)
    })
}

const EXACT = /<!--[ \t]{0,9}(?:(audience):[ \t]{0,9}|(\/))?internal[ \t]{0,9}-->/gi

const exactMarks = (text: string): readonly Found[] =>
  [...text.matchAll(EXACT)].map(({ 0: mark, 1: audience, 2: slash, index }) => ({
    kind: audience ? 'audience' : slash ? 'close' : 'open',
    start: index,
    end: index + mark.length,
  }))

/** What looks like a mark outside of code inside a line. */
function likeMarks(text: string, exact: readonly Found[]): readonly Found[] {
  const words = text
    .split('\n')
    .map(line => withoutCode({ text: line, start: 0 }).text)
    .join('\n')
  const like = [...commentsLike(words), ...matchesLike(words), ...slipsIn(words, exact)]
  const starts = new Set(exact.map(({ start }) => start))
  return outside(like, exact).filter(({ start }) => !starts.has(start))
}

/** The marks without blanks, and how many letters of each may be wrong. */
const SPELLINGS: readonly (readonly [pattern: string, most: number])[] = [
  ['<!--audience:internal-->', 4],
  ['<!--internal-->', 1],
  ['<!--/internal-->', 1],
]

/** Some of these are left of a mark with that many slips. */
const LEFT = /audi|ence|dien|nter|inte|tern|erna|rnal/

/** Lines that hold a mark but for slips of the fingers, in whatever part of it they are. */
function slipsIn(text: string, exact: readonly Found[]): Found[] {
  const found: Found[] = []
  let start = 0
  for (const line of text.split('\n')) {
    const letters = line.toLowerCase().replace(/\s/g, '')
    if (/[<>!-]/.test(letters) && LEFT.test(letters)) {
      const places = placesOf(line)
      for (const [pattern, most] of SPELLINGS)
        for (const end of endsLike(letters, pattern, most)) {
          const from = Math.max(0, end - pattern.length + most)
          const like = letters.slice(Math.max(0, end - pattern.length - most), end + most)
          const range = { start: start + (places[from] ?? 0), end: start + (places[end - 1] ?? 0) + 1 }
          if (NOT_MEANT.test(like) || exact.some(one => one.start < range.end && range.start < one.end))
            continue
          found.push({ kind: null, ...range })
        }
    }
    start += line.length + 1
  }
  return found
}

/** Words that differ from "internal" by two letters, and what is said to be for others. */
const NOT_MEANT =
  /internet|interval|interned|external|interna(?:tional|lly|lis|liz)|audience:(?:public|all|every|customers)/

/** The offset of each character that is no blank. */
const placesOf = (line: string): number[] => [...line.matchAll(/[^\s]/g)].map(({ index }) => index)

/** Comments that name what marks name, but for those that are longer sentences beside other words. */
function commentsLike(text: string): Found[] {
  const found: Found[] = []
  let close = 0
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    if (close >= 0 && close < start + 4) close = text.indexOf('-->', start + 4)
    const next = text.indexOf('<!--', start + 4)
    // one that is never closed, or not before the next begins, is judged by its first line
    const ends = close >= 0 && (next < 0 || close < next)
    const end = ends ? close + 3 : nextLineEnd(text, start)
    if (isLikeMark(text.slice(start + 4, Math.min(end, start + READ_AT_MOST)), isAlone(text, start, end)))
      found.push({ kind: null, start, end })
    start = next
  }
  return found
}

const READ_AT_MOST = 300

/** Whether nothing else is on the lines of a range. */
const isAlone = (text: string, start: number, end: number): boolean =>
  /(?:^|[\r\n])[ \t>]{0,20}$/.test(text.slice(Math.max(0, start - 21), start)) &&
  /^[ \t]{0,20}(?:$|[\r\n])/.test(text.slice(end, end + 21))

/** A comment of few words of which one is nearly a mark's; of any number where it stands alone and asks nothing. */
function isLikeMark(comment: string, alone: boolean): boolean {
  if (/^\s*postmortem-(?:disable|enable)/.test(comment)) return false
  // letters of double width are the same letters
  const words = [...comment.normalize('NFKC').matchAll(/\p{L}+/gu)].map(([word]) => word)
  const names = words.map(word => isNearly('internal', word))
  const joined = isNearly('internal', words.join('')) || isNearly('audienceinternal', words.join(''))
  if (joined || OTHER_AUDIENCE.test(comment)) return true
  if (!names.includes(true)) return false
  return words.length <= 9 || names[0] === true || (alone && !comment.includes('?'))
}

/** `audience: staff` hides nothing, nor does `all employees`; that something is for the public need not be hidden. */
const OTHER_AUDIENCE =
  /^\s{0,9}audiences?\s{0,3}[:：=](?!(?:[\s,]{0,3}(?:public|external|all|everyone|everybody|customers|users|readers|and)\b){1,6}\s{0,9}-->)/i

// what was to be a comment: `<! internal >`, `<!– audience: internal –>`, `<internal>`, those of MDX and of link definitions
const TAGS: readonly RegExp[] = [
  /(?:<|&lt;)\s{0,3}[!–—-][\s!/–—-]{0,8}(?:\p{L}{5,12}\s{0,3}[:：=]?\s{0,3})?(\p{L}{5,12})[\s/–—-]{0,8}(?:>|&gt;)/gu,
  /(?<!\w)<\/?(internal)\/?>/gi,
  /\{\/\*[\s/]{0,9}(?:\p{L}{5,12}\s{0,3}[:：=]?\s{0,3})?(\p{L}{5,12})\s{0,9}\*\/\}/gu,
  /^\[\/\/\]: # \(\/?(?:\p{L}{5,12}\s{0,3}[:：=]?\s{0,3})?(\p{L}{5,12})\)/gmu,
  /^[ \t]{0,9}!--[\s/]{0,9}(?:\p{L}{5,12}\s{0,3}[:：=]?\s{0,3})?(\p{L}{5,12})[\s-]{0,9}$/gmu,
  // as admonitions, attributes and cells
  /^[ \t>]{0,9}:{3,9}[ \t]{0,3}(internal)\b/gim,
  /\[!(internal)\]/gi,
  /\baudience\s{0,3}=\s{0,3}["'](internal)\b/gi,
  /\baudience[*_`]{0,3}\s{0,3}[|–—-]\s{0,3}[*_`]{0,3}(internal)\b/gi,
  // a label, in words or in a field: `**Audience:** internal`
  /(?<!\p{L})(?:audience|audiance|audince|audence)[*_`"' \t]{0,4}[:：=][*_`"' \t]{0,4}(\p{L}{6,10})(?:[*_`"'.) \t|]{0,9}$| (?:team|staff|only|use|people|readers)\b)/gimu,
]

const matchesLike = (text: string): Found[] =>
  TAGS.flatMap(pattern => [...text.matchAll(pattern)]).flatMap(({ 0: whole, 1: word = '', index }) =>
    isNearly('internal', word) ? [{ kind: null, start: index, end: index + whole.length }] : [],
  )

/** Words of their own that differ from "internal" by one letter. */
const OTHERS: ReadonlySet<string> = new Set(['interval', 'interned'])

/** Whether a word is another one but for one letter, or for two that are changed over. */
function isNearly(wanted: string, word: string): boolean {
  const written = word.toLowerCase()
  if (Math.abs(written.length - wanted.length) > 2 || OTHERS.has(written)) return false
  if (written === `${wanted}ly`) return true
  const distance = editDistance(written, wanted)
  const letters = (text: string) => [...text].sort().join('')
  return distance <= 1 || (distance === 2 && letters(written) === letters(wanted))
}
