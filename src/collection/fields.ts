import { type Document, proseOf, type SectionKind } from '../document/index.ts'
import type { FieldName } from './field-names.ts'

/** The texts of a postmortem that are searched. */
export type Fields = Readonly<Record<FieldName, string>>

/** The sections that say what an incident came from. */
export const CAUSES: readonly SectionKind[] = ['root_cause', 'trigger', 'contributing_factors']

/** The text of all sections of some kinds. */
export const sectionsText = ({ sections, text }: Document, kinds: readonly SectionKind[]): string =>
  sections
    .filter(({ kind }) => kind !== null && kinds.includes(kind))
    .map(({ body }) => text.slice(body.start, body.end))
    .join('\n')

/** The texts of a document by what they are. */
export function fieldsOf(document: Document, path: string): Fields {
  const { title, meta, sections, actions } = document
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
    summary: [meta.one.get('summary')?.text ?? '', sectionsText(document, ['summary', 'impact'])].join('\n'),
    cause: sectionsText(document, CAUSES),
    actions: actions.map(({ title }) => title).join('\n'),
    text: proseOf(document)
      .lines.map(line => line.text)
      .join('\n'),
  }
}
