import { type SectionKind, sectionHeadings } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

/** Sections that count in place of another. */
const instead: Partial<Record<SectionKind, readonly SectionKind[]>> = {
  root_cause: ['contributing_factors', 'trigger'],
  lessons: ['went_well', 'went_badly', 'lucky'],
}

export const sectionRequired = defineRule({
  id: 'section-required',
  family: 'structure',
  summary:
    'A postmortem has a summary, an impact, a timeline, a root cause or contributing factors, and action items, or the sections that the config requires.',
  why: 'Readers look for these sections. In a draft, a missing one is only a warning.',
  severity: 'error',
  examples: {
    good: [vary('## Root cause', '## Contributing factors'), vary('## Summary', '### Executive summary')],
    bad: [vary('## Impact', '## Miscellany')],
  },
  *check({ sections, meta, title, text }, { team }) {
    const present = new Set(sections.map(section => section.kind))
    const field = (name: string) => meta.one.get(name)?.text ?? ''
    const severity = field('status') === 'draft' ? 'warning' : 'error'
    const range = title?.range ?? { start: 0, end: Math.min(1, text.length) }
    const wanted = team.required.filter(
      ({ severity: severities, status }) =>
        (severities?.includes(field('severity')) ?? true) && (status?.includes(field('status')) ?? true),
    )
    for (const kind of new Set(wanted.flatMap(({ sections: kinds }) => kinds))) {
      if ([kind, ...(instead[kind] ?? [])].some(name => present.has(name))) continue
      yield {
        range,
        severity,
        subject: kind,
        whole: true,
        message: `Add the section "${sectionHeadings[kind]}".`,
      }
    }
  },
})
