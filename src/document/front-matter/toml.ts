import { parse, TomlError } from 'smol-toml'
import { lineStart, linesOf, nextLineEnd, type Range, trimRange } from '../text/index.ts'
import type { Broken, Field, FieldValue } from './yaml.ts'

/** Deeper brackets than any field needs. */
const DEEPEST = 20

/**
 * Reads the fields of a TOML text, with scalars as text: a time or a number as it is written.
 *
 * A field has the ranges of its name and its value; what is inside an array or an inline table has that of the whole.
 *
 * @param offset of the text in the one that ranges refer to.
 */
export function readTomlFields(block: string, offset = 0): { readonly fields: readonly Field[] } | Broken {
  let table: Readonly<Record<string, unknown>>
  try {
    table = parse(block, { integersAsBigInt: 'asNeeded', maxDepth: DEEPEST, unsafeKeyBehaviour: 'throw' })
  } catch (error) {
    if (error instanceof TomlError) return brokenToml(error, block, offset)
    throw error
  }
  const places = placesIn(block)
  const placed = ({ start, end }: Range): Range => ({ start: start + offset, end: end + offset })

  const nodeOf = (value: unknown, path: readonly Step[], around: Range): FieldValue => {
    const own = places.get(pathKey(path))?.value
    const range = placed(own ?? around)
    if (Array.isArray(value)) {
      const items = value.map((item, i) => nodeOf(item, [...path, i], own ?? around))
      return { kind: 'list', items, range }
    }
    if (typeof value === 'object' && value !== null && !(value instanceof Date))
      return { kind: 'map', fields: fieldsOf(value, path, own ?? around), range }
    const written = own && typeof value !== 'string' ? block.slice(own.start, own.end) : String(value)
    return { kind: 'text', text: value instanceof Date && !own ? value.toISOString() : written, range }
  }
  const fieldsOf = (values: object, path: readonly Step[], around: Range): readonly Field[] =>
    Object.entries(values).map(([key, value]) => {
      const at = [...path, key]
      const keyRange = placed(places.get(pathKey(at))?.key ?? around)
      return { key, keyRange, value: nodeOf(value, at, around) }
    })
  return { fields: fieldsOf(table, [], { start: 0, end: block.length }) }
}

function brokenToml({ message, line, column }: TomlError, block: string, offset: number): Broken {
  const [reason = ''] = message.replace(/^Invalid TOML document: /, '').split('\n')
  const at = offset + Math.min(block.length, lineStart(linesOf(block), line - 1) + column - 1)
  return { message: `This is not valid TOML: ${reason}.`, range: { start: at, end: at } }
}

/** The name of a key, or the index of a table in `[[…]]`. */
type Step = string | number

const pathKey = (path: readonly Step[]): string => JSON.stringify(path)

interface Place {
  readonly key: Range
  readonly value: Range
}

const KEY_PART = String.raw`(?:[\w-]{1,200}|"(?:[^"\\\n]|\\.){0,200}"|'[^'\n]{0,200}')`
const KEY = new RegExp(String.raw`${KEY_PART}(?:[ \t]*\.[ \t]*${KEY_PART}){0,10}`, 'y')

/** Where the keys and tables of a valid TOML text are. */
function placesIn(block: string): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  const counts = new Map<string, number>()
  let table: readonly Step[] = []
  for (let at = 0; at < block.length; ) {
    at = skipSpace(block, at)
    const brackets = block.startsWith('[[', at) ? 2 : block[at] === '[' ? 1 : 0
    KEY.lastIndex = brackets > 0 ? skipSpace(block, at + brackets) : at
    const found = KEY.exec(block)
    const lineEnd = nextLineEnd(block, at)
    if (!found) {
      at = lineEnd + 1
      continue
    }
    const key = { start: found.index, end: KEY.lastIndex }
    const parts = partsOf(found[0])
    if (brackets > 0) {
      table = tablePath(parts, counts, brackets === 2)
      places.set(pathKey(table), { key, value: key })
      at = lineEnd + 1
      continue
    }
    const start = skipSpace(block, block.indexOf('=', key.end) + 1)
    const end = endOfValue(block, start)
    places.set(pathKey([...table, ...parts]), { key, value: trimRange(block, { start, end }) })
    at = nextLineEnd(block, end) + 1
  }
  return places
}

const partsOf = (key: string): readonly string[] =>
  Array.from(key.matchAll(new RegExp(KEY_PART, 'g')), ([part]) =>
    part.replace(/^["']|["']$/g, '').replace(/\\(.)/g, '$1'),
  )

/** The path of a table's header: of `[[incidents]]` the next index, within it that of the last. */
function tablePath(parts: readonly string[], counts: Map<string, number>, isNext: boolean): readonly Step[] {
  const path: Step[] = []
  for (const [i, part] of parts.entries()) {
    path.push(part)
    const name = pathKey(path)
    if (isNext && i === parts.length - 1) counts.set(name, (counts.get(name) ?? -1) + 1)
    const index = counts.get(name)
    if (index !== undefined) path.push(index)
  }
  return path
}

function skipSpace(text: string, from: number): number {
  let at = from
  while (/[ \t\r\n]/.test(text.charAt(at))) at++
  return at
}

/** The end of a value: the line end or the comment after it that is in no string and in no bracket. */
function endOfValue(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    const char = text.charAt(at)
    if (char === '"' || char === "'") at = endOfString(text, at, char) - 1
    else if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth--
    else if (char === '#' || char === '\n') {
      if (depth === 0) return at
      if (char === '#') at = nextLineEnd(text, at)
    }
  }
  return text.length
}

function endOfString(text: string, from: number, quote: string): number {
  const mark = text.startsWith(quote.repeat(3), from) ? quote.repeat(3) : quote
  for (let at = from + mark.length; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++
    else if (text.startsWith(mark, at)) {
      // up to two quotes may come before the three that close
      let end = at + mark.length
      while (mark.length === 3 && text[end] === quote) end++
      return end
    }
  }
  return text.length
}
