import { describe } from 'vitest'
import { acknowledgementSlow } from '../../../src/lint/rules/acknowledgement-slow.ts'
import { testRule } from '../test-rule.ts'

const withEvent = (event: string) =>
  `---\ndate: 2024-05-02\ntimezone: UTC\nstarted: 09:00\n---\n## Timeline\n\n- ${event}\n`

describe('acknowledgement-slow', () => {
  testRule(acknowledgementSlow, {
    accepts: [
      '',
      withEvent('09:55 Status page updated'),
      withEvent('11:30 We rebooted'),
      withEvent('11:30 The disk told clients to wait'),
    ],
    rejects: [
      {
        text: withEvent('11:30 Status page updated'),
        says: ['8:3 The first public notice came 2 h 30 min after the start'],
      },
      { text: withEvent('10:30 We informed all customers'), says: ['8:3'] },
    ],
  })
})
