import { type ActionColumn, actionColumns } from '../actions/index.ts'
import type { Document } from '../document.ts'
import type { Block } from '../markdown/index.ts'
import { type Edit, insertAt, lineAt, lineStart, slice, trimRange } from '../text/index.ts'
import { appendToSection, inFile, insertSection, nextMarker } from './edit.ts'
import { type ActionText, actionLine, listItem, tableCell } from './notation.ts'
import { readsBack } from './read-back.ts'

/**
 * Adds an action after the last one, in the notation of that: as an item of its list, a row of its table, or a heading;
 * else as an item at the end of the section, or of a new one.
 *
 * @returns `undefined` where it would not be read back, or hide another.
 */
export function appendAction(document: Document, action: ActionText): Edit | undefined {
  const item = listItem('- ', actionLine(action))
  const ways = [
    () => likeLast(document, action),
    () => appendToSection(document, 'action_items', item),
    () => insertSection(document, 'action_items', item),
  ]
  for (const way of ways) {
    const edit = way()
    if (edit && readsBack(document, edit, { action })) return edit
  }
  return undefined
}

function likeLast(document: Document, action: ActionText): Edit | undefined {
  const last = document.actions.at(-1)
  const source = last ? slice(document.text, last.range) : ''
  if (!last) return undefined
  const table = tableAround(document, last.range.start)
  if (table) return rowAfter(document, table, action)
  const heading = /^ {0,3}(#{1,6})[ \t]/.exec(source)?.[1]
  if (heading) return headingAfter(document, heading, action)
  if (!/^(?:[-*+]|\d{1,9}[.)])\s/.test(source)) return undefined
  const line = lineAt(document.lines, last.range.start)
  const indent = slice(document.text, { start: lineStart(document.lines, line), end: last.range.start })
  const marker = nextMarker(/^\S+[ \t]+/.exec(source)?.[0] ?? '- ')
  const end = trimRange(document.text, last.range).end
  return inFile(
    document,
    insertAt(end, `\n${/^[ \t]*$/.test(indent) ? indent : ''}${listItem(marker, actionLine(action))}`),
  )
}

type Table = Extract<Block, { kind: 'table' }>

function tableAround({ sections }: Document, at: number): Table | undefined {
  for (const { blocks } of sections)
    for (const block of blocks)
      if (block.kind === 'table' && block.range.start <= at && at < block.range.end) return block
  return undefined
}

/** A row below the last one. What no column holds is written beside the title, as in a list. */
function rowAfter(document: Document, { head, rows }: Table, action: ActionText): Edit | undefined {
  const { text } = document
  const last = rows.at(-1)
  if (!last) return undefined
  const columns = actionColumns(head)
  const given: Partial<Record<ActionColumn, string | null | undefined>> = {
    owner: action.owner,
    due: action.due,
    start: action.start,
    type: action.type,
    priority: action.priority,
    ticket: action.ticket,
    state: action.state === undefined ? 'agreed' : action.state,
  }
  const homeless = Object.keys(given).filter(
    name => given[name as ActionColumn] && columns[name as ActionColumn] === undefined,
  )
  if (homeless.some(name => name !== 'state')) return undefined
  const cells = head.map((_, i) => {
    const name = (Object.keys(columns) as ActionColumn[]).find(column => columns[column] === i)
    const at = name === 'owner' && action.owner && text.startsWith('@', last.cells[i]?.start) ? '@' : ''
    return at + tableCell((name === 'title' ? action.title : name && given[name]) ?? '')
  })
  return inFile(document, insertAt(trimRange(text, last.range).end, `\n| ${cells.join(' | ')} |`))
}

/** A heading at the end of the section, with its attributes after its words. */
function headingAfter(document: Document, marks: string, action: ActionText): Edit {
  const state = action.state === undefined ? ', agreed' : ''
  const line = actionLine({ ...action, state: null })
  return appendToSection(document, 'action_items', `${marks} ${line}${line.includes(' — ') ? state : ''}`)
}
