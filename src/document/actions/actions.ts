import type { Block, LinkOf, ListItem } from '../markdown/index.ts'
import { LABEL_LEVEL, type Section } from '../sections/index.ts'
import { type Range, replaceComments } from '../text/index.ts'
import type { Action, ActionState, Actions } from './action.ts'
import { actionColumns } from './columns.ts'
import { isMarkedDone } from './marks.ts'
import { readRow, stateOfWords } from './rows.ts'
import { splitTail } from './tail.ts'
import { ticketIn, wholeTicket } from './tickets.ts'
import { dueIn, ownerIn } from './words.ts'

/** Reads the action items of a section: list items, rows of a table with a known column, else its sub-headings. */
export function readActions(section: Section, linkOf: LinkOf): Actions {
  const actions: Action[] = []
  const other: Range[] = []
  let group: Heading | null = null
  let grouped = false
  let lastList: List | null = null
  let isDoneBelow = false
  const keep = (range: Range) => {
    // a sub-heading without actions stays with the blocks below it
    if (group && !grouped) other.push(group.range)
    grouped = true
    other.push(range)
  }
  for (const block of section.blocks) {
    const isDoneHere = isDoneBelow
    isDoneBelow = block.kind === 'paragraph' && saysDone(block)
    const columns = block.kind === 'table' ? actionColumns(block.head) : {}
    if (block.kind === 'heading') {
      if (group && !grouped) other.push(group.range)
      group = block
      grouped = false
    } else if (block.kind === 'list' && group && block.items.every(item => FIELD.test(wordsOf(item)))) {
      // what a heading is followed by: - Owner: Ann
      keep(block.range)
    } else if (block.kind === 'list' && isDetail(block, lastList) && actions.length > 0) {
      const last = actions.pop() as Action
      actions.push({ ...last, details: [...last.details, block.range] })
    } else if (block.kind === 'list') {
      lastList = block
      for (const item of block.items) {
        const label = labelAbove(item)
        const name = [group?.text, label?.text].filter(Boolean).join(': ') || null
        for (const inner of label?.items ?? [item]) {
          const action = readItem(inner, name, linkOf)
          actions.push(isDoneHere ? asDone(action) : action)
        }
      }
      grouped = true
    } else if (block.kind === 'table' && columns.title !== undefined) {
      for (const row of block.rows) actions.push(readRow(row, columns, group?.text ?? null, linkOf))
      grouped = true
    } else keep(block.range)
  }
  if (group && !grouped) other.push(group.range)
  const isDone = DONE_HEADING.test(section.heading)
  const named = actions
    .filter(({ title }) => !isNothing(title))
    .map(action => (isDone ? asDone(action) : action))
  // an item or a row without a title is not an action, and is kept as written
  for (const { title, range } of actions) if (isNothing(title)) other.push(range)
  if (named.length === 0 && section.level === LABEL_LEVEL) return labelledActions(section, linkOf)
  return named.length > 0 ? { actions: named, other } : headingActions(section, linkOf)
}

const asDone = (action: Action): Action => (action.state === null ? { ...action, state: 'done' } : action)

/** "The following items are already completed:", above a list of them. */
function saysDone({ lines }: Extract<Block, { kind: 'paragraph' }>): boolean {
  const words = (lines.at(-1)?.text ?? '').replace(/[*_]/g, '').trimEnd()
  const clause = words.slice(-200).split(/[.?!]/).at(-1) ?? ''
  return (
    clause.endsWith(':') &&
    /\b(?:completed|done|finished|implemented|ha(?:ve|s) (?:already )?(?:been )?(?:taken|fixed|made))\b/i.test(
      clause,
    ) &&
    !/\b(?:will|not|should|must|can|to be|need|until|once|when|if|yet|still)\b/i.test(clause)
  )
}

type List = Extract<Block, { kind: 'list' }>

/** Bullets between numbered actions, after one that ends with a colon: they are its details. */
function isDetail(list: List, before: List | null): boolean {
  const last = before?.items.at(-1)
  return (
    !list.ordered && before?.ordered === true && last !== undefined && /:[*_]{0,2}\s*$/.test(wordsOf(last))
  )
}

const isNothing = (title: string): boolean =>
  /^(?:(?:n\/a|none|nothing|tbd)\.?)?$/i.test(title.replace(/[*_]/g, ''))

/** The label and items of a list item that only names those below it: `- **Monitoring:**`. */
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

/** "Action items (completed)" */
const DONE_HEADING = /[([](?:already )?(?:completed|done|finished)[)\]]\s*$/i

/** A line below an action with one attribute: `- Owner: Ann`. */
const FIELD =
  /^[*_]{0,2}(owners?|owned by|assignees?|assigned(?: to)?|responsible|dri|due(?: date| by)?|deadline|eta|target(?: date)?|tickets?|issues?|status|state|priority)[*_]{0,2}\s?:[*_]{0,2}\s*(\S.*)$/i

interface Said {
  owner?: string
  due?: string
  state?: ActionState | null
  ticket?: string
}

/** The owner, due date, state and ticket in the lines below an action. */
function saidBelow(blocks: readonly Block[], linkOf: LinkOf): Said {
  const said: Said = {}
  for (const block of blocks)
    for (const item of block.kind === 'list' ? block.items : []) {
      const words = wordsOf(item)
      const [, label = '', value = ''] = FIELD.exec(words) ?? []
      const ticket = /^(?:ti|iss)/i.test(label) ? ticketIn(value, linkOf) : wholeTicket(words.trim())
      if (ticket) said.ticket ??= ticket
      if (/^(?:own|ass|res|dri)/i.test(label)) said.owner ??= value.replace(/^@/, '')
      else if (/^(?:due|dead|eta|tar)/i.test(label)) said.due ??= value
      else if (/^sta/i.test(label)) said.state ??= stateOfWords(value)
    }
  return said
}

/** Reads a labelled section as one action: `**Review actions**: we now use tokens`. */
function labelledActions({ blocks }: Section, linkOf: LinkOf): Actions {
  const [first, ...rest] = blocks
  if (first?.kind !== 'paragraph') return { actions: [], other: blocks.map(block => block.range) }
  const read = readWords(first.lines.map(line => line.text).join(' '), rest, null, linkOf)
  const state = read.state ?? (/\bwe(?: have|'ve|’ve) (?!to\b|not\b|yet\b)/i.test(read.title) ? 'done' : null)
  const details = rest.map(block => block.range)
  return { actions: [{ ...read, state, range: first.range, details }], other: [] }
}

/**
 * Reads the sub-headings of a section as actions, each with the text below it as details. Where the section answers a
 * question, they are the subjects of prose, but for those with an owner, a ticket or a state.
 */
function headingActions({ blocks, heading: name }: Section, linkOf: LinkOf): Actions {
  const isAnswer = name.trimEnd().endsWith('?')
  const actions: Action[] = []
  const other: Range[] = []
  const groups: { readonly heading: Heading; readonly below: Block[] }[] = []
  for (const block of blocks)
    if (block.kind === 'heading') groups.push({ heading: block, below: [] })
    else if (groups.length > 0) groups.at(-1)?.below.push(block)
    else other.push(block.range)
  for (const { heading, below } of groups) {
    const words = readWords(heading.text, below, null, linkOf)
    const details = below.map(({ range }) => range)
    if (isAnswer && !(words.owner ?? words.ticket ?? words.state)) {
      other.push(heading.range)
      for (const range of details) other.push(range)
    } else actions.push({ ...words, range: heading.range, details })
  }
  return { actions, other }
}

type Heading = Extract<Block, { kind: 'heading' }>

function readItem(item: ListItem, group: string | null, linkOf: LinkOf): Action {
  const [first, ...rest] = item.blocks
  const lines = first?.kind === 'paragraph' ? first.lines : []
  return {
    ...readWords(lines.map(line => line.text).join(' '), rest, group, linkOf),
    range: item.range,
    details: (lines.length > 0 ? rest : item.blocks).map(block => block.range),
  }
}

/** Reads the words of an item or a heading, and what the blocks below say of it. */
function readWords(
  text: string,
  below: readonly Block[],
  group: string | null,
  linkOf: LinkOf,
): Omit<Action, 'range' | 'details'> {
  const [, box, words = text] = /^\[([ xX])\]\s+(.*)$/s.exec(text) ?? []
  // the owner in a note to the author is none
  const { title, attributes } = splitTail(replaceComments(words, ' '))
  const state =
    attributes.state ??
    (box === undefined ? (isMarkedDone(title) ? 'done' : null) : box === ' ' ? 'agreed' : 'done')
  const { owner, due = null, start = null, type = null, priority = null, ticket } = attributes
  const said = saidBelow(below, linkOf)
  return {
    owner: owner ?? ownerIn(title) ?? said.owner ?? null,
    due: due ?? dueIn(title) ?? said.due ?? null,
    start,
    type,
    priority,
    ticket: ticket ?? ticketIn(title, linkOf) ?? said.ticket ?? null,
    state: state ?? said.state ?? (group && /\b(?:completed|done)\b/i.test(group) ? 'done' : null),
    stateText: null,
    typeText: null,
    title,
    group,
  }
}

/**
 * The rows of a table with columns for action items and their owners in a section that is of no other kind: it needs no
 * heading to be one of actions.
 */
export function looseActions({ kind, blocks }: Section, linkOf: LinkOf): readonly Action[] {
  if (kind !== null) return []
  return blocks.flatMap(block => {
    if (block.kind !== 'table' || !block.head.some(({ text }) => /^\W*action items?\W*$/i.test(text)))
      return []
    const columns = actionColumns(block.head)
    if (columns.title === undefined || columns.owner === undefined) return []
    return block.rows.map(row => readRow(row, columns, null, linkOf)).filter(({ title }) => !isNothing(title))
  })
}
