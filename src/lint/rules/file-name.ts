import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const fileName = defineRule({
  id: 'file-name',
  family: 'structure',
  summary: 'A date at the start of the file name is the date of the postmortem.',
  why: 'People look for an incident by its date in a list of files.',
  severity: 'warning',
  examples: {
    good: [vary('severity: SEV2', 'severity: SEV1')],
    bad: [vary('date: 2012-03-28', 'date: 2012-03-27')],
  },
  *check({ meta }, { path }) {
    const field = meta.one.get('date')
    // status pages put a time here, and name the file after the day of the announcement
    if (!field || !/^\d{4}-\d{2}-\d{2}$/.test(field.text)) return
    const name = path?.replace(/^.*[/\\]/, '') ?? ''
    const inName = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(name)?.[0]
    if (inName === undefined || inName === field.text) return
    yield {
      range: field.range,
      message: `date is ${field.text}, but the file name begins with ${inName}: correct one of them.`,
    }
  },
})
