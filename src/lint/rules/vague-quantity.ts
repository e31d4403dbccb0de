import { type SectionKind, sectionAt } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { isAmount } from '../words/amounts.ts'
import { findListed, listOptions } from '../words/word-list.ts'

const GROUPS = { people: 'customers|users|clients|tenants|requests|visitors|subscribers|merchants|members' }

const VAGUE = [
  'many|some|several|numerous|various|most (of) (our|the) (of) <people>',
  'a (large|significant|considerable|certain) number|portion|percentage|proportion|amount of (our|the) <people>',
  'a lot of (our|the) <people>',
  'lots of (our|the) <people>',
]

/** Phrases that say that the number is unknown. */
const UNKNOWN = [
  'how many',
  'is|are|was|were not known|given|recorded|counted|published',
  'no number|numbers|count|figure|figures',
]

const COUNTING: ReadonlySet<SectionKind | null> = new Set(['impact', 'summary'])

export const vagueQuantity = defineRule({
  id: 'vague-quantity',
  family: 'language',
  summary: 'The impact is given in numbers.',
  why: 'One reader takes "some users" for two, another for half of them.',
  severity: 'warning',
  options: listOptions,
  phrases: [VAGUE],
  groups: GROUPS,
  exceptions: [UNKNOWN],
  examples: {
    good: [
      vary('Every customer who', 'Some customers (412 of 9,000) who'),
      vary('Every customer who', 'We saw 412 failures. Some customers who'),
    ],
    bad: [vary('Every customer who', 'Some customers who')],
  },
  *check(document, { options, words }) {
    const { sections, text } = document
    const isInside = (start: number) => COUNTING.has(sectionAt(sections, start)?.kind ?? null)
    const found = findListed(words, VAGUE, options).filter(({ start }) => isInside(start))
    if (found.length === 0) return
    const isUnknown = words.find(UNKNOWN).some(({ start }) => isInside(start))
    const isCounted = words.all().some(word => isInside(word.start) && isAmount(word, text))
    if (isUnknown || isCounted) return
    for (const one of found)
      yield { range: one, message: `${quote(one.text)} is not a number: give a count or a share.` }
  },
})
