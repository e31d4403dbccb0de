import matter from 'gray-matter'
import { FAILSAFE_SCHEMA, load, Type, YAMLException } from 'js-yaml'
import { quote } from '../visible.ts'
import type { Problem } from './problem.ts'
import { type Range, slice, trimRange } from './text.ts'

/** A value in YAML. Every scalar is text as it was written: `7:02`, `no`, `010` and `1.10` stay so. */
export type YamlNode =
  | { readonly kind: 'text'; readonly text: string; readonly range: Range }
  | { readonly kind: 'null'; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[]; readonly range: Range }
  | { readonly kind: 'map'; readonly fields: readonly Field[]; readonly range: Range }

export interface Field {
  readonly key: string
  readonly keyRange: Range
  readonly value: YamlNode
}

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
 *
 * gray-matter runs code for `---js` and its spellings, so it only ever sees a block that opens with exactly
 * `---`, and each of its engines is replaced. Anchors, aliases and tags are refused: no field needs them,
 * and they are how a small file becomes a large one.
 */
export function readFrontMatter(text: string): FrontMatterReading {
  const open = /^\ufeff?(?:[ \t\ufeff]*(?:\r\n|\n|\r))*\ufeff?(---|\+\+\+)([^\r\n]*)(\r\n|\n|\r|$)/.exec(text)
  if (!open) return { frontMatter: null, bodyStart: 0, problems: [] }
  const [all, delimiter, rest = '', lineEnd = ''] = open
  const start = all.length - lineEnd.length - rest.length - 3
  const openLine = { start, end: start + 3 + rest.length }
  const misplaced = /[^\ufeff]|\ufeff{2}/.test(text.slice(0, start))
  if (
    /^\s*-/.test(rest) ||
    (delimiter === '+++' && rest.trim()) ||
    (misplaced && !/^[\w"']+[ \t]*:/.test(text.slice(all.length, all.length + 200)))
  )
    return { frontMatter: null, bodyStart: 0, problems: [] }

  const block = findClose(text, all.length, delimiter === '+++' ? '+++' : '---')
  const stop = (message: string, range: Range, readable = false): FrontMatterReading => ({
    frontMatter: {
      range: { start, end: block.bodyStart },
      content: { start: all.length, end: block.contentEnd },
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
  const content = { start: all.length, end: block.contentEnd }
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

function nextLineEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++
  return at
}

const countLines = (text: string): number => (text.match(/\r\n|\n|\r/g)?.length ?? 0) + 1

/** Why a YAML text cannot be read, and where. */
export interface Broken {
  readonly message: string
  readonly range: Range
}

/** Scalars as text, but for an empty value, `null` and `~`. */
const NULL = new Type('tag:yaml.org,2002:null', {
  kind: 'scalar',
  resolve: (text: unknown) => text === null || text === '' || text === '~' || text === 'null',
  construct: () => null,
})
const TEXT_SCHEMA = FAILSAFE_SCHEMA.extend({ implicit: [NULL] })

function refuseLanguage(): never {
  throw new Error('only YAML front matter is read')
}

function readYaml(yaml: string, offset: number): { readonly fields: readonly Field[] } | Broken {
  let result: { readonly fields: readonly Field[] } | Broken = { fields: [] }
  const refuse = { parse: refuseLanguage, stringify: refuseLanguage }
  // The text handed over keeps every offset: only a bare CR, which gray-matter takes for text, becomes LF.
  matter(`---\n${yaml.replace(/\r(?!\n)/g, '\n')}\n---\n`, {
    language: 'yaml',
    delimiters: '---',
    engines: {
      yaml: {
        parse(block: string) {
          // gray-matter leaves the line end after the opening --- at the front
          result = readBlock(block, offset - 1)
          return {}
        },
        stringify: refuseLanguage,
      },
      json: refuse,
      javascript: refuse,
    },
  })
  return result
}

/** The fields of a YAML or JSON text that is a map, its scalars as text. Offsets count from its start. */
export const readYamlFields = (text: string): { readonly fields: readonly Field[] } | Broken =>
  readBlock(text, 0)

function readBlock(block: string, offset: number): { readonly fields: readonly Field[] } | Broken {
  const tree = new TreeBuilder(block, offset)
  try {
    load(block, {
      schema: TEXT_SCHEMA,
      listener(event, state) {
        if (event === 'open') tree.open(state.position)
        else tree.close(state.position, state.kind, state.result)
      },
    })
  } catch (error) {
    if (error instanceof YAMLException) return brokenYaml(error, block, offset)
    if (error instanceof Refused) return { message: error.message, range: error.range }
    throw error
  }
  const root = tree.root
  if (!root || root.kind === 'null') return { fields: [] }
  if (root.kind !== 'map')
    return { message: 'Write the front matter as fields, one to a line: title: …', range: root.range }
  return { fields: root.fields }
}

function brokenYaml(error: YAMLException, block: string, offset: number): Broken {
  const at = Math.min(error.mark?.position ?? 0, block.length)
  const lineStart = block.lastIndexOf('\n', at - 1) + 1
  const line = block.slice(lineStart, nextLineEnd(block, lineStart))
  const [, key, value = ''] = /^\s*(?:- )?([\w-]+):\s+(.*)$/.exec(line.slice(0, 500)) ?? []
  const hint = !key
    ? ''
    : /^[@`%&*!|>]/.test(value) || value.includes(': ')
      ? ` Put the value of ${key} in quotes.`
      : ''
  const start = offset + Math.min(at, lineStart + line.length)
  return { message: `This is not valid YAML: ${error.reason}.${hint}`, range: { start, end: start } }
}

/** Thrown out of the YAML reader's listener, caught where the reader was called. */
class Refused extends Error {
  readonly range: Range

  constructor(message: string, range: Range) {
    super(message)
    this.range = range
  }
}

interface OpenNode {
  readonly start: number
  readonly children: YamlNode[]
  /** What js-yaml made of the last child. */
  lastResult: unknown
}

/**
 * Builds nodes with their places from the open and close events of js-yaml. It reads what may be the first key
 * of a map as a node of its own; where no map follows, that node is closed again around itself.
 */
class TreeBuilder {
  root: YamlNode | null = null
  private readonly stack: OpenNode[] = []
  private readonly text: string
  private readonly offset: number

  constructor(text: string, offset: number) {
    this.text = text
    this.offset = offset
  }

  open(position: number): void {
    this.stack.push({ start: position, children: [], lastResult: undefined })
  }

  close(position: number, kind: string | null, result: unknown): void {
    const open = this.stack.pop()
    if (!open) return
    const [only] = open.children
    const again =
      typeof result === 'object' &&
      result !== null &&
      result === open.lastResult &&
      open.children.length === 1
    const node = again && only ? only : this.node(open, position, kind, result)
    const parent = this.stack.at(-1)
    if (!parent) this.root = node
    else {
      parent.children.push(node)
      parent.lastResult = result
    }
  }

  private node(open: OpenNode, end: number, kind: string | null, result: unknown): YamlNode {
    const start = skipBlank(this.text, open.start, end)
    const range = this.range(start, end)
    const first = this.text[start]
    if (start < end && (first === '&' || first === '*'))
      throw new Refused('Write the value out: YAML anchors and aliases are not read.', range)
    if (start < end && first === '!') throw new Refused('Delete the tag: YAML tags are not read.', range)
    if (kind === 'sequence') return { kind: 'list', items: open.children, range: this.span(range, open) }
    if (kind === 'mapping')
      return { kind: 'map', fields: this.fields(open, result, range), range: this.span(range, open) }
    if (typeof result === 'string') return { kind: 'text', text: result, range }
    return { kind: 'null', range: start < end ? range : this.range(open.start, open.start) }
  }

  private fields(open: OpenNode, result: unknown, range: Range): Field[] {
    const fields: Field[] = []
    for (let i = 0; i + 1 < open.children.length; i += 2) {
      const [key, value] = [open.children[i], open.children[i + 1]]
      if (key?.kind !== 'text' || !value) break
      fields.push({ key: key.text, keyRange: key.range, value })
    }
    const complete = fields.length * 2 === open.children.length
    if (!complete || Object.keys(result ?? {}).length !== fields.length)
      throw new Refused('Write fields as `name: value`, with a name that is text.', range)
    return fields
  }

  /** A block list or map has no end of its own: it ends with its last child. */
  private span(range: Range, open: OpenNode): Range {
    const first = this.text[range.start - this.offset]
    const last = open.children.at(-1)
    if (first === '[' || first === '{' || !last) return range
    return { start: range.start, end: Math.max(last.range.end, range.start) }
  }

  private range(start: number, end: number): Range {
    const trimmed = trimRange(this.text, { start, end })
    return { start: trimmed.start + this.offset, end: trimmed.end + this.offset }
  }
}

/** Past blanks, line ends and comments. */
function skipBlank(text: string, from: number, end: number): number {
  let at = from
  while (at < end) {
    const char = text[at]
    if (char === '#' && (at === 0 || /\s/.test(text[at - 1] ?? ''))) at = nextLineEnd(text, at)
    else if (char === ' ' || char === '\t' || char === '\n' || char === '\r') at++
    else break
  }
  return at
}
