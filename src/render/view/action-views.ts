import { type Action, readIsoDate } from '../../document/index.ts'
import type { Dates } from './dates.ts'
import { customerPart } from './for-customers.ts'
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
  { document, writer, words, dates, withFields, forCustomers, cut }: ViewContext<Text>,
  whole: Action,
): ActionView<Text> {
  const audience = forCustomers ? customerPart(whole) : whole
  const dated = (text: string | null) => (text === null ? null : dateShown(text, dates))
  const action = withFields
    ? audience
    : { ...audience, start: dated(audience.start), due: dated(audience.due) }
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
    state: inline(stateOf(action, words, forCustomers)),
    done: action.state === 'done',
    open: action.state !== null && action.state !== 'done',
    // a brief page says it with the mark before the item
    tail: inline(
      tailOf(cut && isSaid(action.stateText) ? { ...action, stateText: null } : action, words, withFields),
    ),
    details: details.trim() ? writer.nested(details) : null,
  }
}

/** A date or a month in the language of the page; other words as they are. */
function dateShown(text: string, dates: Dates): string {
  const date = readIsoDate(/^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text)
  if (!date) return text
  return text.length === 7 ? dates.date(date, 'month') : dates.short(date, date.year)
}

/** The state in words; that something is planned needs no word beside what is done. */
const stateOf = ({ state, stateText }: Action, { actions }: Words, forCustomers: boolean): string | null =>
  stateText ?? (state && !(forCustomers && state === 'agreed') ? actions.states[state] : null)

/** The state and the type as a table has them, where the tail of a list cannot say them. */
const wordsOfCells = ({ stateText, typeText, type }: Action): readonly string[] =>
  [stateText, typeText?.toLowerCase() === type ? null : typeText].flatMap(text => (text ? [`(${text})`] : []))

/** The ticket, unless it is in the title. */
const ticketBeside = ({ title, ticket }: Action) =>
  ticket && !title.includes(ticket) ? ticket.replace(/^https?:\/\/[^\s<>]+$/, '<$&>') : null

/** Whether a state in words says no more than the mark before the item. */
const isSaid = (text: string | null): boolean => /^\W*(?:done|agreed|planned|open)\W*$/i.test(text ?? '')

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
