import { describe } from 'vitest'
import { eventOutsideIncident } from '../../../src/lint/rules/event-outside-incident.ts'
import { testRule } from '../test-rule.ts'

const head = (fields: string, body = '') => `---\ntitle: a\ndate: 2012-03-28\n${fields}---\n${body}`
const withTimeline = (lines: string, zone = 'America/Los_Angeles', date = '2012-03-28') =>
  `---\ntitle: a\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${lines}\n`

describe('event-outside-incident', () => {
  testRule(eventOutsideIncident, {
    accepts: [
      '',
      withTimeline('- 2011-03-28 10:00 a'),
      head('started: 06:59\n', '\n## Timeline\n\n- 2012-01-01 10:00 a\n'),
    ],
    rejects: [
      {
        text: head('started: 06:59\n', '\n## Timeline\n\n- 2011-03-28 06:59 a\n'),
        says: ['9:3 2011-03-28 06:59 is more than half a year before the start of the incident (06:59)'],
      },
      {
        text: head('resolved: 07:52\n', '\n## Timeline\n\n- 2013-03-28 07:52 a\n'),
        says: ['9:3 2013-03-28 07:52 is more than half a year after its end (07:52)'],
      },
    ],
  })
})
