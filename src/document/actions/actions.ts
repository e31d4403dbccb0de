import type { Block, ListItem, TableRow } from '../markdown/index.ts'
import { LABEL_LEVEL, type Section } from '../sections/index.ts'
import type { Range } from '../text/index.ts'
import { type Address, pagesIn } from '../text/index.ts'
import { type ActionColumn, type ActionColumns, actionColumns } from './columns.ts'
import { dueIn, ownerIn } from './words.ts'

export const actionTypes = ['prevent', 'detect', 'mitigate', 'process'] as const
export type ActionType = (typeof actionTypes)[number]

export const actionStates = ['proposed', 'agreed', 'done', 'declined'] as const
export type ActionState = (typeof actionStates)[number]

/** Something that is to be done. What the document does not say is null. */
export interface Action {
  /** Markdown, without the attributes behind it. */
  readonly title: string
  readonly owner: string | null
  /** As written; `2012-04-13` or a month `2012-04` in our own notation. */
  readonly due: string | null
  readonly start: string | null
  readonly type: ActionType | null
  readonly priority: string | null
  readonly ticket: string | null
  readonly state: ActionState | null
  /** The cells as written, where a table has them: "in progress" is agreed. */
  readonly stateText: string | null
  readonly typeText: string | null
  /** The sub-heading it stands under. */
  readonly group: string | null
  readonly range: Range
  /** What stands below the item's first paragraph, and cells that no column name explains. */
  readonly details: readonly Range[]
}

export interface Actions {
  readonly actions: readonly Action[]
  /** What else the section holds. */
  readonly other: readonly Range[]
}

/** The action items of a section: list items, rows of a table with a known column, else its sub-headings. */
export function readActions(section: Section): Actions {
  const actions: Action[] = []
  const other: Range[] = []
  let group: Extract<Block, { kind: 'heading' }> | null = null
  let grouped = false
  const keep = (range: Range) => {
    // a sub-heading that stands above no action stays with what it stands above
    if (group && !grouped) other.push(group.range)
    grouped = true
    other.push(range)
  }
  for (const block of section.blocks) {
    const columns = block.kind === 'table' ? actionColumns(block.head) : {}
    if (block.kind === 'heading') {
      if (group && !grouped) other.push(group.range)
      group = block
      grouped = false
    } else if (block.kind === 'list') {
      for (const item of block.items) {
        const label = labelAbove(item)
        const name = [group?.text, label?.text].filter(Boolean).join(': ') || null
        for (const inner of label?.items ?? [item]) actions.push(readItem(inner, name))
      }
      grouped = true
    } else if (block.kind === 'table' && columns.title !== undefined) {
      for (const row of block.rows) actions.push(readRow(row, columns, group?.text ?? null))
      grouped = true
    } else keep(block.range)
  }
  if (group && !grouped) other.push(group.range)
  const named = actions.filter(({ title }) => !isNothing(title))
  // an item or a row without words of its own is no action, and is kept as it stands
  for (const { title, range } of actions) if (isNothing(title)) other.push(range)
  if (named.length === 0 && section.level === LABEL_LEVEL) return labelledActions(section)
  return named.length > 0
    ? { actions: named, other }
    : { actions: headingActions(section), other: leading(section) }
}

const isNothing = (title: string): boolean =>
  /^(?:(?:n\/a|none|nothing|tbd)\.?)?$/i.test(title.replace(/[*_]/g, ''))

/** An item that is nothing but the name of those below it: `- **Monitoring:**`. */
function labelAbove({ blocks: [first, ...rest] }: ListItem): {
  readonly text: string
  readonly items: readonly ListItem[]
} | null {
  if (first?.kind !== 'paragraph' || first.lines.length > 1) return null
  const text = first.lines[0]?.text ?? ''
  const isLabel = /^[*_]{0,2}[^.!?*_[\]:]{2,60}(?::[*_]{0,2}|[*_]{2}:)$/.test(text)
  const items = rest.flatMap(block => (block.kind === 'list' ? block.items : []))
  const isPlain =
    rest.every(block => block.kind === 'list') &&
    items.some(item => !isNothing(wordsOf(item))) &&
    !items.some(item => FIELD.test(wordsOf(item)))
  return isLabel && isPlain && items.length > 0 ? { text: text.replace(/[*_:]/g, '').trim(), items } : null
}

const wordsOf = ({ blocks: [first] }: ListItem): string =>
  first?.kind === 'paragraph' ? first.lines.map(line => line.text).join(' ') : ''

/** A line below an action that says one thing of it: `- Owner: Ann`. */
const FIELD =
  /^[*_]{0,2}(owners?|owned by|assignees?|assigned(?: to)?|responsible|dri|due(?: date| by)?|deadline|eta|target(?: date)?|tickets?|issues?|status|state|priority)[*_]{0,2}\s?:[*_]{0,2}\s*(\S.*)$/i

/** What the lines below an action say of it. */
function saidBelow(blocks: readonly Block[]): { readonly owner?: string; readonly due?: string } {
  const said: { owner?: string; due?: string } = {}
  for (const block of blocks)
    for (const item of block.kind === 'list' ? block.items : []) {
      const [, label = '', value = ''] = FIELD.exec(wordsOf(item)) ?? []
      if (/^(?:own|ass|res|dri)/i.test(label)) said.owner ??= value.replace(/^@/, '')
      else if (/^(?:due|dead|eta|tar)/i.test(label)) said.due ??= value
    }
  return said
}

/** `**Review actions**: we now use tokens`: what stands behind a label is one action. */
function labelledActions({ blocks }: Section): Actions {
  const [first, ...rest] = blocks
  if (first?.kind !== 'paragraph') return { actions: [], other: blocks.map(block => block.range) }
  const { title, state } = stateByMark(first.lines.map(line => line.text).join(' '))
  const said = state ?? (/\bwe(?: have|'ve|’ve) (?!to\b|not\b|yet\b)/i.test(title) ? 'done' : null)
  const details = rest.map(block => block.range)
  return {
    actions: [
      { ...blank, title, state: said, ticket: ticketIn(title), group: null, range: first.range, details },
    ],
    other: [],
  }
}

/** Where a section has sub-headings and no list, each is an action with its text below it. */
function headingActions({ blocks }: Section): Action[] {
  const actions: { action: Action; details: Range[] }[] = []
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      actions.at(-1)?.details.push(block.range)
      continue
    }
    const details: Range[] = []
    const { title, state } = stateByMark(block.text)
    actions.push({
      action: { ...blank, title, state, ticket: ticketIn(title), group: null, range: block.range, details },
      details,
    })
  }
  return actions.map(({ action }) => action)
}

function leading({ blocks }: Section): Range[] {
  const first = blocks.findIndex(block => block.kind === 'heading')
  return blocks.slice(0, first < 0 ? blocks.length : first).map(block => block.range)
}

interface Attributes {
  owner?: string
  due?: string
  start?: string
  type?: ActionType
  priority?: string
  ticket?: string
  state?: ActionState
}

function readItem(item: ListItem, group: string | null): Action {
  const [first, ...rest] = item.blocks
  const lines = first?.kind === 'paragraph' ? first.lines : []
  const text = lines.map(line => line.text).join(' ')
  const [, box, words = text] = /^\[([ xX])\]\s+(.*)$/s.exec(text) ?? []
  const { title, attributes } = splitTail(words)
  const marked = stateByMark(title)
  const state = attributes.state ?? (box === undefined ? marked.state : box === ' ' ? 'agreed' : 'done')
  const { owner, due = null, start = null, type = null, priority = null, ticket } = attributes
  const said = saidBelow(rest)
  return {
    owner: owner ?? ownerIn(title) ?? said.owner ?? null,
    due: due ?? dueIn(title) ?? said.due ?? null,
    start,
    type,
    priority,
    ticket: ticket ?? ticketIn(title),
    state: state ?? (group && /\b(?:completed|done)\b/i.test(group) ? 'done' : null),
    stateText: null,
    typeText: null,
    title: marked.title,
    group,
    range: item.range,
    details: (lines.length > 0 ? rest : item.blocks).map(block => block.range),
  }
}

const blank = {
  owner: null,
  due: null,
  start: null,
  type: null,
  priority: null,
  ticket: null,
  state: null,
  stateText: null,
  typeText: null,
}

const DONE_MARK =
  /^(?:✔️?|✅|☑️?|[([](?:done|completed?|fixed)[)\]]|(?:done|completed):)|(?:✔️?|✅|☑️?|[([](?:done|completed|fixed)\b[^()[\]\n]{0,40}[)\]])[*_\s.]*$/iu

/** A tick or "(DONE)" at either end says that the item is done; the title is kept as it stands. */
function stateByMark(title: string): { readonly title: string; readonly state: ActionState | null } {
  return { title, state: DONE_MARK.test(title) ? 'done' : null }
}

/** `title — @owner, due 2012-04-13, prevent, [OPS-12](https://…)`: the tail counts only if all of it is known. */
function splitTail(text: string): { readonly title: string; readonly attributes: Attributes } {
  for (const sign of [' — ', ' -- ', ' – ', ' - ']) {
    const dash = text.lastIndexOf(sign)
    const attributes: Attributes = {}
    if (dash < 0) continue
    const parts = text.slice(dash + sign.length).split(/,\s+/)
    if (parts.every(part => readAttribute(part.trim(), attributes)))
      return { title: text.slice(0, dash).trimEnd(), attributes }
  }
  return { title: text, attributes: {} }
}

const DATE = String.raw`\d{4}-\d{2}(?:-\d{2})?`
const DUE = new RegExp(`^due:? (${DATE})$`, 'i')
const START = new RegExp(`^(?:start|from):? (${DATE})$`, 'i')

function readAttribute(part: string, into: Attributes): boolean {
  const owner = /^@([\p{L}\p{N}._/-]{1,60})$/u.exec(part)?.[1] ?? /^owner:? (.{1,60})$/i.exec(part)?.[1]
  const due = DUE.exec(part)?.[1]
  const start = START.exec(part)?.[1]
  const ticket = wholeTicket(part)
  const type = actionTypes.find(name => name === part.toLowerCase())
  const state = actionStates.find(name => name === part.toLowerCase())
  const priority = /^P[0-5]$/i.test(part) ? part.toUpperCase() : undefined
  const said = { owner, due, start, type, state, priority, ticket }
  const [found] = Object.entries(said).filter(([, value]) => value !== undefined)
  // a second owner or ticket would push out the first: then the tail stays in the title
  if (!found || found[0] in into) return false
  Object.assign(into, { [found[0]]: found[1] })
  return true
}

const wholeTicket = (part: string): string | undefined =>
  /^\[[^\]\n]{1,60}\]\([^()\s]{1,300}\)$/.exec(part)?.[0] ??
  /^<?https?:\/\/[^\s>]{1,300}>?$/.exec(part)?.[0] ??
  /^(?:[A-Z][A-Z0-9]{1,9}-\d{1,7}|#\d{1,7}|[\w.-]{1,40}\/[\w.-]{1,60}#\d{1,7})$/.exec(part)?.[0]

/** The first link to an issue or a pull request, or a ticket's number. */
function ticketIn(text: string): string | null {
  const pages = pagesIn(text).flatMap(page => issueIn(text, page) ?? [])
  return (
    pages.find(({ linked }) => linked)?.text ??
    pages[0]?.text ??
    /(?<![\w/#&[])(?:#\d{1,7}|(?!(?:UTF|SHA|HTTP|ISO|RFC|AES|TLS|SSL|MD|RSA|IP|IPV|COVID)-)[A-Z][A-Z0-9]{1,9}-\d{1,7})(?![\w-])/.exec(
      text,
    )?.[0] ??
    null
  )
}

/** The part of an address up to an issue or a pull request, with the words of a link around it. */
function issueIn(text: string, page: Address): { readonly text: string; readonly linked: boolean } | null {
  const [path] = /\/(?:issues|pull|merge_requests|browse|tickets?)\/(?=[\w#-])/.exec(page.text) ?? []
  const [address = ''] = page.text.split(/[()\]]/, 1)
  const start = page.text.indexOf(path ?? '\0')
  if (path === undefined || start < 0 || start >= address.length) return null
  const opens = text.lastIndexOf('[', page.start - 2)
  const words = text.slice(opens + 1, page.start - 2)
  const linked =
    text.startsWith('](', page.start - 2) &&
    opens >= 0 &&
    words.length > 0 &&
    words.length <= 80 &&
    !words.includes(']') &&
    text[page.start + address.length] === ')'
  if (linked) return { text: text.slice(opens, page.start + address.length + 1), linked }
  const id = /^[\w#-]+/.exec(address.slice(start + path.length))?.[0] ?? ''
  return { text: address.slice(0, start + path.length + id.length), linked }
}

function readRow(row: TableRow, columns: ActionColumns, group: string | null): Action {
  const cell = (column: ActionColumn) => {
    const index = columns[column]
    const text = index === undefined ? '' : (row.cells[index]?.text ?? '')
    return text && !/^(?:-|–|—|n\/?a|tbd|none|\?+)$/i.test(text) ? text : null
  }
  const known = new Set(Object.values(columns))
  const details = row.cells
    .filter((c, i) => !known.has(i) && c.text)
    .map(c => ({ start: c.start, end: c.start + c.text.length }))
  const state = cell('state')
  const ticket = cell('ticket')
  const done = ticket !== null && /^\W*done\W*$/i.test(ticket)
  const type = cell('type')
  return {
    title: cell('title') ?? '',
    owner: cell('owner')?.replace(/^@/, '') ?? null,
    due: cell('due'),
    start: cell('start'),
    type: actionTypes.find(name => type?.toLowerCase().startsWith(name.slice(0, 6))) ?? null,
    priority: cell('priority'),
    ticket: done ? null : ticket,
    state: done ? 'done' : stateOfWords(state),
    stateText: done ? ticket : state,
    typeText: type,
    group,
    range: row.range,
    details,
  }
}

function stateOfWords(words: string | null): ActionState | null {
  const text = words?.toLowerCase() ?? ''
  if (/\b(?:done|complete|completed|closed|fixed|resolved|merged|shipped)\b|✔|✅|\[x\]/.test(text))
    return 'done'
  if (/\b(?:declined|rejected|wontfix|won't|cancelled|dropped)\b/.test(text)) return 'declined'
  if (/\b(?:proposed|idea|draft|suggested)\b/.test(text)) return 'proposed'
  return /\b(?:agreed|open|todo|to do|planned|in progress|started|accepted|wip|ongoing)\b/.test(text)
    ? 'agreed'
    : null
}
