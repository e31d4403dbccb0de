import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { sentenceOf, type Word } from '../phrases.ts'
import { defineRule } from '../rule.ts'
import { findListed, listOptions } from '../word-list.ts'

const PROMISES = [
  'in|over|during the coming|following days|weeks|months',
  'in|over|within the next few|couple|several (of) days|weeks|months',
  'in the (very) near future',
  'as soon as possible|practical',
  'in due course|time',
  'at some point',
  'at a later date|time|point',
  'sometime soon',
]

const FUTURE = new Set(
  "will we'll i'll shall plan plans planning planned going intend intends intending aim aiming hope hoping working continue".split(
    ' ',
  ),
)
const MONTH =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|(?:19|20)\d\d.*)$/

export const promiseUndated = defineRule({
  id: 'promise-undated',
  family: 'actions',
  summary: 'What is promised has a date.',
  why: 'Nobody can be held to "the coming weeks", and nobody can see that they are over.',
  severity: 'warning',
  options: listOptions,
  examples: {
    good: [
      vary('Environments took minutes to resume.', 'We will add a second server by 13 April 2012.'),
      vary('Environments took minutes to resume.', 'In the following days, customers saw no other effect.'),
    ],
    bad: [vary('Environments took minutes to resume.', 'We will add a second server in the coming weeks.')],
  },
  *check(document, { options }) {
    for (const found of findListed(document, PROMISES, options)) {
      const sentence = sentenceOf(found)
      if (!sentence.some(({ text }) => FUTURE.has(text)) || sentence.some(isDate)) continue
      yield { range: found, message: `Give a date instead of ${quote(found.text)}.` }
    }
  },
})

const isDate = ({ text }: Word): boolean => MONTH.test(text)
