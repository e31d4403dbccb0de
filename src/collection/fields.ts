import { type Document, proseOf } from '../document/index.ts'
import type { FieldName } from './field-names.ts'

/** The texts of a postmortem that are searched. */
export type Fields = Readonly<Record<FieldName, string>>

const CAUSES = ['root_cause', 'trigger', 'contributing_factors']

/** The texts of a document by what they are. */
export function fieldsOf(document: Document, path: string): Fields {
  const { title, meta, sections, actions, text } = document
  const of = (kinds: readonly string[]) =>
    sections
      .filter(({ kind }) => kind !== null && kinds.includes(kind))
      .map(({ body }) => text.slice(body.start, body.end))
      .join('\n')
  const about = ['services', 'tags'].flatMap(name => (meta.many.get(name) ?? []).map(({ text }) => text))
  return {
    title: title?.text ?? '',
    // the name of a file often says what its title does not
    about: [
      ...about,
      path
        .replace(/\.\w+$/, '')
        .split('/')
        .at(-1) ?? '',
    ].join(' '),
    headings: sections.map(({ heading }) => heading).join('\n'),
    summary: [meta.one.get('summary')?.text ?? '', of(['summary', 'impact'])].join('\n'),
    cause: of(CAUSES),
    actions: actions.map(({ title }) => title).join('\n'),
    text: proseOf(document)
      .lines.map(line => line.text)
      .join('\n'),
  }
}
