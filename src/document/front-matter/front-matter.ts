import { quote } from '../../visible.ts'
import type { Problem } from '../text/index.ts'
import { nextLineEnd, type Range, slice } from '../text/index.ts'
import { readMatter } from './gray-matter.ts'
import type { Field } from './yaml.ts'

/** The YAML at the head of a postmortem. */
export interface FrontMatter {
  /** Both `---` lines and what is between them, the last line end included. */
  readonly range: Range
  /** The YAML between the `---` lines. */
  readonly content: Range
  /** Empty where the YAML is not valid: the problems of the reading say why. */
  readonly fields: readonly Field[]
  /** Whether the YAML is valid; only then can a field be edited. */
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
 * Finds and reads the YAML at the head of a text.
 * Only a block that opens with exactly `---` is read: a word after it names another language.
 */
export function readFrontMatter(text: string): FrontMatterReading {
  const open = findOpen(text)
  if (!open) return { frontMatter: null, bodyStart: 0, problems: [] }
  const { start, delimiter, rest, end } = open
  const openLine = { start, end: start + 3 + rest.length }
  const misplaced = /[^\ufeff]|\ufeff{2}/.test(text.slice(0, start))
  if (
    /^\s*-/.test(rest) ||
    (delimiter === '+++' && rest.trim()) ||
    (misplaced && !/^[\w"']+[ \t]*:/.test(text.slice(end, end + 200)))
  )
    return { frontMatter: null, bodyStart: 0, problems: [] }

  const block = findClose(text, end, delimiter === '+++' ? '+++' : '---')
  const stop = (message: string, range: Range, readable = false): FrontMatterReading => ({
    frontMatter: {
      range: { start, end: block.bodyStart },
      content: { start: end, end: block.contentEnd },
      fields: [],
      readable,
    },
    bodyStart: block.bodyStart,
    problems: [{ rule: 'front-matter-syntax', severity: 'error', range, message }],
  })
  const fault = delimiterFault(open, block)
  if (fault) return stop(fault, block.problem === 'close-misspelt' ? block.at : openLine)
  const content = { start: end, end: block.contentEnd }
  if (content.end - content.start > MAX_BYTES || countLines(slice(text, content)) > MAX_LINES)
    return stop(
      `The front matter is longer than ${MAX_LINES} lines or 32 KiB. Move the rest into sections.`,
      openLine,
    )

  const yaml = readMatter(slice(text, content), content.start)
  if ('message' in yaml) return stop(yaml.message, yaml.range)
  const problems: Problem[] = misplaced
    ? [
        {
          rule: 'front-matter-syntax',
          severity: 'error',
          range: openLine,
          message: 'Front matter must begin on the first line. Delete what is above it.',
          fix: { range: { start: 0, end: start }, text: '' },
        },
      ]
    : []
  return {
    frontMatter: { range: { start, end: block.bodyStart }, content, fields: yaml.fields, readable: true },
    bodyStart: block.bodyStart,
    problems,
  }
}

/** What is wrong with the lines that open and close the front matter; null if nothing is. */
function delimiterFault(
  { delimiter, rest }: NonNullable<ReturnType<typeof findOpen>>,
  { problem }: ReturnType<typeof findClose>,
): string | null {
  if (delimiter === '+++') return 'TOML front matter is not supported. Write YAML between two --- lines.'
  if (rest.trim()) return `The first line must be exactly ---. Delete ${quote(rest)}: only YAML is supported.`
  if (problem === 'unclosed')
    return 'This front matter is never closed. Add a line of exactly --- after its last field.'
  return problem === 'close-misspelt'
    ? 'A line that begins with --- closes the front matter, and must be exactly ---.'
    : null
}

/** The first line that is not blank, if it begins like front matter. */
function findOpen(text: string) {
  let start = 0
  while (/[ \t\r\n\ufeff]/.test(text.charAt(start))) start++
  const before = text.slice(0, start)
  if (!/(?:^|[\r\n])\ufeff?$/.test(before)) return null
  OPEN.lastIndex = start
  const [all, delimiter, rest = ''] = OPEN.exec(text) ?? []
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

const countLines = (text: string): number => (text.match(/\r\n|\n|\r/g)?.length ?? 0) + 1
