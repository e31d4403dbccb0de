import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { findListed, listOptions } from '../words/word-list.ts'

const LOADED = [
  'stupid|stupidly|stupidity',
  'dumb|idiot|idiotic|idiots|moronic',
  'crazy|insane|insanely',
  'ridiculous|ridiculously|absurd|pathetic|laughable',
  'horrible|horribly|horrific|horrendous|terrible|terribly|awful|awfully',
  'nightmare|nightmarish|fiasco|debacle|catastrophe|catastrophic|catastrophically|disastrous|disastrously',
  'shameful|disgraceful|embarrassing|embarrassingly|inexcusable|unforgivable',
  'a|complete|total|utter|real mess|disaster',
  'screwed|messed|fucked up',
  'botched',
]

/** What a plan or an exercise is called. */
const NAMES = ['disaster recovery|plan|planning']

export const loadedTerms = defineRule({
  id: 'loaded-terms',
  family: 'language',
  summary: 'The words say what happened, not how bad it felt.',
  why: 'A strong word judges before the reader has the facts, and the people who were there hear it most.',
  severity: 'warning',
  options: listOptions,
  phrases: [LOADED],
  exceptions: [NAMES],
  examples: {
    good: [vary('Environments took minutes', 'Environments took up to twelve minutes')],
    bad: [vary('Environments took minutes', 'It was a nightmare: environments took minutes')],
  },
  *check(_, { options, words }) {
    for (const found of findListed(words, LOADED, options, NAMES))
      yield {
        range: found,
        message: `${quote(found.text)} is a loaded term: say what happened in neutral words.`,
      }
  },
})
