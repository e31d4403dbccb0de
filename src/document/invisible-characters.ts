import type { FieldValue, FrontMatter } from './front-matter/index.ts'
import type { Problem, Range } from './text/index.ts'

// Control characters, unpaired surrogates, bidirectional marks, and a byte order mark anywhere but at the start.
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A quick test: a text without a match has no forbidden character. Paired surrogates match too. */
const SUSPECT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to find
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]/

/** Forbidden characters of a YAML value: also a carriage return, which can only come from an escape. */
const FORBIDDEN_IN_VALUE = new RegExp(`\\r|${FORBIDDEN.source}`)

const REPORTED_AT_MOST = 10

/**
 * Problems for invisible characters that terminals and browsers interpret, in the text or as YAML escapes; at most ten.
 */
export function invisibleCharacterProblems(text: string, frontMatter: FrontMatter | null): Problem[] {
  const problems: Problem[] = []
  for (const { index, 0: char } of SUSPECT.test(text) ? text.matchAll(FORBIDDEN) : []) {
    if (index === 0 && char === '\ufeff') continue
    problems.push(problem({ start: index, end: index + char.length }, char))
    if (problems.length === REPORTED_AT_MOST) return problems
  }
  // a character in the value that is not in its source comes from an escape
  const { start = 0, end = 0 } = frontMatter?.content ?? {}
  if (!text.slice(start, end).includes('\\')) return problems
  for (const { key, keyRange, value } of frontMatter?.fields ?? []) {
    for (const [content, range] of [[key, keyRange] as const, ...contents(value)]) {
      const char = FORBIDDEN_IN_VALUE.exec(content)?.[0]
      if (char && !text.slice(range.start, range.end).includes(char)) problems.push(problem(range, char))
    }
  }
  return problems
}

function contents(node: FieldValue): (readonly [string, Range])[] {
  if (node.kind === 'text') return [[node.text, node.range]]
  if (node.kind === 'list') return node.items.flatMap(contents)
  if (node.kind === 'map')
    return node.fields.flatMap(f => [[f.key, f.keyRange] as const, ...contents(f.value)])
  return []
}

const problem = (range: Range, char: string): Problem => ({
  rule: 'plain-text',
  severity: 'error',
  range,
  message: `Delete the character U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}: it is invisible, and can change how the text is displayed.`,
})
