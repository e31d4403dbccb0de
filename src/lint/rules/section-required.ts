import { type SectionKind, sectionHeadings } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { isFinal } from '../is-final.ts'
import { defineRule } from '../rule.ts'

/** Sections that count in place of another. */
const instead: Partial<Record<SectionKind, readonly SectionKind[]>> = {
  root_cause: ['contributing_factors', 'trigger'],
  lessons: ['went_well', 'went_badly', 'lucky'],
}

/** The sections that readers look for. */
const usual: readonly SectionKind[] = ['summary', 'impact', 'timeline', 'root_cause', 'action_items']

export const sectionRequired = defineRule({
  id: 'section-required',
  family: 'structure',
  summary:
    'A postmortem has a summary, an impact, a timeline, a root cause or contributing factors, and action items, or the sections that the config requires.',
  why: 'Readers look for these sections. Missing ones are an error where the config asks for them, and in a document that is in review or published.',
  severity: 'warning',
  examples: {
    good: [vary('## Root cause', '## Contributing factors'), vary('## Summary', '### Executive summary')],
    bad: [vary('## Impact', '## Miscellany')],
  },
  *check({ sections, meta, title, text }, { team }) {
    const present = new Set(sections.map(section => section.kind))
    const field = (name: string) => meta.one.get(name)?.text ?? ''
    const wanted = (team.required ?? [{ sections: usual, severity: null, status: null }]).filter(
      ({ severity: severities, status }) =>
        (severities?.includes(field('severity')) ?? true) && (status?.includes(field('status')) ?? true),
    )
    const missing = [...new Set(wanted.flatMap(({ sections: kinds }) => kinds))].filter(
      kind => ![kind, ...(instead[kind] ?? [])].some(name => present.has(name)),
    )
    if (missing.length === 0) return
    // old write-ups and notices of status pages are not of this format
    if (team.required === null && !meta.isOwn) return
    const isAsked = team.required !== null && field('status') !== 'draft'
    // not what is below a section that is known
    const top = sections.reduce((least, { level }) => (level > 1 ? Math.min(least, level) : least), 9)
    const unknown = sections
      .filter(({ kind, heading, level }) => kind === null && heading !== '' && level <= top)
      .slice(0, UNKNOWN_SHOWN)
    const hint =
      unknown.length > 0 ? ` Not recognised: ${unknown.map(({ heading }) => quote(heading)).join(', ')}.` : ''
    const names = missing.map(kind => `"${sectionHeadings[kind]}"`)
    yield {
      range: title?.range ?? { start: 0, end: Math.min(1, text.length) },
      severity: isAsked || isFinal(meta) ? 'error' : 'warning',
      subject: missing.join(' '),
      whole: true,
      message: `Add the ${names.length === 1 ? 'section' : 'sections'} ${listOf(names)}.${hint}`,
    }
  },
})

/** The headings that a message names. */
const UNKNOWN_SHOWN = 6

const listOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
