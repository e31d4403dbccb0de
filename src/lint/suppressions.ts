import { type Block, type Document, positionAt, type Range } from '../document/index.ts'

/** One rule that a comment silences. */
export interface Suppression {
  readonly rule: string
  /** Lines from 1, both included, on which it holds. */
  readonly firstLine: number
  readonly lastLine: number
  /** Deletes it: the comment, or this name from a list of several. */
  readonly removal: Range
  readonly range: Range
}

/** A comment that cannot be followed, and why. */
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
  readonly verb: Verb
  readonly names: readonly { readonly name: string; readonly range: Range }[]
  readonly reason: string
  readonly range: Range
}

/**
 * The comments of a document that silence rules: `<!-- postmortem-disable-next-line RULE -- reason -->`, and the
 * same behind `#` in the front matter.
 */
export function readSuppressions(document: Document, known: ReadonlySet<string>): Suppressions {
  if (!document.text.includes(MARK)) return none
  const valid: Suppression[] = []
  const invalid: InvalidSuppression[] = []
  const comments = [...commentsIn(document)]
  const ends = endsOf(document, comments)
  let long = 0
  for (const comment of comments) {
    const tooMany = (comment.verb === 'disable' || comment.verb === 'disable-file') && ++long > LONG_AT_MOST
    const message = tooMany ? 'Say this once: there are too many of these.' : faultOf(comment, known)
    if (message !== null) invalid.push({ range: comment.range, message })
    else if (comment.verb !== 'enable') valid.push(...suppressionsOf(document, comment, ends))
  }
  return { valid, invalid }
}

/** Comments that hold for more than a line. Each finding is held against each of them. */
const LONG_AT_MOST = 100

/** The lines at which a rule is heard again, by rule. */
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

function faultOf({ verb, names, reason }: Comment, known: ReadonlySet<string>): string | null {
  if (names.length === 0)
    return `Name the rules: ${MARK}${verb} RULE${verb === 'enable' ? '' : ' -- reason'}.`
  const unknown = names.find(({ name }) => !known.has(name))
  if (unknown) return `There is no rule ${unknown.name}.`
  if (verb !== 'enable' && reason === '')
    return `Say why: ${MARK}${verb} ${names.map(({ name }) => name).join(', ')} -- the reason. Until then nothing is silenced.`
  return null
}

function suppressionsOf(document: Document, comment: Comment, ends: Ends): Suppression[] {
  const { verb, names, range } = comment
  const line = positionAt(document.lines, range.start).line
  return names.map(({ name, range: nameRange }, i): Suppression => {
    const [firstLine, lastLine] = linesCovered(document, verb, line, ends.get(name))
    const next = names[i + 1]?.range.start
    const previous = names[i - 1]?.range.end
    const removal =
      names.length === 1
        ? wholeComment(document.text, range)
        : { start: next ? nameRange.start : (previous ?? nameRange.start), end: next ?? nameRange.end }
    return { rule: name, firstLine, lastLine, removal, range: nameRange }
  })
}

function linesCovered(
  { lines, text }: Document,
  verb: Verb,
  line: number,
  ends: readonly number[] = [],
): readonly [number, number] {
  const last = lines.starts.length
  switch (verb) {
    case 'disable-file':
      return [1, last]
    case 'disable-line':
      return [line, line]
    case 'disable-next-line': {
      let next = line + 1
      while (next < last && !/\S/.test(text.slice(lines.starts[next - 1], lines.starts[next]))) next++
      return [line + 1, next]
    }
    default:
      return [line, ends.find(end => end > line) ?? last]
  }
}

/** The comment with its line, where it stands alone on one. */
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
  for (let at = text.indexOf('<!--', frontMatter?.range.end ?? 0); at >= 0; at = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', at + 4)
    // nothing behind this closes either
    if (close < 0) return
    const range = { start: at, end: close + 3 }
    const shown = text[at - 1] === '`' || code.some(block => at >= block.start && at < block.end)
    const comment = shown ? null : readComment(text, range, at + 4, close)
    if (comment) yield comment
    at = shown ? at + 4 : close + 3
  }
}

function* yamlComments(text: string, content: Range | undefined): Iterable<readonly [number, number]> {
  if (!content) return
  const lines = text.slice(content.start, content.end).matchAll(/^[ \t]*(#[^\r\n]*)/gm)
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
  while (at < to && (text[at] === ' ' || text[at] === '\t')) at++
  if (!text.startsWith(MARK, at)) return null
  at += MARK.length
  const verb = verbs.find(name => text.startsWith(name, at))
  if (!verb || /[\w-]/.test(text[at + verb.length] ?? ' ')) return null
  at += verb.length
  const said = text.slice(at, to)
  const dash = said.search(/(?<!\S)--(?!\S)/)
  const list = dash < 0 ? said : said.slice(0, dash)
  const names = [...list.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({
    name,
    range: { start: at + index, end: at + index + name.length },
  }))
  return { verb, names, reason: dash < 0 ? '' : said.slice(dash + 2).trim(), range }
}
