export { type Action, actionStates, actionTypes } from './action.ts'
export { looseActions, readActions } from './actions.ts'
export { type ActionColumn, actionColumns } from './columns.ts'
export { endOfDue, isNoDay, isOpen, isOverdue, isPastDue } from './due.ts'
