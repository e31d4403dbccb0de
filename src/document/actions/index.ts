export { type Action, actionStates, actionTypes, readActions } from './actions.ts'
