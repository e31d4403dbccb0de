import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { sentenceOf } from '../words/document-words.ts'
import { findListed, isPrecededBy, listOptions } from '../words/word-list.ts'

const KNOWING = [
  'obviously',
  'it was|seems (*ly) obvious',
  'with hindsight',
  'looking back',
  'clearly the|a wrong',
  'anyone|anybody|everyone|everybody could|should have',
  'in hindsight',
  'with the benefit of hindsight',
  'in retrospect',
  'needless to say',
  'it goes without saying',
  'as everyone|everybody knows',
  'it was easy to see',
  'any competent',
]

const NEGATING = new Set("not no nothing nobody none never anything isn't wasn't didn't don't".split(' '))

/** Words of what was done, or should have been. */
const OF_PAST = /^(?:was|were|had|did|should|could|would|\w{2,}ed)$/

export const hindsight = defineRule({
  id: 'hindsight',
  family: 'language',
  summary: 'Nothing is called obvious that nobody saw at the time.',
  why: 'It is obvious only because of the incident. At the time, several things looked likely.',
  severity: 'warning',
  options: listOptions,
  phrases: [KNOWING],
  examples: {
    good: [vary('The migration routine asked', 'The dashboard showed no limit. The migration routine asked')],
    bad: [vary('The migration routine asked', 'The migration routine obviously asked')],
  },
  *check(_, { options, words }) {
    for (const found of findListed(words, KNOWING, options)) {
      // "nothing looked obviously wrong" says what could be seen
      if (isPrecededBy(found, NEGATING, 4)) continue
      // "obviously you need two contracts" judges nothing that was done
      if (
        found.text.toLowerCase() === 'obviously' &&
        !sentenceOf(found).some(({ text }) => OF_PAST.test(text))
      )
        continue
      yield {
        range: found,
        message: `${quote(found.text)} is hindsight: say what could be seen at the time.`,
      }
    }
  },
})
