import type { TextLine } from '../markdown/index.ts'

/** A column of a table of actions. */
export type ActionColumn = 'title' | 'owner' | 'due' | 'start' | 'type' | 'priority' | 'ticket' | 'state'

/** The index of each known column of a table of actions. */
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

/** Names of the columns in the other languages that pages have, and in Portuguese. */
const foreignNames: Readonly<Record<ActionColumn, readonly string[]>> = {
  title: [
    ...[
      'aktion',
      'maßnahme',
      'maßnahmen',
      'aufgabe',
      'mesure',
      'tâche',
      'acción',
      'tarea',
      'medida',
      'ação',
      'tarefa',
    ],
    ...['アクション', 'アクションアイテム', '内容', '対策', 'タスク', 'פעולה', 'משימה'],
  ],
  owner: [
    ...[
      'verantwortlich',
      'verantwortliche',
      'verantwortlicher',
      'zuständig',
      'responsable',
      'porteur',
      'responsável',
    ],
    ...['担当', '担当者', 'אחראי'],
  ],
  due: [
    ...[
      'fällig',
      'fällig am',
      'frist',
      'termin',
      'bis',
      'échéance',
      'date limite',
      'fecha',
      'fecha límite',
      'plazo',
    ],
    ...['prazo', '期限', '期日', 'תאריך יעד'],
  ],
  start: ['beginn', 'début', 'inicio', 'início', '開始'],
  type: ['typ', 'art', 'tipo', '種別', '種類'],
  priority: ['priorität', 'priorité', 'prioridad', 'prioridade', '優先度', 'עדיפות'],
  ticket: ['チケット', '追跡', 'vorgang'],
  state: ['statut', 'état', 'estado', 'situação', '状態', 'ステータス', '進捗', 'סטטוס'],
}

/**
 * Recognises the columns of a table by their names. Where a table has owners or due dates but no column for the action,
 * the first unknown column holds the actions.
 */
export function actionColumns(head: readonly TextLine[]): ActionColumns {
  const columns: ActionColumns = {}
  const titles = head.map(({ text }) =>
    text.toLowerCase().replace(/[*_`]/g, '').replace(/\(s\)/g, 's').trim(),
  )
  for (const [i, title] of titles.entries())
    for (const column of Object.keys(names) as ActionColumn[])
      if (
        columns[column] === undefined &&
        (names[column].test(title) || foreignNames[column].includes(title))
      )
        columns[column] = i
  if (columns.title !== undefined || (columns.owner === undefined && columns.due === undefined))
    return columns
  const known = new Set(Object.values(columns))
  const first = titles.findIndex((title, i) => !known.has(i) && !/^(?:#|no\.?|id|number|)$/.test(title))
  return first < 0 ? columns : { ...columns, title: first }
}
