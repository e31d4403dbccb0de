import { describe } from 'vitest'
import { zoneAbbreviation } from '../../../src/lint/rules/zone-abbreviation.ts'
import { testRule } from '../test-rule.ts'

const withTimeline = (lines: string, zone = 'America/Los_Angeles', date = '2012-03-28') =>
  `---\ntitle: a\ndate: ${date}\ntimezone: ${zone}\n---\n\n## Timeline\n\n${lines}\n`

describe('zone-abbreviation', () => {
  testRule(zoneAbbreviation, {
    accepts: [
      '',
      withTimeline('- 06:55 PDT a'),
      withTimeline('- 06:55 PST a', 'America/Los_Angeles', '2012-01-28'),
      withTimeline('- 06:55 PT a'),
      withTimeline('- 06:55 MST a', 'America/Phoenix'),
    ],
    rejects: [
      {
        text: '---\ndate: 2024-07-10\n---\n\nIt broke at 7:00 AM PST.\n\nIt was well at 8:00 AM PST.\n',
        says: ['5:21 Write PDT, not PST', '7:24 Write PDT, not PST'],
        becomes: '---\ndate: 2024-07-10\n---\n\nIt broke at 7:00 AM PDT.\n\nIt was well at 8:00 AM PDT.\n',
      },
      {
        text: withTimeline('- 06:55 PST a\n- 06:59 PDT b'),
        says: ['9:9 Write PDT, not PST: America/Los_Angeles was on PDT that day.'],
        becomes: withTimeline('- 06:55 PDT a\n- 06:59 PDT b'),
      },
      {
        text: withTimeline('- 06:55 a').replace('## Timeline', '## Timeline (all times PST)'),
        says: ['7:24 Write PDT, not PST'],
        becomes: withTimeline('- 06:55 a').replace('## Timeline', '## Timeline (all times PDT)'),
      },
      {
        text: withTimeline('All times are in CET.\n\n- 06:55 a\n- 07:00 b'),
        says: ['9:18 Write CEST, not CET'],
        becomes: withTimeline('All times are in CEST.\n\n- 06:55 a\n- 07:00 b'),
      },
      // one word cannot be right for both seasons
      {
        text: withTimeline('All times are in CET.\n\n- 2012-03-28 06:55 a\n- 2012-11-28 07:00 b'),
        says: ['11:3 Write CEST with this time: CET is stated for all events'],
      },
      {
        text: withTimeline('- 06:55 EDT a', 'UTC', '2012-01-28'),
        says: ['9:9 Write EST, not EDT'],
        becomes: withTimeline('- 06:55 EST a', 'UTC', '2012-01-28'),
      },
    ],
  })
})
