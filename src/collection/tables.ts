import {
  type Document,
  formatInstant,
  isOpen,
  type MilestoneName,
  type Moment,
  metricNames,
  positionAt,
  slice,
} from '../document/index.ts'
import type { CollectedAction } from './actions.ts'
import type { Cell } from './csv.ts'
import { plainTitle } from './plain-title.ts'
import type { WriteUp } from './write-up.ts'

/** A column of a table for other programs. Times are RFC 3339 in UTC, durations seconds. */
export interface TableColumn {
  readonly name: string
  readonly type: 'text' | 'integer' | 'real'
}

export type TableName = 'documents' | 'events' | 'actions' | 'durations'

const columns = (text: Readonly<Record<string, TableColumn['type']>>): readonly TableColumn[] =>
  Object.entries(text).map(([name, type]) => ({ name, type }))

/** The tables of a collection; `path` joins them. */
export const tables: Readonly<Record<TableName, readonly TableColumn[]>> = {
  documents: columns({
    ...{ path: 'text', title: 'text', date: 'text', severity: 'text', status: 'text' },
    ...{ services: 'text', tags: 'text', authors: 'text', language: 'text' },
    ...{ detected_by: 'text', cause: 'text', events: 'integer', actions: 'integer', open_actions: 'integer' },
    ...{ started: 'text', detected: 'text', acknowledged: 'text', mitigated: 'text', resolved: 'text' },
  }),
  events: columns({
    ...{ path: 'text', number: 'integer', line: 'integer', time: 'text', local: 'text' },
    ...{ earliest: 'text', latest: 'text', text: 'text' },
  }),
  actions: columns({
    ...{ path: 'text', id: 'text', line: 'integer', title: 'text', owner: 'text', due: 'text', type: 'text' },
    ...{ priority: 'text', ticket: 'text', state: 'text', open: 'integer', overdue: 'integer' },
  }),
  durations: columns({ path: 'text', name: 'text', least: 'real', most: 'real' }),
}

/** A row: lists are those of services, tags and authors. */
export type Row = readonly (Exclude<Cell, boolean> | readonly string[])[]

const MILESTONES: readonly MilestoneName[] = ['started', 'detected', 'acknowledged', 'mitigated', 'resolved']

/** The row of a document, in the order of the columns. */
export function documentRow(of: WriteUp, { meta, milestones }: Document): Row {
  return [
    ...[of.path, of.title === null ? null : plainTitle(of.title), of.date, of.severity, of.status],
    ...[of.services, of.tags, of.authors, meta.one.get('language')?.text ?? null],
    ...[of.detectedBy, of.cause, of.events, of.actions.length, of.actions.filter(isOpen).length],
    ...MILESTONES.map(name => inUtc(milestones[name], 'earliest')),
  ]
}

/** The rows of the events of a document. */
export const eventRows = ({ path }: WriteUp, { text, lines, events }: Document): readonly Row[] =>
  events.map(({ at, stampRange, range, text: said }, i) => [
    ...[path, i + 1, positionAt(lines, range.start).line, slice(text, stampRange).trim()],
    ...[at && localTime(at), inUtc(at, 'earliest'), inUtc(at, 'latest'), plainTitle(said)],
  ])

/** The rows of action items. */
export const actionRows = (actions: readonly CollectedAction[]): readonly Row[] =>
  actions.map(({ id, action, of, isOpen, isOverdue }) => [
    ...[of.path, id, action.line, plainTitle(action.title), action.owner, action.due, action.type],
    ...[action.priority, action.ticket, action.state, Number(isOpen), Number(isOverdue)],
  ])

/** The rows of the durations that a document has. */
export const durationRows = ({ path, durations }: WriteUp): readonly Row[] =>
  metricNames.flatMap(name => {
    const span = durations[name]
    return span ? [[path, name, span.least / 1000, span.most / 1000]] : []
  })

/** A moment in UTC; null where its zone or its day is not known. */
const inUtc = (moment: Moment | null, end: 'earliest' | 'latest'): string | null =>
  moment?.frame === 'instant' ? new Date(moment[end]).toISOString().replace('.000', '') : null

/** The clock of a moment in its own zone, without it; null where its day is not known. */
const localTime = (moment: Moment): string | null =>
  formatInstant(moment, 'earliest')?.replace(/(?:Z|[+-]\d\d:\d\d)$/, '') ?? null
