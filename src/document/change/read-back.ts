import type { Document } from '../document.ts'
import { plainValue } from '../front-matter/index.ts'
import { parse, sectionsOf } from '../parse.ts'
import type { SectionKind } from '../sections/index.ts'
import { applyEdits, type Edit, type Range, slice } from '../text/index.ts'
import type { ActionText } from './notation.ts'
import { ownBody } from './own-body.ts'

/** What an edit was asked for. */
export type Asked =
  /** Null deletes the field. */
  | { readonly field: string; readonly value: string | readonly string[] | null }
  /** The Markdown that a section is to have, as it is written. */
  | { readonly section: SectionKind; readonly text: string }
  | { readonly action: ActionText }

/**
 * Whether the changed document says what was asked, and all else as before. What a document holds can be such that no
 * place in it is safe: a comment closed too late, a fence in a list.
 */
export function readsBack(before: Document, edit: Edit, asked: Asked): boolean {
  const after = parse(applyEdits(before.text, [edit]), before.options)
  const added = { start: edit.range.start, end: edit.range.start + edit.text.length }
  const kept = 'field' in asked ? null : added
  return (
    same(fieldsOf(before, asked), fieldsOf(after, asked)) &&
    same(sectionsBut(before, asked, edit.range), sectionsBut(after, asked, added)) &&
    same(eventsOutside(before, kept && edit.range), eventsOutside(after, kept)) &&
    same(actionsOutside(before, kept && edit.range), actionsOutside(after, kept)) &&
    says(after, asked, added)
  )
}

/** Whether two values are the same as JSON. */
export const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const isField = (asked: Asked, key: string): boolean => 'field' in asked && asked.field === key

const fieldsOf = ({ frontMatter }: Document, asked: Asked) =>
  (frontMatter?.fields ?? []).flatMap(({ key, value }) =>
    isField(asked, key) ? [] : [[key, plainValue(value) ?? null]],
  )

/** The kind of the section that an edit may change. */
const kindAsked = (asked: Asked): SectionKind | null =>
  'section' in asked ? asked.section : 'action' in asked ? 'action_items' : null

const outside = ({ start, end }: Range, range: Range | null): boolean =>
  range === null || end <= range.start || start >= range.end

/** The sections that the edit may not change: their headings and their words. */
function sectionsBut({ sections, text }: Document, asked: Asked, changed: Range) {
  const own = sections.find(({ kind }) => kind !== null && kind === kindAsked(asked))
  return sections
    .filter(
      section =>
        section !== own &&
        (section.headingRange.start < changed.start || outside(section.headingRange, changed)),
    )
    .map(({ kind, heading, body }) => [kind, heading, slice(text, body).trim()])
    .filter(([kind, heading, words]) => kind !== null || heading !== '' || words !== '')
}

const eventsOutside = ({ events }: Document, changed: Range | null) =>
  events.flatMap(({ stamp, stampRange, text }) => (outside(stampRange, changed) ? [[stamp.text, text]] : []))

const actionsOutside = ({ actions }: Document, changed: Range | null) =>
  actions.flatMap(({ title, owner, due, state, range }) =>
    outside({ start: range.start, end: range.start }, changed) ? [[title, owner, due, state]] : [],
  )

/** Whether the document says what was asked, at the place where it was written. */
function says(after: Document, asked: Asked, added: Range): boolean {
  if ('field' in asked) {
    const field = after.frontMatter?.fields.find(({ key }) => key === asked.field)
    return same(field ? plainValue(field.value) : null, asked.value)
  }
  if ('section' in asked) {
    const section = sectionsOf(after.sections, asked.section)[0]
    const lf = (text: string) => text.replace(/\r\n?/g, '\n').trim()
    return section !== undefined && lf(slice(after.text, ownBody(section))) === lf(asked.text)
  }
  const { title, owner, due } = asked.action
  const found = after.actions.filter(
    ({ range }) => !outside({ start: range.start, end: range.start + 1 }, added),
  )
  const [action] = found
  return (
    action !== undefined &&
    found.length === 1 &&
    beginAlike(letters(action.title), letters(title)) &&
    (!owner || letters(action.owner ?? '') === letters(owner)) &&
    (!due || action.due === due)
  )
}

/** Characters of a title that are compared. */
const READ_AT_MOST = 40

/** Whether one is the start of the other: the end of what was typed may be read as attributes. */
const beginAlike = (read: string, typed: string): boolean =>
  read !== '' && (typed.startsWith(read) || read.startsWith(typed.slice(0, READ_AT_MOST)))

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '')
