import { comparable } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const HALF_A_YEAR = 180 * 86_400_000

export const eventOutsideIncident = defineRule({
  id: 'event-outside-incident',
  family: 'time',
  summary: 'Every event is within half a year of the incident.',
  why: 'An event a year away from the others usually has the wrong year.',
  severity: 'warning',
  examples: {
    good: [vary('06:59 Resumes', '2012-01-28 06:59 Resumes')],
    bad: [vary('06:59 Resumes', '2011-03-28 06:59 Resumes')],
  },
  *check({ events, milestones }) {
    const { started, resolved } = milestones
    for (const { at, stampRange, stamp } of events) {
      if (!at || stamp.date?.year == null) continue
      const early = started && comparable(started, at) && started.earliest - at.latest > HALF_A_YEAR
      const late = resolved && comparable(resolved, at) && at.earliest - resolved.latest > HALF_A_YEAR
      if (!early && !late) continue
      const edge = early
        ? `before the start of the incident (${started?.text})`
        : `after its end (${resolved?.text})`
      yield {
        range: stampRange,
        message: `${at.text} is more than half a year ${edge}: check the year.`,
      }
    }
  },
})
