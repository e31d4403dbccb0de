import { quote } from '../../visible.ts'
import type { Problem } from '../text/index.ts'
import { nextLineEnd, type Range, slice } from '../text/index.ts'
import { type Notation, readMatter } from './gray-matter.ts'
import type { Field } from './yaml.ts'

/** The fields at the head of a postmortem. */
export interface FrontMatter {
  readonly notation: Notation
  /** Both `---` lines and what is between them, the last line end included. */
  readonly range: Range
  /** What is between the `---` lines; of JSON its braces too. */
  readonly content: Range
  /** Empty where they cannot be read: the problems of the reading say why. */
  readonly fields: readonly Field[]
  /** Whether the fields could be read; only then can one be edited. */
  readonly readable: boolean
}

/** The result of `readFrontMatter`: null, 0 and no problems where a text has no front matter. */
export interface FrontMatterReading {
  readonly frontMatter: FrontMatter | null
  /** Offset at which the Markdown begins. */
  readonly bodyStart: number
  readonly problems: readonly Problem[]
}

const MAX_BYTES = 32 * 1024
const MAX_LINES = 1000

/**
 * Finds and reads the fields at the head of a text: YAML between lines of exactly `---` (a word after it names another
 * language), TOML between `+++`, or JSON.
 */
export function readFrontMatter(text: string): FrontMatterReading {
  const json = findJson(text)
  if (json) return readJson(text, json)
  const open = findOpen(text)
  if (!open) return NONE
  const { start, delimiter, rest, end } = open
  const notation = delimiter === '+++' ? 'toml' : 'yaml'
  const openLine = { start, end: start + 3 + rest.length }
  const misplaced = /[^\ufeff]|\ufeff{2}/.test(text.slice(0, start))
  if (
    /^\s*-/.test(rest) ||
    (notation === 'toml' && rest.trim()) ||
    (misplaced && !/^[\w"']+[ \t]*[:=]/.test(text.slice(end, end + 200)))
  )
    return NONE

  const block = findClose(text, end, delimiter)
  const content = { start: end, end: block.contentEnd }
  const place: Place = { notation, range: { start, end: block.bodyStart }, content }
  const fault = delimiterFault(open, block)
  if (fault)
    return reading(place, { message: fault, range: block.problem === 'close-misspelt' ? block.at : openLine })
  if (content.end - content.start > MAX_BYTES || countLines(slice(text, content)) > MAX_LINES)
    return reading(place, {
      message: `The front matter is longer than ${MAX_LINES} lines or 32 KiB. Move the rest into sections.`,
      range: openLine,
    })
  const read = readMatter(slice(text, content), content.start, notation)
  const above: Problem = {
    rule: 'front-matter-syntax',
    severity: 'error',
    range: openLine,
    message: 'Front matter must begin on the first line. Delete what is above it.',
    fix: { range: { start: 0, end: start }, text: '' },
  }
  return reading(place, read, [misplaced ? above : [], titleCut(text, content)].flat())
}

/** A title in which ` #42` begins a comment, which nobody means. */
function titleCut(text: string, content: Range): readonly Problem[] {
  const found = TITLE_CUT.exec(slice(text, content))
  if (!found) return []
  const [whole, key = '', value = '', comment = ''] = found
  const start = content.start + found.index + key.length
  const range = { start, end: content.start + found.index + whole.length }
  return [
    {
      rule: 'front-matter-syntax',
      severity: 'warning',
      range: { start: range.end - comment.length, end: range.end },
      message: `${quote(comment)} is a comment to YAML, and no part of the title: put the title in quotes.`,
      fix: { range, text: JSON.stringify(value) },
    },
  ]
}

const TITLE_CUT = /^(title:[ \t]{1,9})([^"'[{|>#\s][^\r\n]{0,300}?[ \t](#[^\s#][^\r\n]{0,300}))$/m

const NONE: FrontMatterReading = { frontMatter: null, bodyStart: 0, problems: [] }

/** What is known of front matter before its fields are read. */
type Place = Pick<FrontMatter, 'notation' | 'range' | 'content'>

function reading(
  place: Place,
  read: ReturnType<typeof readMatter>,
  problems: readonly Problem[] = [],
): FrontMatterReading {
  const isRead = 'fields' in read
  return {
    frontMatter: { ...place, fields: isRead ? read.fields : [], readable: isRead },
    bodyStart: place.range.end,
    problems: isRead ? problems : [{ rule: 'front-matter-syntax', severity: 'error', ...read }],
  }
}

/** What is wrong with the lines that open and close the front matter; null if nothing is. */
function delimiterFault(
  { delimiter, rest }: NonNullable<ReturnType<typeof findOpen>>,
  { problem }: ReturnType<typeof findClose>,
): string | null {
  if (rest.trim())
    return `The first line must be exactly ---. Delete ${quote(rest)}: only YAML is read between such lines.`
  if (problem === 'unclosed')
    return `This front matter is never closed. Add a line of exactly ${delimiter} after its last field.`
  return problem === 'close-misspelt'
    ? `A line that begins with ${delimiter} closes the front matter, and must be exactly ${delimiter}.`
    : null
}

/** The first line that is not blank, if it begins like front matter. */
function findOpen(text: string) {
  let start = 0
  while (/[ \t\r\n\ufeff]/.test(text.charAt(start))) start++
  const before = text.slice(0, start)
  if (!/(?:^|[\r\n])\ufeff?$/.test(before)) return null
  OPEN.lastIndex = start
  const [all, delimiter = '---', rest = ''] = OPEN.exec(text) ?? []
  return all === undefined ? null : { start, delimiter, rest, end: start + all.length }
}

const OPEN = /(---|\+\+\+)([^\r\n]*)(?:\r\n|\n|\r|$)/y

interface Block {
  readonly contentEnd: number
  readonly bodyStart: number
  readonly problem: 'unclosed' | 'close-misspelt' | null
  readonly at: Range
}

/** Finds the first line that is the delimiter and spaces. Without one, the block ends at the first blank line. */
function findClose(text: string, from: number, delimiter: string): Block {
  let firstBlankLine = text.length
  for (let at = from; at < text.length; ) {
    const end = nextLineEnd(text, at)
    const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1
    const line = text.slice(at, end)
    if (line.startsWith(delimiter)) {
      const problem = line.slice(3).trim() ? 'close-misspelt' : null
      return { contentEnd: at, bodyStart: Math.min(next, text.length), problem, at: { start: at, end } }
    }
    if (firstBlankLine === text.length && !line.trim()) firstBlankLine = at
    at = next
  }
  return {
    contentEnd: firstBlankLine,
    bodyStart: firstBlankLine,
    problem: 'unclosed',
    at: { start: from, end: from },
  }
}

/** The braces at the start of a text that begins like a JSON object with fields; its end is -1 where they stay open. */
function findJson(text: string): Range | null {
  JSON_OPEN.lastIndex = text.startsWith('\ufeff') ? 1 : 0
  const found = JSON_OPEN.exec(text)
  if (!found) return null
  const start = found.index
  const last = Math.min(text.length, start + MAX_BYTES + 1)
  let depth = 0
  for (let at = start; at < last; at++) {
    const char = text[at]
    if (char === '"') {
      at++
      while (at < last && text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    } else if (char === '{') depth++
    else if (char === '}' && --depth === 0) {
      // words after it on its line: it was no front matter
      const isAlone = /^[ \t]{0,100}(?:[\r\n]|$)/.test(text.slice(at + 1, at + 200))
      return isAlone ? { start, end: at + 1 } : null
    }
  }
  return { start, end: -1 }
}

const JSON_OPEN = /\{\s{0,20}"[^"\n]{1,64}"[ \t]*:/y

function readJson(text: string, { start, end }: Range): FrontMatterReading {
  if (end < 0) {
    const nothing = { start, end: start }
    return reading(
      { notation: 'json', range: nothing, content: nothing },
      {
        message: 'This front matter is never closed within 32 KiB. End it with a closing brace.',
        range: { start, end: start + 1 },
      },
    )
  }
  const lineEnd = nextLineEnd(text, end)
  const bodyStart = Math.min(text.length, lineEnd + (text.startsWith('\r\n', lineEnd) ? 2 : 1))
  return reading(
    { notation: 'json', range: { start, end: bodyStart }, content: { start, end } },
    readMatter(text.slice(start, end), start, 'json'),
  )
}

const countLines = (text: string): number => (text.match(/\r\n|\n|\r/g)?.length ?? 0) + 1
