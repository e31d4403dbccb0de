import type { SectionKind } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { findListed, listOptions } from '../word-list.ts'

const PEOPLE =
  'customers|users|clients|accounts|tenants|requests|visitors|subscribers|merchants|members|orders|jobs|builds'

const VAGUE = [
  `many|some|several|numerous|various|most (of) (our|the) (of) ${PEOPLE}`,
  `a (large|significant|considerable|certain) number|portion|percentage|proportion|amount of (our|the) ${PEOPLE}`,
  `a lot of (our|the) ${PEOPLE}`,
  `lots of (our|the) ${PEOPLE}`,
]

const COUNTING: ReadonlySet<SectionKind | null> = new Set(['impact', 'summary'])

export const vagueQuantity = defineRule({
  id: 'vague-quantity',
  family: 'language',
  summary: 'The impact is told in numbers.',
  why: 'Two of them are "some users" to one reader, and half of them to another.',
  severity: 'warning',
  options: listOptions,
  examples: {
    good: [
      vary('Every customer who', 'Some customers (412 of 9,000) who'),
      vary('Every customer who', 'We saw 412 failures. Some customers who'),
    ],
    bad: [vary('Every customer who', 'Some customers who')],
  },
  *check(document, { options }) {
    const { sections, text } = document
    const numbers = sections.some(
      ({ kind, body }) =>
        COUNTING.has(kind) && COUNTED.test(text.slice(body.start, Math.min(body.end, body.start + 20_000))),
    )
    if (numbers) return
    for (const found of findListed(document, VAGUE, options)) {
      const { kind = null } = sections.findLast(({ range }) => range.start <= found.start) ?? {}
      if (!COUNTING.has(kind)) continue
      yield { range: found, message: `Say how many: a count or a share instead of ${quote(found.text)}.` }
    }
  },
})

/** A figure that counts something: no date, clock or version. */
const COUNTED =
  /(?<![\w.:/#-])\d{1,9}(?:[.,]\d{1,3}){0,3} ?(?:%|percent|k\b|m\b)|(?<![\w.:/#-])\d[\d,.]{0,12} (?!(?:st|nd|rd|th|am|pm|utc|gmt|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|minutes?|mins?|hours?|hrs?|days?|seconds?)\b)[a-z]/i
