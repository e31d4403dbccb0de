import { describe } from 'vitest'
import { timelinePresent } from '../../../src/lint/rules/timeline-present.ts'
import { testRule } from '../test-rule.ts'

describe('timeline-present', () => {
  testRule(timelinePresent, {
    accepts: ['', '## Summary\n\nx', '## Timeline\n', '## Timeline\n\n- 06:55 x'],
    rejects: [
      {
        text: '## Timeline\n\nIt broke and was mended.\n',
        says: ['1:4 No time of the timeline could be read: begin each event with its time'],
      },
      {
        text: '## Timeline\n\n| a | b |\n|---|---|\n| c | d |\n',
        says: ['1:4 No time of the timeline could be read'],
      },
    ],
  })
})
