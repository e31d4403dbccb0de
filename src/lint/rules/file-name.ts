import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const fileName = defineRule({
  id: 'file-name',
  family: 'structure',
  summary: 'A date that the file name begins with is the date of the postmortem.',
  why: 'People look for an incident by its day, in a list of files.',
  severity: 'warning',
  examples: {
    good: [vary('severity: SEV2', 'severity: SEV1')],
    bad: [vary('date: 2012-03-28', 'date: 2012-03-27')],
  },
  *check({ meta }, { path }) {
    const field = meta.one.get('date')
    // status pages put a moment here, and name the file for the day it was announced
    if (!field || !/^\d{4}-\d{2}-\d{2}$/.test(field.text)) return
    const name = path?.replace(/^.*[/\\]/, '') ?? ''
    const inName = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(name)?.[0]
    if (inName === undefined || inName === field.text) return
    yield {
      range: field.range,
      message: `The file is named for ${inName} and dated ${field.text}: make them agree.`,
    }
  },
})
