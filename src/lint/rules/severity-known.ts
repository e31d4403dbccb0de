import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const severityKnown = defineRule({
  id: 'severity-known',
  family: 'structure',
  summary: 'The severity is one of the labels in the config.',
  why: 'Two spellings of one severity count as two.',
  severity: 'error',
  examples: {
    good: [vary('severity: SEV2', 'severity: SEV1')],
    bad: [vary('severity: SEV2', 'severity: sev-2')],
  },
  *check({ meta }, { team }) {
    const severity = meta.one.get('severity')
    if (!severity || team.severities === null || team.severities.includes(severity.text)) return
    yield {
      range: severity.range,
      message: `${quote(severity.text)} is not a known severity: write one of ${team.severities.join(', ')}.`,
    }
  },
})
