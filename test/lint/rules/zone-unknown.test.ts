import { describe } from 'vitest'
import { zoneUnknown } from '../../../src/lint/rules/zone-unknown.ts'
import { testRule } from '../test-rule.ts'

const timeline = (lines: string) =>
  `---\ntitle: a\ndate: 2012-03-28\ntimezone: UTC\n---\n\n## Timeline\n\n${lines}\n`

describe('zone-unknown', () => {
  testRule(zoneUnknown, {
    accepts: ['', timeline('- 06:55 UTC a\n- 07:00 GET failed\n- 07:05 (API) b')],
    rejects: [
      {
        text: timeline('- 06:55 XQT: a\n- 07:00 b'),
        says: [
          '9:9 "XQT" is not a known time zone: write its offset, such as UTC+2, or an IANA zone such as Europe/Paris.',
        ],
      },
      {
        text: timeline('- 06:55 (XYZZ) a\n- 07:00 b'),
        says: [
          '9:9 "XYZZ" is not a known time zone: write its offset, such as UTC+2, or an IANA zone such as Europe/Paris.',
        ],
      },
    ],
  })
})
