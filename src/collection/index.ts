export {
  type ActionFilter,
  actionsOf,
  type CollectedAction,
  inGroups,
  isAction,
  NOBODY,
} from './actions.ts'
export { calendarOf } from './calendar.ts'
export { type Cell, csvOf } from './csv.ts'
export { type Excerpt, excerptOf } from './excerpt.ts'
export { fieldNames } from './field-names.ts'
export { type Filter, isAskedFor } from './filter.ts'
export { inOrder, openActions } from './order.ts'
export type { Grouping, Order, SearchOrder } from './orders.ts'
export { plainTitle } from './plain-title.ts'
export { type FieldTerms, newRanking } from './ranking.ts'
export { fieldTermsOf, type Hit, searchIndex } from './search.ts'
export { type Alike, likenessOf } from './similar.ts'
export type { Quartiles, Trend } from './statistics.ts'
export { type Count, type Stats, statsOf, UNSAID } from './stats.ts'
export {
  actionRows,
  documentRow,
  durationRows,
  eventRows,
  type Row,
  type TableName,
  tables,
} from './tables.ts'
export { isTicket, type Ticket, ticketsIn } from './tickets.ts'
export { termsOf } from './words.ts'
export { durationOf, type WriteUp, writeUpOf } from './write-up.ts'
