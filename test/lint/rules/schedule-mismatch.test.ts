import { describe } from 'vitest'
import { scheduleMismatch } from '../../../src/lint/rules/schedule-mismatch.ts'
import { testRule } from '../test-rule.ts'

const plan = (text: string) =>
  `# x\n\n${text}\n\n## Action items\n\n- [ ] Test the new Oracle software — start 2006-07, due 2006-08\n- [ ] Launch six web servers — start 2007-01, due 2007-02\n`

describe('schedule-mismatch', () => {
  testRule(scheduleMismatch, {
    accepts: [
      '',
      plan('The Oracle software test was started in July.'),
      plan('The launch of the web servers takes place in February 2007.'),
      plan('The project was launched in September.'),
      plan('The last test of the Oracle software was done in March.'),
      plan('We planned the test of the Oracle software in May.'),
      plan('In September we were busy with Oracle software.'),
    ],
    rejects: [
      {
        text: plan('The Oracle software test was started in September.'),
        says: [
          '3:30 "started in September" does not match the schedule, which has "Test the new Oracle software" from 2006-07 to 2006-08: correct one of them.',
        ],
      },
      {
        text: plan('The launch of our web servers takes place in March.'),
        says: ['3:31 "takes place in March" does not match the schedule, which has "Launch six web servers"'],
      },
    ],
  })
})
