import type { Action } from '../../document/index.ts'
import { forCustomers as shownToCustomers } from './for-customers.ts'
import { fragments } from './fragments.ts'
import type { ActionGroup, ActionView } from './view.ts'
import type { ViewContext } from './view-context.ts'
import type { Words } from './words.ts'

/** Actions in the order of a brief page: open ones before those that are done. */
export const openFirst = (actions: readonly Action[]): readonly Action[] => {
  const isOver = ({ state }: Action) => state === 'done' || state === 'declined'
  return [...actions.filter(action => !isOver(action)), ...actions.filter(isOver)]
}

/** Groups actions by sub-heading, those without one first. */
export function actionGroups<Text>(
  context: ViewContext<Text>,
  actions: readonly Action[],
): ActionGroup<Text>[] {
  const { writer } = context
  // actions without a group come first: below a group they would seem to belong to it
  const groups = new Map<string | null, ActionView<Text>[]>([[null, []]])
  for (const action of actions) {
    const group = groups.get(action.group) ?? []
    group.push(actionView(context, action))
    groups.set(action.group, group)
  }
  return [...groups].flatMap(([name, views]) =>
    views.length > 0 ? [{ name: name === null ? null : writer.inline(name), actions: views }] : [],
  )
}

function actionView<Text>(
  { document, writer, words, withFields, forCustomers }: ViewContext<Text>,
  whole: Action,
): ActionView<Text> {
  const action = forCustomers ? shownToCustomers(whole) : whole
  const details = fragments(document, action.details)
  const inline = (markdown: string | null) => (markdown ? writer.inline(markdown) : null)
  return {
    title: writer.inline([action.title, ...(withFields ? wordsOfCells(action) : [])].join(' ')),
    owner: inline(action.owner),
    start: inline(action.start),
    due: inline(action.due),
    type: inline(action.typeText ?? (action.type && words.actions.types[action.type])),
    priority: inline(action.priority),
    ticket: inline(ticketBeside(action)),
    state: inline(action.stateText ?? (action.state && words.actions.states[action.state])),
    done: action.state === 'done',
    tail: inline(tailOf(action, words, withFields)),
    details: details.trim() ? writer.nested(details) : null,
  }
}

/** The state and the type as a table has them, where the tail of a list cannot say them. */
const wordsOfCells = ({ stateText, typeText, type }: Action): readonly string[] =>
  [stateText, typeText?.toLowerCase() === type ? null : typeText].flatMap(text => (text ? [`(${text})`] : []))

/** The ticket, unless it is in the title. */
const ticketBeside = ({ title, ticket }: Action) =>
  ticket && !title.includes(ticket) ? ticket.replace(/^https?:\/\/[^\s<>]+$/, '<$&>') : null

/** @param own whether to write only attributes in English, which can be read again. */
const tailOf = (action: Action, { actions }: Words, own: boolean): string | null => {
  const { owner, start, due, priority, state, stateText } = action
  const plain = state === 'done' || state === 'agreed' ? null : state
  const labelled = (label: 'start' | 'due', value: string | null) =>
    value && `${own ? label : actions.tail[label]} ${value}`
  const type = own ? action.type : (action.typeText ?? (action.type && actions.types[action.type]))
  const tail = [
    owner && `@${owner}`,
    labelled('start', start),
    labelled('due', due),
    type,
    priority,
    ticketBeside(action),
    own ? plain : (stateText ?? (plain && actions.states[plain])),
  ].filter(Boolean)
  return tail.length > 0 ? tail.join(', ') : null
}
