import { describe } from 'vitest'
import { yearMissing } from '../../../src/lint/rules/year-missing.ts'
import { testRule } from '../test-rule.ts'

const head = (fields: string, body = '') => `---\ntitle: a\ndate: 2012-03-28\n${fields}---\n${body}`

describe('year-missing', () => {
  testRule(yearMissing, {
    accepts: [
      '+++\npath = "2018/10/19/x"\n+++\n\nOn Monday, Oct 15 it was slow.\n',
      '',
      head('', '\nOn Wednesday, March 28 it was slow.\n'),
      '# x\n\nIt was slow on Thursday, October 27th, 2011.\n',
      '# 2011-10-27 x\n\nOn Thursday, October 27th\n',
    ],
    rejects: [
      {
        text: '# x\n\nThe site was down on Thursday, October 27th.\n',
        says: ['3:22 "Thursday, October 27th" has no year: add it; the weekday fits 2005, 2011, 2016, 2022'],
      },
    ],
  })
})
