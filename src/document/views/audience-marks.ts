import type { Document } from '../document.ts'
import type { Block } from '../markdown/index.ts'
import { fenceOf } from '../markdown/index.ts'
import { editDistance, positionAt, type Range } from '../text/index.ts'

/** A mark of internal content: `<!-- audience: internal -->`, `<!-- internal -->` or `<!-- /internal -->`. */
export interface Mark extends Range {
  readonly kind: 'audience' | 'open' | 'close'
}

/** The reason why internal content cannot be determined, and the line, counted from 1. */
export interface Unclear {
  readonly problem: string
  readonly line: number
}

/** A mark, or a text that looks like one but is not (null). */
interface Found extends Range {
  readonly kind: Mark['kind'] | null
}

const MISSPELT =
  'Write this mark as <!-- audience: internal -->, <!-- internal --> or <!-- /internal -->, on one line'
const IN_CODE = 'A mark in code hides nothing: move it out of the code, or close the code before it'
const IN_FIELDS = 'Front matter cannot be hidden: delete this mark and what it was to hide'

/**
 * The marks of a document, in order; or the first text that looks like a mark but is not, since it would hide nothing
 * and nobody would notice. Marks in fenced code are examples; marks in a code span count.
 */
export function marksOf(document: Document): { readonly marks: readonly Mark[] } | Unclear {
  const { text, lines, frontMatter } = document
  const code = document.sections.flatMap(({ blocks }) => codeIn(blocks))
  const isExample = (range: Range) => fenceOf(text, range) === 'closed'
  const comments = commentsIn(text)
  const marks: Mark[] = []
  const known = comments.filter(comment => comment.kind !== null)
  const found = [...comments, ...tagsIn(text), ...outside(labelsIn(text), known)]
  const bodyStart = frontMatter?.range.end ?? 0
  const inOtherCode = new Set(
    inside(
      found,
      code.filter(range => !isExample(range)),
    ),
  )
  for (const one of outside(found, code.filter(isExample))) {
    const { kind, start, end } = one
    const problem =
      start < bodyStart ? IN_FIELDS : kind === null ? MISSPELT : inOtherCode.has(one) ? IN_CODE : null
    if (problem !== null) return { problem, line: positionAt(lines, start).line }
    if (kind !== null) marks.push({ kind, start, end })
  }
  return { marks }
}

const codeIn = (blocks: readonly Block[]): Range[] =>
  blocks.flatMap(block => {
    if (block.kind === 'code') return [block.range]
    if (block.kind === 'list') return block.items.flatMap(item => codeIn(item.blocks))
    return block.kind === 'quote' ? codeIn(block.blocks) : []
  })

/** Marks that begin outside of all ranges, in order. */
const outside = (found: readonly Found[], ranges: readonly Range[]): readonly Found[] =>
  divided(found, ranges)[1]

const inside = (found: readonly Found[], ranges: readonly Range[]): readonly Found[] =>
  divided(found, ranges)[0]

function divided(found: readonly Found[], ranges: readonly Range[]): readonly [Found[], Found[]] {
  const [within, without]: [Found[], Found[]] = [[], []]
  const sorted = ranges.toSorted((a, b) => a.start - b.start)
  let next = 0
  for (const one of found.toSorted((a, b) => a.start - b.start)) {
    while ((sorted[next]?.end ?? Number.POSITIVE_INFINITY) <= one.start) next++
    const range = sorted[next]
    if (range && range.start <= one.start) within.push(one)
    else without.push(one)
  }
  return [within, without]
}

const EXACT = /^<!--[ \t]{0,9}(?:(audience):[ \t]{0,9}|(\/))?internal[ \t]{0,9}-->$/i

/** Comments that are marks or look like them. */
function commentsIn(text: string): Found[] {
  const found: Found[] = []
  for (let start = text.indexOf('<!--'); start >= 0; ) {
    const close = text.indexOf('-->', start + 4)
    const end = close < 0 ? text.length : close + 3
    const [exact, audience, slash] = EXACT.exec(text.slice(start, Math.min(end, start + 60))) ?? []
    if (exact) found.push({ kind: audience ? 'audience' : slash ? 'close' : 'open', start, end })
    else if (isLikeMark(text.slice(start + 4, Math.min(end, start + 200))))
      found.push({ kind: null, start, end })
    start = text.indexOf('<!--', end)
  }
  return found
}

/**
 * Whether a comment has few words, one of them nearly that of a mark, or begins like a mark: `<!-- internal only: ask
 * us -->`.
 */
function isLikeMark(comment: string): boolean {
  if (/^\s*postmortem-/.test(comment)) return false
  const words = [...comment.matchAll(/\p{L}+/gu)].map(([word]) => word)
  const isNear = words.map(word => isNearly('internal', word) || isNearly('audience', word))
  if (words.length <= 4) return isNear.includes(true)
  return (
    isNear[0] === true &&
    (isNear[1] === true || /^[^\p{L}]{0,9}\p{L}{1,12}\s{0,3}[:：;,.=–—-]/u.test(comment))
  )
}

const TAG =
  /(?:<|&lt;)[\s!/–—-]{0,8}(?:\p{L}{5,12}\s{0,3}[:：=]?\s{0,3})?(\p{L}{5,12})[\s/–—-]{0,8}(?:>|&gt;)/gu

/**
 * Tags and misspelt comments that look like marks, such as `<! internal >`, `<!– audience: internal –>`, `<internal>`
 * and `&lt;!-- internal --&gt;`.
 */
const tagsIn = (text: string): Found[] =>
  [...text.matchAll(TAG)].flatMap(({ 0: tag, 1: word = '', index }) => {
    const asComment = /^(?:<|&lt;)\s{0,3}[!–—-]/.test(tag) && !/^<!--[^–—]*-->$/.test(tag)
    const isLike = asComment
      ? isNearly('internal', word)
      : /^(?:<|&lt;)\s{0,3}\/?\s{0,3}internal\s{0,3}\/?(?:>|&gt;)$/i.test(tag)
    return isLike ? [{ kind: null, start: index, end: index + tag.length }] : []
  })

const LABEL = /(?<!\p{L})(\p{L}{6,10})[*_`"' \t]{0,4}[:：=][*_`"' \t]{0,4}(\p{L}{6,10})(?![\p{L}\p{N}_-])/gu

/** Labels that look like marks: `**Audience:** internal`, in the text or in a field. */
const labelsIn = (text: string): Found[] =>
  [...text.matchAll(LABEL)].flatMap(({ 0: label, 1: name = '', 2: value = '', index }) =>
    isNearly('audience', name) && isNearly('internal', value)
      ? [{ kind: null, start: index, end: index + label.length }]
      : [],
  )

/** Common words that differ from "internal" by two letters. */
const OTHERS: ReadonlySet<string> = new Set(['internet', 'interval', 'external', 'eternal'])

function isNearly(wanted: string, word: string): boolean {
  const written = word.toLowerCase()
  if (Math.abs(written.length - wanted.length) > 2 || OTHERS.has(written)) return false
  return editDistance(written, wanted) <= 2
}
