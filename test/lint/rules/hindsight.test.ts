import { describe } from 'vitest'
import { hindsight } from '../../../src/lint/rules/hindsight.ts'
import { testRule } from '../test-rule.ts'

describe('hindsight', () => {
  testRule(hindsight, {
    accepts: [
      'Obviously, things get messier with persistence. Most obviously you have two contracts.\n',
      '',
      'The customer wrote: "obviously you were down".\n',
      'Nothing looked obviously wrong.\n',
      'Make it so that it is obvious which one runs.\n',
    ],
    rejects: [
      {
        text: 'This was obviously wrong.\n',
        says: ['1:10 "obviously" is hindsight: say what could be seen at the time.'],
      },
      { text: 'In hindsight, the disk was full.\n', says: ['1:1'] },
      { text: 'With the benefit of hindsight it was easy to see.\n', says: ['1:1', '1:31'] },
    ],
  })
})
