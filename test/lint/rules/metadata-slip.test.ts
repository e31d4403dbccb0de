import { describe } from 'vitest'
import { metadataSlip } from '../../../src/lint/rules/metadata-slip.ts'
import { testRule } from '../test-rule.ts'

const page = (text: string, started = '2024-07-10T07:00:00Z', resolved = '2024-07-10T08:00:00Z') =>
  `---\ntitle: a\ndate: 2024-07-10\nstarted: ${started}\nresolved: ${resolved}\n---\n\n${text}\n`

describe('metadata-slip', () => {
  testRule(metadataSlip, {
    accepts: [
      page('The outage started at 07:00 UTC.'),
      page('The outage started at about 07:05 UTC and ended at 08:10 UTC.'),
      page('The outage started at 09:00 CEST.'),
      page('The deploy started at 06:30 UTC.'),
      page('The cache was rebuilt at 05:30 UTC.'),
      page('We upgraded at 03:00 UTC. The upgrade started at 06:30 UTC, the outage started at 07:00 UTC.'),
      page('The maintenance of one started at 06:30 UTC.\n\nThe maintenance of two started at 06:45 UTC.'),
      page('The upgrade of the first half was finished at 07:30 UTC. All was well at 07:50 UTC.'),
      page('The outage started at 06:30 UTC.\n\n## Timeline\n\n- 06:30 UTC the deploy\n'),
      page(
        'The outage of 2024-05-10 started at 03:00 UTC.\n\nOn 2024-05-10 all outages started at 03:00 UTC.',
      ),
      page('It was slow.', '~07:00', '08:00'),
      '# a\n\nThe outage started at 07:00 UTC.\n',
    ],
    rejects: [
      {
        text: page('The outage started at 19:00 UTC.'),
        says: [
          '8:23 "19:00 UTC" is stated as the start, but started on line 4 is 2024-07-10T07:00:00Z, 12 h earlier: correct one of them.',
        ],
      },
      {
        text: page('The outage started at 09:00 UTC.'),
        says: ['8:23 "09:00 UTC" is stated as the start, but started on line 4'],
      },
      {
        text: page('The outage was resolved at 08:00 PDT.'),
        says: [
          '8:28 "08:00 PDT" is stated as the end, but resolved on line 5 is 2024-07-10T08:00:00Z, 7 h earlier',
        ],
      },
      {
        text: page('Wednesday July 10 2024, starting at 09:30 UTC, we will move the cluster.'),
        says: ['8:37 "09:30 UTC" is stated as the start'],
      },
      {
        text: page('Monday July 15 2024, starting at 07:00 UTC, the cluster will be moved.'),
        says: [
          '8:34 "07:00 UTC" is stated as the start, but started on line 4 is 2024-07-10T07:00:00Z, 5 d earlier',
        ],
      },
      {
        text: page('The site will be down for up to 2 hours beginning at 11:00 UTC on July 10, 2024.'),
        says: ['8:54 "11:00 UTC'],
      },
    ],
  })
})
