import { type Action, actionColumns } from '../actions/index.ts'
import type { Document } from '../document.ts'
import type { Block, TextLine } from '../markdown/index.ts'
import { parse } from '../parse.ts'
import { applyEdits, type Edit, insertAt, leastOf, slice, trimRange } from '../text/index.ts'
import { inFile } from './edit.ts'
import { tableCell } from './notation.ts'
import { same } from './read-back.ts'

/** What is to change about an action item. */
export interface ActionChange {
  readonly state?: 'done'
  readonly owner?: string
  /** `YYYY-MM-DD`, or a month `YYYY-MM`. */
  readonly due?: string
}

/**
 * Changes one thing about an action item, in the notation that it has: the box of a list, a cell of a table, the words
 * after its title.
 *
 * @param index of the item among those of the document.
 * @returns `undefined` where no way to write it is read back as that item with that change, and all else as before.
 */
export function editAction(document: Document, index: number, change: ActionChange): Edit | undefined {
  const action = document.actions[index]
  if (!action) return undefined
  const row = rowOf(document, action)
  const ways = row ? inRow(document, row, change) : inWords(document, action, change)
  return ways.map(edit => inFile(document, edit)).find(edit => readsBack(document, edit, index, change))
}

interface Row {
  readonly cells: readonly TextLine[]
  readonly head: readonly TextLine[]
  /** The rows of the table, to see how others are written. */
  readonly others: readonly (readonly TextLine[])[]
}

function rowOf({ sections }: Document, { range }: Action): Row | undefined {
  const tables = sections.flatMap(({ blocks }) => blocks.filter(isTable))
  for (const { head, rows } of tables) {
    const row = rows.find(one => one.range.start === range.start)
    if (row) return { cells: row.cells, head, others: rows.map(({ cells }) => cells) }
  }
  return undefined
}

const isTable = (block: Block): block is Extract<Block, { kind: 'table' }> => block.kind === 'table'

const DONE: ReadonlySet<string> = new Set(['done', 'complete', 'completed', 'closed', 'fixed', '✅', '✔'])

function inRow({ text }: Document, row: Row, { state, owner, due }: ActionChange): readonly Edit[] {
  const columns = actionColumns(row.head)
  const cellAt = (index: number | undefined) => (index === undefined ? undefined : row.cells[index])
  const inCell = (index: number | undefined, written: string): readonly Edit[] => {
    const cell = cellAt(index)
    if (!cell) return []
    const [start, end] = [cell.start, cell.start + cell.text.length]
    const isTight = (at: number) => text[at] === '|'
    return [
      {
        range: { start, end },
        text: `${isTight(start - 1) ? ' ' : ''}${written}${isTight(end) ? ' ' : ''}`,
      },
    ]
  }
  const title = cellAt(columns.title)
  const inTitle = (words: string): readonly Edit[] =>
    title ? [insertAt(title.start + title.text.length, ` ${words}`)] : []
  if (state) {
    // as the other rows of the table have it
    const ofOthers = row.others.map(cells => cells[columns.state ?? -1]?.text ?? '')
    const done = ofOthers.find(words => DONE.has(words.toLowerCase().replace(/[^a-z✅✔]/g, '')))
    return [...inCell(columns.state, done ?? 'done'), ...inTitle('(done)')]
  }
  if (owner) {
    const withAt = row.others.some(cells => text.startsWith('@', cells[columns.owner ?? -1]?.start ?? -1))
    return [...inCell(columns.owner, tableCell(withAt ? `@${owner}` : owner)), ...inTitle(`— @${owner}`)]
  }
  return due ? [...inCell(columns.due, due), ...inTitle(`— due ${due}`)] : []
}

function inWords(document: Document, action: Action, { state, owner, due }: ActionChange): readonly Edit[] {
  const { text } = document
  const { start } = action.range
  const below = leastOf(action.details.map(range => range.start))
  const end = trimRange(text, { start, end: Math.min(action.range.end, below ?? action.range.end) }).end
  const words = slice(text, { start, end })
  const marker = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(words)?.[0]
  const atEnd = (said: string) => [insertAt(end, `, ${said}`), insertAt(end, ` — ${said}`)]
  if (state) {
    const box = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[ \]/.exec(words)?.[0]
    const atBox = box
      ? [{ range: { start: start + box.length - 2, end: start + box.length - 1 }, text: 'x' }]
      : []
    const newBox = marker && !box ? [insertAt(start + marker.length, '[x] ')] : []
    const instead = wordsAt(words, /\b(?:proposed|agreed)\b/).map(at => replacing(start, at, 'done'))
    return [...atBox, ...newBox, ...instead, ...atEnd('done'), insertAt(end, ' (done)')]
  }
  if (owner) {
    const old = action.owner === null ? [] : wordsAt(words, action.owner)
    return [...old.map(at => replacing(start, at, owner)), ...atEnd(`@${owner}`)]
  }
  const old = action.due === null ? [] : wordsAt(words, action.due)
  return due ? [...old.map(at => replacing(start, at, due)), ...atEnd(`due ${due}`)] : []
}

interface Found {
  readonly at: number
  readonly length: number
}

/** Where words are in a text, the last place first. */
function wordsAt(text: string, words: string | RegExp): readonly Found[] {
  if (typeof words !== 'string')
    return [...text.matchAll(new RegExp(words, 'g'))]
      .map(({ index, 0: found }) => ({ at: index, length: found.length }))
      .reverse()
  const found: Found[] = []
  for (let at = text.lastIndexOf(words); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(words, at - 1))
    found.push({ at, length: words.length })
  return found
}

const replacing = (start: number, { at, length }: Found, text: string): Edit => ({
  range: { start: start + at, end: start + at + length },
  text,
})

/** Whether the changed document has the item with that change, and all else as before. */
function readsBack(before: Document, edit: Edit, index: number, change: ActionChange): boolean {
  const after = parse(applyEdits(before.text, [edit]), before.options)
  const asked = before.actions.map((action, i) => seen(i === index ? { ...action, ...change } : action))
  return (
    same(after.actions.map(seen), asked) &&
    same(after.events.map(eventSeen), before.events.map(eventSeen)) &&
    same(after.sections.map(sectionSeen), before.sections.map(sectionSeen)) &&
    after.problems.length <= before.problems.length
  )
}

/** What others read of an action. Of its title its words: a mark of its state may be among them. */
const seen = ({ title, owner, due, type, priority, ticket, state }: Action) => [
  title.replace(/\(done\)$/, '').replace(/[^\p{L}\p{N}]+/gu, ''),
  owner,
  due,
  type,
  priority,
  ticket,
  state,
]
const eventSeen = ({ stamp, text }: Document['events'][number]) => [stamp.text, text]
const sectionSeen = ({ kind, heading }: Document['sections'][number]) => [kind, heading]
