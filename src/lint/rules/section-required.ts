import { type SectionKind, sectionHeadings } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

/** Each entry asks for one of its sections. */
const required: readonly (readonly SectionKind[])[] = [
  ['summary'],
  ['impact'],
  ['timeline'],
  ['root_cause', 'contributing_factors', 'trigger'],
  ['action_items'],
]

export const sectionRequired = defineRule({
  id: 'section-required',
  summary:
    'A postmortem has a summary, an impact, a timeline, a root cause or contributing factors, and action items.',
  why: 'These are what readers come for. A draft is only reminded of them.',
  severity: 'error',
  examples: {
    good: [vary('## Root cause', '## Contributing factors'), vary('## Summary', '### Executive summary')],
    bad: [vary('## Impact', '## Miscellany')],
  },
  *check({ sections, meta, title, text }) {
    const present = new Set(sections.map(section => section.kind))
    const severity = meta.one.get('status')?.text === 'draft' ? 'warning' : 'error'
    const range = title?.range ?? { start: 0, end: Math.min(1, text.length) }
    for (const kinds of required) {
      if (kinds.some(kind => present.has(kind))) continue
      const [first = 'summary'] = kinds
      yield { range, severity, message: `Add the section "${sectionHeadings[first]}".` }
    }
  },
})
