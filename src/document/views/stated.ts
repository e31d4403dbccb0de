import type { Document } from '../document.ts'
import type { Block, TextLine } from '../markdown/index.ts'
import { splitAtBreaks } from '../markdown/index.ts'

/** A field of the front matter, or what the text says in its place. */
export interface Stated {
  readonly text: string
  readonly from: 'front-matter' | 'label' | 'heading'
}

const NAMES = {
  severity:
    /^(?:(?:incident|outage) )?(?:severity|sev)(?: level)?$|^(?:schweregrad|sévérité|gravité|severidad|gravidad|severidade|gravidade|重大度|深刻度|严重程度)$/i,
  status: /^(?:(?:current|incident|outage) )?(?:status|state)$/i,
} as const

/**
 * The severity or the status of the front matter, else of a label (`**Severity:** Medium`, a row or a column of a table),
 * else the first words below a heading of that name; null where nothing says it.
 */
export function statedIn({ meta, sections }: Document, name: keyof typeof NAMES): Stated | null {
  const field = meta.one.get(name)
  if (field) return { text: field.text, from: 'front-matter' }
  const about = aboutAll(sections)
  for (const value of labelledWith(about, NAMES[name])) {
    const text = shortened(value)
    if (text) return { text, from: 'label' }
  }
  for (const { heading, blocks } of about) {
    const [label = '', beside] = heading.split(/:(?= |$)/)
    const [first] = blocks
    const below = first?.kind === 'paragraph' ? first.lines[0]?.text : undefined
    const text = NAMES[name].test(plain(label)) ? shortened(beside?.trim() || below || '') : ''
    if (text) return { text, from: 'heading' }
  }
  return null
}

/** The sections that are about the whole incident, and not about one event or action. */
const aboutAll = (sections: Document['sections']): Document['sections'] =>
  sections.filter(({ kind }) => kind !== 'timeline' && kind !== 'action_items')

const AUTHORS =
  /^(?:(?:post-?mortem|incident|report) )?(?:author|writer|owner)s?(?:\(s\))?$|^(?:written|prepared|reported) by$/i

/** The names of the authors by a label; empty where a name is in doubt. */
export function statedAuthors({ sections }: Document): readonly string[] {
  for (const value of labelledWith(aboutAll(sections), AUTHORS)) {
    const names = value
      .replace(/\[([^\][]*)\]\([^()]*\)|\([^()]*\)/g, '$1')
      .replace(/<[^<>]*>|[*_`]/g, '')
      .replace(/\s+/g, ' ')
      .split(/[,;&]| (?:and|und|et|y) /)
      .map(name => name.trim())
      .filter(Boolean)
    if (names.length > 0) return names.every(isName) ? names : []
  }
  return []
}

/** `Ann Lee`, `A. van Dyck`, `@ann`: two words or more, or a handle; a single word may be a team or a state. */
const isName = (name: string): boolean =>
  /^@[\w.-]{2,39}$/.test(name) ||
  (name.length <= 60 && /^\p{Lu}[\p{L}.'’-]*(?: (?:\p{L}[\p{L}.'’-]*)){1,4}$/u.test(name))

/** The values of the labels that match a pattern. */
function* labelledWith(sections: Document['sections'], label: RegExp): Iterable<string> {
  for (const { blocks } of sections)
    for (const block of blocks)
      for (const [name, value] of labelsIn(block)) if (label.test(plain(name))) yield value
}

/** The pairs of a label and its value in a block, at any depth. */
function* labelsIn(block: Block): Iterable<readonly [string, string]> {
  if (block.kind === 'paragraph')
    for (const line of block.lines.flatMap(splitAtBreaks)) {
      const [, label, value] =
        /^([*_]{0,3}\p{L}[\p{L} -]{1,30}(?:\(s\))?[*_ ]{0,4}[:：][*_]{0,3})(.{1,200})/u.exec(line.text) ?? []
      if (label && value) yield [label, value]
    }
  else if (block.kind === 'list')
    for (const item of block.items) for (const inner of item.blocks) yield* labelsIn(inner)
  else if (block.kind === 'quote') for (const inner of block.blocks) yield* labelsIn(inner)
  else if (block.kind === 'table') {
    const rows: readonly (readonly TextLine[])[] = [block.head, ...block.rows.map(row => row.cells)]
    for (const [label, value] of rows) if (label && value) yield [label.text, value.text]
    const [values, more] = block.rows
    if (values && !more)
      for (const [i, { text }] of block.head.entries()) yield [text, values.cells[i]?.text ?? '']
  }
}

const plain = (text: string): string => text.replace(/[*_`:：#]/g, '').trim()

/** The value without the words that explain it: "Critical" of "**Critical** - all customers". */
function shortened(value: string): string {
  const [, bold] = /^\s*(?:\*\*|__|`)([^*_`]{1,60})(?:\*\*|__|`)/.exec(value) ?? []
  const [words = ''] = (bold ?? value).split(/\s[-–—(]|[(;。]|\.(?:\s|$)/, 1)
  const text = plain(words)
  return text.length <= 60 && !UNFILLED.test(text) ? text : ''
}

/** What templates have where nobody has written yet. */
const UNFILLED = /^(?:tbd|todo|n\/?a|none|unknown|[?.…_-]+|[[<{].*)$/i
