import type { SectionKind } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { sentenceOf } from '../phrases.ts'
import { defineRule } from '../rule.ts'
import { findListed, listOptions } from '../word-list.ts'

const ERRORS = ['human|operator|manual|personal error|errors|mistake|mistakes', 'pilot error']

const CAUSING = new Set('caused cause causes due because result resulted attributed traced'.split(' '))
/** "This prevents human error" tells of no cause. */
const GUARDING = new Set(
  'prevent prevents preventing avoid avoids avoiding reduce reduces reducing risk prone possibility potential chance eliminate eliminates eliminating against protect room likelihood future minimize minimise not'.split(
    ' ',
  ),
)
const TELLING: ReadonlySet<SectionKind | null> = new Set([
  'root_cause',
  'contributing_factors',
  'trigger',
  'summary',
])

export const humanError = defineRule({
  id: 'human-error',
  family: 'language',
  summary: 'Human error is not given as a cause.',
  why: 'An inquiry starts there: what made it likely, and why nothing caught it.',
  severity: 'warning',
  options: listOptions,
  examples: {
    good: [
      vary('The migration routine asked', 'A limit prevents human error here. The migration routine asked'),
    ],
    bad: [vary('The migration routine asked', 'The cause was human error. The migration routine asked')],
  },
  *check(document, { options }) {
    for (const found of findListed(document, ERRORS, options)) {
      const words = sentenceOf(found).map(({ text }) => text)
      const { kind = null } = document.sections.findLast(({ range }) => range.start <= found.start) ?? {}
      if (words.some(word => GUARDING.has(word))) continue
      if (!TELLING.has(kind) && !words.some(word => CAUSING.has(word))) continue
      if (kind === 'action_items') continue
      yield {
        range: found,
        message: `Go on from ${quote(found.text)}: why did it make sense, and what could have caught it?`,
      }
    }
  },
})
