import { type Document, dateOf, isoDate } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const fileName = defineRule({
  id: 'file-name',
  family: 'structure',
  summary: 'A date at the start of the file name is the date of the postmortem.',
  why: 'People look for an incident by its date in a list of files.',
  severity: 'warning',
  needs: ['path'],
  examples: {
    good: [vary('severity: SEV2', 'severity: SEV1')],
    bad: [vary('date: 2012-03-28', 'date: 2012-03-27')],
  },
  *check(document, { path }) {
    const field = document.meta.one.get('date')
    const [, day, time = ''] = /^(\d{4}-\d{2}-\d{2})([T ].*)?$/.exec(field?.text ?? '') ?? []
    const name = path?.replace(/^.*[/\\]/, '') ?? ''
    const inName = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(name)?.[0]
    if (!field || day === undefined || inName === undefined) return
    const apart = Math.abs(Date.parse(inName) - Date.parse(day))
    // status pages put a time here, and name the file after the day of the announcement
    if (apart <= (time ? ANNOUNCED : 0) || isOfIncident(document, inName)) return
    yield {
      range: field.range,
      message: `date is ${day}, but the file name begins with ${inName}: correct one of them.`,
    }
  },
})

const ANNOUNCED = 31 * 86_400_000

/** Whether an event or a milestone is of a day: an incident of several may be named after any. */
const isOfIncident = ({ events, milestones }: Document, day: string): boolean =>
  [...events.map(({ at }) => at), ...Object.values(milestones)].some(moment => {
    const date = moment && dateOf(moment)
    return date != null && isoDate(date) === day
  })
