import {
  type Block,
  type Document,
  didYouMean,
  nearest,
  positionAt,
  type Range,
  withoutCode,
} from '../document/index.ts'
import { quote } from '../visible.ts'

/** A suppression: one rule that a comment disables. */
export interface Suppression {
  readonly rule: string
  /** The lines that it covers, from 1, both included. */
  readonly firstLine: number
  readonly lastLine: number
  /** The range to delete: the comment, or this name in a list of several. */
  readonly removal: Range
  readonly range: Range
}

/** A suppression comment that is not valid, and why. */
export interface InvalidSuppression {
  readonly range: Range
  readonly message: string
}

export interface Suppressions {
  readonly valid: readonly Suppression[]
  readonly invalid: readonly InvalidSuppression[]
}

const none: Suppressions = { valid: [], invalid: [] }

const verbs = ['disable-next-line', 'disable-line', 'disable-file', 'disable', 'enable'] as const
type Verb = (typeof verbs)[number]

interface Comment {
  /** Null for a misspelt verb. */
  readonly verb: Verb | null
  readonly written: string
  readonly names: readonly { readonly name: string; readonly range: Range }[]
  readonly reason: string
  readonly range: Range
}

/**
 * Reads the comments of a document that disable rules: `<!-- postmortem-disable-next-line RULE -- reason -->`, and the
 * same after `#` in the front matter.
 */
export function readSuppressions(document: Document, known: ReadonlySet<string>): Suppressions {
  if (!document.text.includes(MARK)) return none
  const valid: Suppression[] = []
  const invalid: InvalidSuppression[] = []
  const open = new Set<string>()
  const comments = [...commentsIn(document)]
  const ends = endsOf(document, comments)
  const nextNonBlank = nextNonBlankLines(document)
  let long = 0
  for (const comment of comments) {
    const { verb, names, range } = comment
    const tooMany = (verb === 'disable' || verb === 'disable-file') && ++long > LONG_AT_MOST
    const unopened = verb === 'enable' && names.find(({ name }) => known.has(name) && !open.has(name))
    const message = tooMany
      ? `Over ${LONG_AT_MOST} comments disable rules for several lines: combine them.`
      : (faultOf(comment, known) ??
        (unopened
          ? `${unopened.name} is not disabled here: delete this comment, or disable the rule above it.`
          : null))
    if (message !== null) {
      invalid.push({ range, message })
      continue
    }
    for (const { name } of names) if (verb === 'disable') open.add(name)
    if (verb !== 'enable' && verb !== null)
      valid.push(...suppressionsOf(document, { ...comment, verb }, ends, nextNonBlank))
  }
  return { valid, invalid }
}

/** The first line that is not blank, at or after each line, from 0. */
function nextNonBlankLines({ lines, text }: Document): Int32Array {
  const { starts } = lines
  const next = new Int32Array(starts.length + 1).fill(starts.length)
  for (let i = starts.length - 1; i >= 0; i--)
    next[i] = /\S/.test(text.slice(starts[i], starts[i + 1])) ? i : (next[i + 1] ?? starts.length)
  return next
}

/** The limit of comments that cover more than a line: each finding is compared with each of them. */
const LONG_AT_MOST = 100

/** The lines at which a rule is enabled again, by rule. */
type Ends = ReadonlyMap<string, readonly number[]>

function endsOf(document: Document, comments: readonly Comment[]): Ends {
  const ends = new Map<string, number[]>()
  for (const { verb, names, range } of comments) {
    if (verb !== 'enable') continue
    const { line } = positionAt(document.lines, range.start)
    for (const { name } of names) ends.set(name, [...(ends.get(name) ?? []).slice(-LONG_AT_MOST), line])
  }
  return ends
}

const MARK = 'postmortem-'

function faultOf({ verb, written, names, reason }: Comment, known: ReadonlySet<string>): string | null {
  if (verb === null) return `There is no ${MARK}${written}; did you mean ${MARK}${nearest(written, verbs)}?`
  if (names.length === 0)
    return `No rule is named: write ${MARK}${verb} RULE${verb === 'enable' ? '' : ' -- reason'}.`
  const unknown = names.find(({ name }) => !known.has(name))
  if (unknown && /^[–—:-]|:$/.test(unknown.name))
    return `The reason has no -- before it: write ${MARK}${verb} RULE -- reason.`
  if (unknown) return `There is no rule ${quote(unknown.name)}${didYouMean(unknown.name, [...known]) || '.'}`
  if (verb !== 'enable' && reason === '')
    return `The reason is missing, so nothing is suppressed: write ${MARK}${verb} ${names.map(({ name }) => name).join(', ')} -- reason.`
  return null
}

function suppressionsOf(
  document: Document,
  { verb, names, range }: Comment & { readonly verb: Verb },
  ends: Ends,
  nextNonBlank: Int32Array,
): Suppression[] {
  const line = positionAt(document.lines, range.start).line
  const lastLine = positionAt(document.lines, range.end).line
  return names.map(({ name, range: nameRange }, i): Suppression => {
    const covered = linesCovered(
      verb,
      [line, lastLine],
      document.lines.starts.length,
      nextNonBlank,
      ends.get(name),
    )
    const next = names[i + 1]?.range.start
    const previous = names[i - 1]?.range.end
    const removal =
      names.length === 1
        ? wholeComment(document.text, range)
        : { start: next ? nameRange.start : (previous ?? nameRange.start), end: next ?? nameRange.end }
    return { rule: name, firstLine: covered[0], lastLine: covered[1], removal, range: nameRange }
  })
}

/** The first and last line that a comment covers. @param own the lines of the comment itself. */
function linesCovered(
  verb: Verb,
  own: readonly [number, number],
  last: number,
  nextNonBlank: Int32Array,
  ends: readonly number[] = [],
): readonly [number, number] {
  switch (verb) {
    case 'disable-file':
      return [1, last]
    case 'disable-line':
      return own
    case 'disable-next-line':
      return [own[1] + 1, (nextNonBlank[own[1]] ?? own[1]) + 1]
    default:
      return [own[0], ends.find(end => end > own[0]) ?? last]
  }
}

/** The range of a comment, with its line break if it is alone on its line. */
function wholeComment(text: string, { start, end }: Range): Range {
  let from = start
  while (from > 0 && (text[from - 1] === ' ' || text[from - 1] === '\t')) from--
  let to = end
  while (text[to] === ' ' || text[to] === '\t') to++
  const alone =
    (from === 0 || /[\r\n]/.test(text[from - 1] ?? '')) &&
    (to >= text.length || /[\r\n]/.test(text[to] ?? ''))
  if (!alone) return { start: from, end }
  return {
    start: from,
    end: text[to] === '\r' && text[to + 1] === '\n' ? to + 2 : Math.min(to + 1, text.length),
  }
}

function* commentsIn(document: Document): Iterable<Comment> {
  const { text, frontMatter, sections } = document
  for (const [start, end] of yamlComments(text, frontMatter?.content)) {
    const comment = readComment(text, { start, end }, start + 1, end)
    if (comment) yield comment
  }
  const code = sections.flatMap(section => section.blocks.flatMap(codeIn))
  let block = 0
  for (let at = text.indexOf('<!--', frontMatter?.range.end ?? 0); at >= 0; at = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', at + 4)
    // no later comment is closed either
    if (close < 0) return
    while ((code[block]?.end ?? Number.POSITIVE_INFINITY) <= at) block++
    const shown = at >= (code[block]?.start ?? Number.POSITIVE_INFINITY) || isShown(text, at)
    const range = { start: at, end: close + 3 }
    const comment = shown ? null : readComment(text, range, at + 4, close)
    if (comment) yield comment
    at = shown ? at + 4 : close + 3
  }
}

/** Whether what looks like a comment is shown as text: in a code span, or after a backslash. */
function isShown(text: string, at: number): boolean {
  if (text[at - 1] === '\\') return true
  const before =
    text
      .slice(Math.max(0, at - AROUND), at)
      .split(/[\r\n]/)
      .at(-1) ?? ''
  const line = before + (text.slice(at, at + AROUND).split(/[\r\n]/, 1)[0] ?? '')
  return line.includes('`') && withoutCode({ text: line, start: 0 }).text[before.length] !== '<'
}

/** The number of characters around a comment that may contain the code span around it. */
const AROUND = 500

function* yamlComments(text: string, content: Range | undefined): Iterable<readonly [number, number]> {
  if (!content) return
  const lines = text.slice(content.start, content.end).matchAll(/(?:^|[ \t])(#[ \t]*postmortem-[^\r\n]*)/gm)
  for (const { 0: all, 1: comment = '', index } of lines) {
    const end = content.start + index + all.length
    yield [end - comment.length, end]
  }
}

const codeIn = (block: Block): Range[] =>
  block.kind === 'code'
    ? [block.range]
    : block.kind === 'list'
      ? block.items.flatMap(item => item.blocks.flatMap(codeIn))
      : block.kind === 'quote'
        ? block.blocks.flatMap(codeIn)
        : []

function readComment(text: string, range: Range, from: number, to: number): Comment | null {
  let at = from
  while (at < to && /\s/.test(text.charAt(at))) at++
  if (!text.startsWith(MARK, at)) return null
  at += MARK.length
  const [written = ''] = /^[\w-]*/.exec(text.slice(at, at + 40)) ?? []
  const verb = verbs.find(name => name === written) ?? null
  // a word that is far from all verbs belongs to another tool
  if (verb === null && nearest(written, verbs) === undefined) return null
  at += written.length
  const said = text.slice(at, to)
  const dash = said.search(/(?<!\S)--(?!\S)/)
  const list = dash < 0 ? said : said.slice(0, dash)
  const names = [...list.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({
    name,
    range: { start: at + index, end: at + index + name.length },
  }))
  return { verb, written, names, reason: dash < 0 ? '' : said.slice(dash + 2).trim(), range }
}
