import type { LinkOf, TableRow } from '../markdown/index.ts'
import { type Action, type ActionState, actionTypes } from './action.ts'
import type { ActionColumn, ActionColumns } from './columns.ts'
import { isMarkedDone } from './marks.ts'
import { linkedTicketIn } from './tickets.ts'

/** Reads an action from a row of a table. */
export function readRow(row: TableRow, columns: ActionColumns, group: string | null, linkOf: LinkOf): Action {
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
  const own = cell('ticket')
  const beside = own ? [] : row.cells.map(({ text }) => linkedTicketIn(text, linkOf))
  const ticket = own ?? beside.find(found => found !== null) ?? null
  const done = ticket !== null && /^\W*done\W*$/i.test(ticket)
  const type = cell('type')
  const title = cell('title') ?? ''
  return {
    title,
    owner: cell('owner')?.replace(/^@/, '') ?? null,
    due: cell('due'),
    start: cell('start'),
    type: actionTypes.find(name => type?.toLowerCase().startsWith(name.slice(0, 6))) ?? null,
    priority: cell('priority'),
    ticket: done ? null : ticket,
    state: done || (state === null && isMarkedDone(title)) ? 'done' : stateOfWords(state),
    stateText: done ? ticket : state,
    typeText: type,
    group,
    range: row.range,
    details,
  }
}

export function stateOfWords(words: string | null): ActionState | null {
  const text = words?.toLowerCase() ?? ''
  if (
    /\b(?:done|complete|completed|closed|fixed|resolved|merged|shipped)\b|✔|✅|\[x\]|完了|済|(?<!\p{L})(?:erledigt|fertig|behoben|fait|terminée?|hecho|completad[oa]|feito|concluíd[oa])(?!\p{L})/u.test(
      text,
    )
  )
    return 'done'
  if (/\b(?:declined|rejected|wontfix|won't|cancelled|dropped)\b/.test(text)) return 'declined'
  if (/\b(?:proposed|idea|draft|suggested)\b/.test(text)) return 'proposed'
  return /\b(?:agreed|open|todo|to do|planned|in progress|started|accepted|wip|ongoing)\b|未着手|未対応|対応中|進行中|(?<!\p{L})(?:offen|geplant|à faire|en cours|pendiente|en curso|pendente|em andamento)(?!\p{L})/u.test(
    text,
  )
    ? 'agreed'
    : null
}
