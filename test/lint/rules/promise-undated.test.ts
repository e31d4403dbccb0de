import { describe } from 'vitest'
import { promiseUndated } from '../../../src/lint/rules/promise-undated.ts'
import { testRule } from '../test-rule.ts'

describe('promise-undated', () => {
  testRule(promiseUndated, {
    accepts: [
      '',
      'In the coming weeks of that year it failed twice.\n',
      'We will move in the coming weeks, by May.\n',
      'We will move in the coming weeks, on 2024-05-02.\n',
      'Develop a plan for the following weeks.\n',
      'It was repaired as soon as possible.\n',
      'In the following days, we saw that traffic was going back to normal.\n',
      'The backup will run as soon as possible after the lock is released.\n',
      'We doubt that we will do so anytime soon.\n',
      '> We will move in the coming weeks.\n',
    ],
    rejects: [
      {
        text: 'We will move\nin the coming weeks.\n',
        says: ['2:1 "in the coming weeks" is not a date: say by when.'],
      },
      {
        text: 'We are working to mend it as soon as possible.\n',
        says: ['1:27 "as soon as possible" is not a date'],
      },
      { text: 'This will be mended in the coming weeks.\n', says: ['1:21'] },
      { text: 'We will publish more soon.\n', says: ['1:22'] },
      { text: 'Unlike in March, we will mend this in the coming weeks.\n', says: ['1:36'] },
      { text: 'We’ll do so in the near future.\n', says: ['1:13 "in the near future" is not a date'] },
    ],
  })
})
