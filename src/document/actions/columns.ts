import type { TextLine } from '../markdown/index.ts'

export type ActionColumn = 'title' | 'owner' | 'due' | 'start' | 'type' | 'priority' | 'ticket' | 'state'

/** Which column of a table of actions is which. */
export type ActionColumns = Partial<Record<ActionColumn, number>>

const names: Readonly<Record<ActionColumn, RegExp>> = {
  title:
    /^(?:(?:corrective|preventi(?:ve|ative)|remedial|remediation|follow[ -]?up|next|planned) )?(?:actions?|action items?|items?|tasks?|measures?|steps?|descriptions?|titles?|what|follow[ -]?ups?|remediations?|improvements?)$|^(?:action|task|item) (?:description|title)$|^project element$/,
  owner:
    /^(?:owners?|owned by|assignees?|assigned(?: to)?|responsible(?: (?:party|person|team))?|who|dri|lead|team|point person)$/,
  due: /^(?:due(?: (?:date|by|on))?|date due|deadline|(?:(?:expected|target|planned|estimated) )?(?:completion )?date|target|eta|when|by|end)$/,
  start: /^(?:start|start date|from|begin)$/,
  type: /^(?:type|kind|category)$/,
  priority: /^(?:priority|prio|severity)$/,
  ticket:
    /^(?:(?:jira|github|gitlab|linear|tracking) )?(?:tickets?|bugs?|issues?|link|jira|pr|reference|tracking|tracker|url)(?: (?:link|number|url))?$/,
  state: /^(?:(?:current )?(?:state|status|progress)|done\??|completed?\??)$/,
}

/**
 * The columns of a table by their names. Where the table says who or by when, and no name is one of an action's, the
 * first column that is nothing else holds the actions.
 */
export function actionColumns(head: readonly TextLine[]): ActionColumns {
  const columns: ActionColumns = {}
  const titles = head.map(({ text }) =>
    text.toLowerCase().replace(/[*_`]/g, '').replace(/\(s\)/g, 's').trim(),
  )
  for (const [i, title] of titles.entries())
    for (const column of Object.keys(names) as ActionColumn[])
      if (columns[column] === undefined && names[column].test(title)) columns[column] = i
  if (columns.title !== undefined || (columns.owner === undefined && columns.due === undefined))
    return columns
  const known = new Set(Object.values(columns))
  const first = titles.findIndex((title, i) => !known.has(i) && !/^(?:#|no\.?|id|number|)$/.test(title))
  return first < 0 ? columns : { ...columns, title: first }
}
