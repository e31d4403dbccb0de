import { monthNames } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { sentenceOf } from '../words/document-words.ts'
import type { Word } from '../words/word-index.ts'
import { findListed, listOptions } from '../words/word-list.ts'

const PROMISES = [
  'in|over|during the coming|following days|weeks|months',
  'in|over|within the next few|couple|several (of) days|weeks|months',
  'in|over|within the next week|weeks|month|months|quarter',
  'in the (very) near future',
  'at a later date|time|point',
  'sometime soon',
]

/** Phrases that are promises only in a sentence about us. */
const OURS = [
  'soon',
  'shortly',
  'as soon as possible|practical',
  'as soon as we can',
  'at some point',
  'in due course|time',
]

const FUTURE = new Set(
  "will we'll i'll shall plan plans planning planned intend intends aim aiming hope working".split(' '),
)
const ARTICLES = new Set('a an the our new'.split(' '))
const WE = new Set("we we'll our team i i'll".split(' '))
/** Words after a phrase that make it relative: "soon after the deploy". */
const RELATIVE = new Set(['after', 'afterwards', 'before', 'thereafter', 'as'])
const BY = new Set('from by on until before of end starting'.split(' '))
const MONTH = new RegExp(String.raw`^(?:${monthNames.join('|').toLowerCase()}|q[1-4]|(?:19|20)\d\d.*)$`)

export const promiseUndated = defineRule({
  id: 'promise-undated',
  family: 'actions',
  summary: 'Every promise has a date.',
  why: 'Nobody can tell when "the coming weeks" are over.',
  severity: 'warning',
  options: listOptions,
  phrases: [PROMISES, OURS],
  examples: {
    good: [
      vary('Environments took minutes to resume.', 'We will add a second server by 13 April 2012.'),
      vary('Environments took minutes to resume.', 'In the following days, customers saw no other effect.'),
    ],
    bad: [vary('Environments took minutes to resume.', 'We will add a second server in the coming weeks.')],
  },
  *check(_, { options, words }) {
    const ours = findListed(words, OURS, { also: [], allow: options.allow })
    for (const found of [...findListed(words, PROMISES, options), ...ours]) {
      const sentence = sentenceOf(found)
      // "a plan" is what is there, "we plan" is a promise
      const isThing = ({ passage, at }: Word) => ARTICLES.has(passage[at - 1]?.text ?? '')
      const has = (words: ReadonlySet<string>) =>
        sentence.some(word => words.has(word.text) && !isThing(word))
      const last = found.words.at(-1)
      if (!has(FUTURE) || (ours.includes(found) && !has(WE)) || sentence.some(isDate)) continue
      if (last?.passage[last.at - 1]?.text === 'anytime') continue
      if (RELATIVE.has(last?.passage[last.at + 1]?.text ?? '')) continue
      yield { range: found, message: `${quote(found.text)} is not a date: say by when.` }
    }
  },
})

/** Whether a word is a month or a year after a word such as "by"; other dates are not those of the promise. */
const isDate = ({ text, passage, at }: Word): boolean =>
  (MONTH.test(text) && [1, 2].some(back => BY.has(passage[at - back]?.text ?? ''))) ||
  /^(?:19|20)\d\d-\d\d/.test(text)
