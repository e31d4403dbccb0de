import type { Document } from '../document.ts'
import { type FieldName, fieldNames } from '../front-matter/index.ts'
import { sectionsOf } from '../parse.ts'
import { type SectionKind, sectionHeadings, sectionKinds } from '../sections/index.ts'
import { slice, trimRange } from '../text/index.ts'
import {
  type ActionText,
  actionLine,
  eventLine,
  listItem,
  sectionBody,
  yamlList,
  yamlText,
} from './notation.ts'

/** A postmortem as a value without ranges: the result of an answers file or an import, and the input of `print`. */
export interface Draft {
  readonly fields: Readonly<Partial<Record<DraftField, string | readonly string[]>>>
  /** Markdown by section; the timeline and the action items are below. */
  readonly sections: Readonly<Partial<Record<SectionKind, string>>>
  readonly events: readonly DraftEvent[]
  readonly actions: readonly ActionText[]
}

/** Fields that are a text or a list of texts. */
export type DraftField = Exclude<FieldName, 'incidents' | 'components'>

const draftFields = fieldNames.filter(
  (name): name is DraftField => name !== 'incidents' && name !== 'components',
)

/** An event of a draft. */
export interface DraftEvent {
  /** As written: `06:55`, `2012-03-28 06:55`. */
  readonly time: string
  /** Markdown. */
  readonly text: string
}

/** Writes a new file in the format's own notation. `draftOf(parse(print(draft)))` equals the draft. */
export function print(draft: Draft): string {
  const fields = draftFields.flatMap(name => {
    const value = draft.fields[name]
    return value === undefined
      ? []
      : [`${name}: ${typeof value === 'string' ? yamlText(value) : yamlList(value)}\n`]
  })
  const parts = sectionKinds.flatMap(kind => {
    const body = bodyOf(draft, kind)
    return body === undefined ? [] : [`\n## ${sectionHeadings[kind]}\n${body ? `\n${body}\n` : ''}`]
  })
  return `---\n${fields.join('')}---\n${parts.join('')}`
}

function bodyOf(draft: Draft, kind: SectionKind): string | undefined {
  const said = draft.sections[kind]
  const items =
    kind === 'timeline'
      ? draft.events.map(({ time, text }) => listItem('- ', eventLine(time, text)))
      : kind === 'action_items'
        ? draft.actions.map(action => listItem('- ', actionLine(action)))
        : []
  if (said === undefined && items.length === 0) return undefined
  return [said === undefined ? '' : sectionBody(said), items.join('\n')].filter(Boolean).join('\n\n')
}

/** The content of a document as a draft. Sections with unknown headings are not in it. */
export function draftOf(document: Document): Draft {
  const fields: Partial<Record<DraftField, string | readonly string[]>> = {}
  for (const name of draftFields) {
    const value = document.meta.one.get(name)?.text ?? document.meta.many.get(name)?.map(item => item.text)
    if (value !== undefined) fields[name] = value
  }
  const sections: Partial<Record<SectionKind, string>> = {}
  for (const kind of sectionKinds) {
    const bodies = sectionsOf(document.sections, kind).map(section =>
      kind === 'timeline' || kind === 'action_items'
        ? ''
        : slice(document.text, trimRange(document.text, section.body)),
    )
    if (bodies.length > 0) sections[kind] = bodies.filter(Boolean).join('\n\n')
  }
  return {
    fields,
    sections,
    events: document.events.map(event => ({
      time: event.stamp.text,
      text: entryBody(document, event.stampRange.end, event.range.end),
    })),
    actions: document.actions.map(({ title, owner, due, start, type, priority, ticket, state }) => ({
      title,
      owner,
      due,
      start,
      type,
      priority,
      ticket,
      state,
    })),
  }
}

/** The Markdown of a list item after its time, without the indent of its further lines. */
function entryBody({ text }: Document, start: number, end: number): string {
  return text
    .slice(start, end)
    .split(/\r\n|\n|\r/)
    .map((line, i) => (i === 0 ? line.trimStart() : line.replace(/^ {1,2}/, '')))
    .join('\n')
    .trimEnd()
}
