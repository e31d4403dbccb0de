import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const severityKnown = defineRule({
  id: 'severity-known',
  family: 'structure',
  summary: 'The severity is one of those that the config names.',
  why: 'Two spellings of one severity are two severities in every list and count.',
  severity: 'error',
  examples: {
    good: [vary('severity: SEV2', 'severity: SEV1')],
    bad: [vary('severity: SEV2', 'severity: sev-2')],
  },
  *check({ meta }, { house }) {
    const severity = meta.one.get('severity')
    if (!severity || house.severities === null || house.severities.includes(severity.text)) return
    yield {
      range: severity.range,
      message: `Write one of ${house.severities.join(', ')}, not ${quote(severity.text)}.`,
    }
  },
})
