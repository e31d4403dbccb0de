import { describe } from 'vitest'
import { timeZoneMissing } from '../../../src/lint/rules/time-zone-missing.ts'
import { testRule } from '../test-rule.ts'

const head = (fields: string) => `---\ntitle: a\ndate: 2012-03-28\n${fields}---\n`

describe('time-zone-missing', () => {
  testRule(timeZoneMissing, {
    accepts: [
      '',
      '# x\n\n## Timeline (UTC)\n\n- 06:55 a',
      '# x\n\n## Timeline\n\nAll times are in Pacific time.\n\n- 06:55 a',
      '# x\n\n## Timeline\n\n- 06:55 CET a',
      '## Timeline\n\n- 2012-03-28 a day',
    ],
    rejects: [
      { text: '# x\n\n## Timeline\n\n- 06:55 a\n- 07:00 b', says: ['5:3 This time has no time zone'] },
      { text: head('started: 06:59\n'), says: ['4:10 This time has no time zone'] },
    ],
  })
})
