import { quote } from '../../visible.ts'
import type { Problem } from '../text/index.ts'
import { nextLineEnd, type Range, slice } from '../text/index.ts'
import { readMatter } from './gray-matter.ts'
import { readPlainFields } from './simple-yaml.ts'
import type { Broken, Field } from './yaml.ts'

export interface FrontMatter {
  /** Both `---` lines and what is between them, the last line end included. */
  readonly range: Range
  /** What is between the `---` lines. */
  readonly content: Range
  /** Empty where the YAML is broken: `problems` of the reading say why. */
  readonly fields: readonly Field[]
  /** Whether the YAML could be read; an edit of a field needs that. */
  readonly readable: boolean
}

export interface FrontMatterReading {
  readonly frontMatter: FrontMatter | null
  /** Offset at which the Markdown begins. */
  readonly bodyStart: number
  readonly problems: readonly Problem[]
}

const MAX_BYTES = 32 * 1024
const MAX_LINES = 1000

/**
 * Find and read the YAML at the head of a text.
 * Only a block that opens with exactly `---` is read: what stands behind it names another language.
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
  if (delimiter === '+++')
    return stop('Write the front matter as YAML between --- lines; TOML is not read.', openLine)
  if (rest.trim())
    return stop(`Write the first line as exactly ---, without ${quote(rest)}; only YAML is read.`, openLine)
  if (block.problem === 'unclosed')
    return stop(
      'The front matter that opens here is never closed: add a line of exactly --- after it.',
      openLine,
    )
  if (block.problem === 'close-misspelt')
    return stop(
      'Close the front matter with a line of exactly ---, and begin no other line in it so.',
      block.at,
    )
  const content = { start: end, end: block.contentEnd }
  if (content.end - content.start > MAX_BYTES || countLines(slice(text, content)) > MAX_LINES)
    return stop(`Front matter may have ${MAX_LINES} lines and 32 KiB; move the rest into sections.`, openLine)

  const yaml = readYaml(slice(text, content), content.start)
  if ('message' in yaml) return stop(yaml.message, yaml.range)
  const problems: Problem[] = misplaced
    ? [
        {
          rule: 'front-matter-syntax',
          severity: 'error',
          range: openLine,
          message: 'Front matter must begin on the first line: delete what is above it.',
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

/** The first line that is more than blanks, if it begins as front matter does. */
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

/** The first line that is the delimiter and blanks. Without one, the block is taken to end at a blank line. */
function findClose(text: string, from: number, delimiter: string): Block {
  let blank = text.length
  for (let at = from; at < text.length; ) {
    const end = nextLineEnd(text, at)
    const next = text[end] === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1
    const line = text.slice(at, end)
    if (line.startsWith(delimiter)) {
      const problem = line.slice(3).trim() ? 'close-misspelt' : null
      return { contentEnd: at, bodyStart: Math.min(next, text.length), problem, at: { start: at, end } }
    }
    if (blank === text.length && !line.trim()) blank = at
    at = next
  }
  return { contentEnd: blank, bodyStart: blank, problem: 'unclosed', at: { start: from, end: from } }
}

const countLines = (text: string): number => (text.match(/\r\n|\n|\r/g)?.length ?? 0) + 1

function readYaml(yaml: string, offset: number): { readonly fields: readonly Field[] } | Broken {
  const fields = readPlainFields(yaml, offset)
  return fields ? { fields } : readMatter(yaml, offset)
}
