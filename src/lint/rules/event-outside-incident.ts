import { comparable } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const FAR = 180 * 86_400_000

export const eventOutsideIncident = defineRule({
  id: 'event-outside-incident',
  family: 'time',
  summary: 'Events lie within half a year of the incident.',
  why: 'An event a year away from all others most often has the wrong year.',
  severity: 'warning',
  examples: {
    good: [vary('06:59 Resumes', '2012-01-28 06:59 Resumes')],
    bad: [vary('06:59 Resumes', '2011-03-28 06:59 Resumes')],
  },
  *check({ events, milestones }) {
    const { started, resolved } = milestones
    for (const { at, stampRange, stamp } of events) {
      if (!at || stamp.date?.year == null) continue
      const early = started && comparable(started, at) && started.earliest - at.latest > FAR
      const late = resolved && comparable(resolved, at) && at.earliest - resolved.latest > FAR
      if (!early && !late) continue
      const edge = early ? `starts at ${started?.text}` : `is resolved at ${resolved?.text}`
      yield {
        range: stampRange,
        message: `${at.text} is more than half a year away, since the incident ${edge}: is the year right?`,
      }
    }
  },
})
