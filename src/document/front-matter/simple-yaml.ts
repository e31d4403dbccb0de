import { nextLineEnd } from '../text/index.ts'
import type { Field, YamlNode } from './yaml.ts'

/**
 * Reads the fields of a YAML text that has only `name: value` lines and lists of values, as nearly all front matter
 * does. It is faster than the YAML reader; a test checks that both give the same fields.
 *
 * @param offset of the text in the one that ranges refer to.
 * @returns null where the text needs the YAML reader.
 */
export function readSimpleFields(text: string, offset: number): readonly Field[] | null {
  if (UNUSUAL.test(text)) return null
  const fields: Field[] = []
  // `null` as a name is not text
  const taken = new Set(['null'])
  let at = nextWords(text, 0)
  while (at < text.length) {
    const colon = nameEnd(text, at)
    const key = text.slice(at, Math.max(at, colon))
    if (colon < 0 || taken.has(key)) return null
    taken.add(key)
    const keyRange = { start: offset + at, end: offset + colon }
    const lineEnd = nextLineEnd(text, at)
    const start = pastSpaces(text, colon + 1, lineEnd)
    at = nextWords(text, lineEnd)
    if (start < lineEnd) {
      const value = readFlowList(text, start, lineEnd, offset) ?? readScalar(text, start, lineEnd, offset)
      if (!value) return null
      fields.push({ key, keyRange, value })
      continue
    }
    // the YAML reader gives an empty value at the end another range
    if (at >= text.length) return null
    const items: YamlNode[] = []
    const first = at
    const indent = dashIn(text, first) - first
    for (let dash = dashIn(text, at); dash >= 0; dash = dashIn(text, at)) {
      const end = nextLineEnd(text, dash)
      const item = dash - at === indent && readScalar(text, pastSpaces(text, dash + 1, end), end, offset)
      if (!item) return null
      items.push(item)
      at = nextWords(text, end)
    }
    const last = items.at(-1)
    fields.push({
      key,
      keyRange,
      value: last
        ? { kind: 'list', items, range: { start: offset + first + indent, end: last.range.end } }
        : { kind: 'null', range: { start: offset + colon + 1, end: offset + colon + 1 } },
    })
  }
  return fields
}

/** Characters that are not printable in YAML, and spaces other than U+0020. */
const UNUSUAL = /[^\n\r -~\u00a1-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff]|\r(?!\n)/

const SPACE = 32
const HASH = 35

function pastSpaces(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text.charCodeAt(at) === SPACE) at++
  return at
}

/** The start of the next line that is neither blank nor a comment. @param lineEnd the end of a line. */
function nextWords(text: string, lineEnd: number): number {
  let at = lineEnd
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) {
      at++
      continue
    }
    const end = nextLineEnd(text, at)
    const words = pastSpaces(text, at, end)
    if (words < end && text.charCodeAt(words) !== HASH) return at
    at = end
  }
  return at
}

/** The offset of the colon after the name at the start of a line; -1 where there is none. */
function nameEnd(text: string, from: number): number {
  NAME.lastIndex = from
  return NAME.test(text) ? NAME.lastIndex - 1 : -1
}

const NAME = /[A-Za-z][\w-]*:(?![^ \r\n])/y

/** The offset of the dash of a list item on a line; -1 where there is none. */
function dashIn(text: string, line: number): number {
  const at = pastSpaces(text, line, text.length)
  return text[at] === '-' && text[at + 1] === ' ' ? at : -1
}

/** Reads a scalar on one line. @returns `undefined` where the YAML reader might read it differently. */
function readScalar(text: string, start: number, lineEnd: number, offset: number): YamlNode | undefined {
  let end = lineEnd
  while (end > start && text.charCodeAt(end - 1) === SPACE) end--
  const range = { start: offset + start, end: offset + end }
  const written = text.slice(start, end)
  if (written === '~' || written === 'null') return { kind: 'null', range }
  const quoted = /^(?:"[^"\\]*"|'[^']*')$/.test(written)
  if (quoted) return { kind: 'text', text: written.slice(1, -1), range }
  return /^[^\s?:,[\]{}#&*!|>'"%@`-]/.test(written) && !/:$|: | #/.test(written)
    ? { kind: 'text', text: written, range }
    : undefined
}

/** Reads a list on one line: `[one, two]`. */
function readFlowList(text: string, start: number, lineEnd: number, offset: number): YamlNode | undefined {
  if (text[start] !== '[') return undefined
  let end = lineEnd
  while (text.charCodeAt(end - 1) === SPACE) end--
  const range = { start: offset + start, end: offset + end }
  const inner = text.slice(start + 1, end - 1)
  if (text[end - 1] !== ']' || /[[\]{}:#&*!|>%@`]/.test(inner)) return undefined
  if (inner.trim() === '') return { kind: 'list', items: [], range }
  const items: YamlNode[] = []
  let at = start + 1
  for (const part of inner.split(',')) {
    const from = pastSpaces(text, at, at + part.length)
    const item = readScalar(text, from, at + part.length, offset)
    if (!item) return undefined
    items.push(item)
    at += part.length + 1
  }
  return { kind: 'list', items, range }
}
