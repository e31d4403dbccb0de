import { type ActionState, type ActionType, actionStates, actionTypes } from './action.ts'
import { mentions, NAME, OWNERS } from './owners.ts'
import { wholeTicket } from './tickets.ts'

/** The attributes in the tail of an action. */
export interface Attributes {
  owner?: string
  due?: string
  start?: string
  type?: ActionType
  priority?: string
  ticket?: string
  state?: ActionState
}

/**
 * Splits `title — @owner, due 2012-04-13, prevent, [OPS-12](https://…)`. A tail counts only if all of it is understood.
 */
export function splitTail(text: string): { readonly title: string; readonly attributes: Attributes } {
  for (const separator of [' — ', ' -- ', ' – ', ' - ']) {
    const dash = text.lastIndexOf(separator)
    const attributes: Attributes = {}
    if (dash < 0) continue
    const parts = partsOf(text.slice(dash + separator.length))
    if (parts.every(part => readAttribute(part.trim(), attributes)))
      return { title: text.slice(0, dash).trimEnd(), attributes }
  }
  return peeled(text) ?? { title: text, attributes: {} }
}

/** The parts between commas; several names are one. */
function partsOf(tail: string): readonly string[] {
  const parts: string[] = []
  for (const part of tail.split(/,\s+/)) {
    const before = parts.at(-1)
    if (before?.startsWith('@') && /^(?:(?:and|or) )?@/.test(part))
      parts[parts.length - 1] = `${before}, ${part}`
    else parts.push(part)
  }
  return parts
}

/**
 * The attributes at the end of an action that is typed in haste: with one dash before each, or with none before an owner
 * and what comes after it. They count only if a date is among them, with an owner or a dash.
 */
function peeled(text: string): { readonly title: string; readonly attributes: Attributes } | null {
  const attributes: Attributes = {}
  let title = text.trimEnd()
  let isSet = false
  for (;;) {
    const [, before = '', between = '', part] = LAST.exec(title) ?? []
    const due = part && BARE_DATE.test(part) && between.trim() ? `due ${part}` : part
    if (due === undefined || !readAttribute(due, attributes)) break
    isSet ||= between.trim() !== '' && between.trim() !== ','
    title = before
  }
  const counts = attributes.due !== undefined && (isSet || attributes.owner !== undefined)
  return counts && title ? { title, attributes } : null
}

const DATE = String.raw`\d{4}-\d{2}(?:-\d{2})?`
const BARE_DATE = new RegExp(`^${DATE}$`)
const LAST = new RegExp(
  String.raw`^(.*[^\s,—–-])(,? |,? ?(?:—|–|--|-) )(${mentions(NAME)}|(?:due|start|from):? ${DATE}|(?<!(?:due|start|from):? )${DATE}|P[0-5]|[a-z]{4,9})$`,
  'isu',
)

const DUE = new RegExp(`^due:? (${DATE})$`, 'i')
const START = new RegExp(`^(?:start|from):? (${DATE})$`, 'i')

function readAttribute(part: string, into: Attributes): boolean {
  const owner = OWNERS.exec(part)?.[1] ?? /^owner:? (.{1,60})$/i.exec(part)?.[1]
  const due = DUE.exec(part)?.[1]
  const start = START.exec(part)?.[1]
  const ticket = wholeTicket(part)
  const type = actionTypes.find(name => name === part.toLowerCase())
  const state = actionStates.find(name => name === part.toLowerCase())
  const priority = /^P[0-5]$/i.test(part) ? part.toUpperCase() : undefined
  const said = { owner, due, start, type, state, priority, ticket }
  const [found] = Object.entries(said).filter(([, value]) => value !== undefined)
  // a second owner or ticket would replace the first: then the tail stays in the title
  if (!found || found[0] in into) return false
  Object.assign(into, { [found[0]]: found[1] })
  return true
}
