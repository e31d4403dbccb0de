import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { isAmount } from '../words/amounts.ts'
import { sentenceOf } from '../words/document-words.ts'
import { findListed, listOptions } from '../words/word-list.ts'

const GROUPS = {
  people:
    'customers|users|clients|accounts|tenants|requests|people|visitors|subscribers|workspaces|organizations|organisations|sites|merchants|members',
}

const SMALL = [
  'small|tiny|limited|minor|very (small) subset|number|percentage|portion|fraction|group|minority|share of (our|the|all) (active) <people>',
  'only|just (a) few|handful|some|couple (of) (our) <people>',
  'impact|disruption|inconvenience was|is minimal|negligible|minor|limited|small',
  'only briefly unavailable|down|offline|affected',
  'a handful of (our) <people>',
  'never fully|completely|entirely down|unavailable|offline',
  'not fully|completely|entirely down|offline',
  'minimal|negligible|minor|slight impact|disruption|inconvenience',
  'minor inconvenience',
]

export const minimising = defineRule({
  id: 'minimising',
  family: 'language',
  summary: 'A small impact is given in numbers.',
  why: 'To an affected customer, "a small subset" was everything. A number can be checked, and is believed.',
  severity: 'warning',
  options: listOptions,
  phrases: [SMALL],
  groups: GROUPS,
  examples: {
    good: [
      vary('Every customer who', 'A small subset of customers (about 3%) who'),
      vary('Environments took minutes to resume.', 'The impact was limited to resumes in the EU.'),
    ],
    bad: [
      vary('Every customer who', 'A small subset of customers who'),
      vary('Environments took minutes to resume.', 'The service was never fully down.'),
    ],
  },
  *check(document, { options, words }) {
    for (const found of findListed(words, SMALL, options)) {
      if (sentenceOf(found).some(word => isAmount(word, document.text))) continue
      // "limited to log-ins in the EU" says what was hit
      if (/^ to\b/.test(document.text.slice(found.end, found.end + 4))) continue
      yield { range: found, message: `${quote(found.text)} plays down the impact: say how many or how much.` }
    }
  },
})
