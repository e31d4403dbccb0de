import { FAILSAFE_SCHEMA, load, Type, YAMLException } from 'js-yaml'
import { nextLineEnd, type Range, trimRange } from '../text/index.ts'

/** A value in YAML. Every scalar is text as it was written: `7:02`, `no`, `010` and `1.10` stay so. */
export type FieldValue =
  | { readonly kind: 'text'; readonly text: string; readonly range: Range }
  | { readonly kind: 'null'; readonly range: Range }
  | { readonly kind: 'list'; readonly items: readonly FieldValue[]; readonly range: Range }
  | { readonly kind: 'map'; readonly fields: readonly Field[]; readonly range: Range }

/** A field of a YAML map, with the range of its name. */
export interface Field {
  readonly key: string
  readonly keyRange: Range
  readonly value: FieldValue
}

/** The value as JSON data. A null is undefined: an empty field counts as absent. */
export function plainValue(node: FieldValue): unknown {
  if (node.kind === 'text') return node.text
  if (node.kind === 'null') return undefined
  if (node.kind === 'list') return node.items.map(plainValue)
  return Object.fromEntries(node.fields.map(({ key, value }) => [key, plainValue(value)]))
}

/** The reason why a YAML text cannot be read, and its range. */
export interface Broken {
  readonly message: string
  readonly range: Range
}

/** The scalars that are not text: an empty value, `null` and `~`. */
const NULL = new Type('tag:yaml.org,2002:null', {
  kind: 'scalar',
  resolve: (text: unknown) => text === null || text === '' || text === '~' || text === 'null',
  construct: () => null,
})
const TEXT_SCHEMA = FAILSAFE_SCHEMA.extend({ implicit: [NULL] })

/**
 * Reads the fields of a YAML or JSON text that is a map, with scalars as text.
 *
 * Anchors, aliases and tags are refused: no field needs them, and aliases can make a small file expand to a huge one.
 *
 * @param offset of the text in the one that ranges refer to.
 */
export function readYamlFields(block: string, offset = 0): { readonly fields: readonly Field[] } | Broken {
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
    return {
      message: 'This is not a list of fields. Write one field per line, as `name: value`.',
      range: root.range,
    }
  return { fields: root.fields }
}

function brokenYaml(error: YAMLException, block: string, offset: number): Broken {
  const at = Math.min(error.mark?.position ?? 0, block.length)
  const lineStart = block.lastIndexOf('\n', at - 1) + 1
  const line = block.slice(lineStart, nextLineEnd(block, lineStart))
  const [, key, value = ''] = /^[ \t]*(?:- )?([\w-]+):[ \t](.*)$/.exec(line.slice(0, 500)) ?? []
  const hint = key ? hintFor(key, value.trim()) : ''
  const start = offset + Math.min(at, lineStart + line.length)
  return { message: `This is not valid YAML: ${error.reason}.${hint}`, range: { start, end: start } }
}

/** The advice for a value that YAML reads as more than text; empty where there is none. */
function hintFor(key: string, value: string): string {
  if (/^\[(?:[^\]]*,)?\s*[@`%&*!|>]/.test(value)) return ` Put each item of ${key} in quotes: ["@name"].`
  const isText = /^[@`%&*!|>]/.test(value) || /^[[{][^\]}]*[\]}]\s*[^\s#]/.test(value) || value.includes(': ')
  return isText ? ` Put the value of ${key} in quotes.` : ''
}

/** An error that ends js-yaml's reading from its listener; caught by `readYamlFields`. */
class Refused extends Error {
  readonly range: Range

  constructor(message: string, range: Range) {
    super(message)
    this.range = range
  }
}

interface OpenNode {
  readonly start: number
  readonly children: FieldValue[]
  /** The value that js-yaml constructed for the last child. */
  lastResult: unknown
}

/**
 * Builds nodes with their ranges from the open and close events of js-yaml. js-yaml reads a possible first key of a
 * map as a node of its own; where no map follows, it closes that node a second time, around itself.
 */
class TreeBuilder {
  root: FieldValue | null = null
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

  private node(open: OpenNode, end: number, kind: string | null, result: unknown): FieldValue {
    const start = skipBlank(this.text, open.start, end)
    const range = this.range(start, end)
    const first = this.text[start]
    if (start < end && (first === '&' || first === '*'))
      throw new Refused('YAML anchors and aliases are not supported. Write the value itself.', range)
    if (start < end && first === '!') throw new Refused('YAML tags are not supported. Delete the tag.', range)
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
      throw new Refused('The name of a field must be text. Write fields as `name: value`.', range)
    return fields
  }

  /** The range of a list or a map. One in block style has no closing bracket, and ends with its last child. */
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

/** Skips spaces, line ends and comments. */
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
