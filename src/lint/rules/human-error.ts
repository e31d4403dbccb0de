import { type SectionKind, sectionAt } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { sentenceOf } from '../words/document-words.ts'
import { findListed, isPrecededBy, listOptions } from '../words/word-list.ts'

const GROUPS = { whose: 'operator|user|manual|pilot|fat-finger|fat-fingered' }

const ERRORS = [
  'human error|errors|mistake|mistakes',
  'operator|user|manual|pilot|personal error|mistake was|is the (root) cause',
  'caused|triggered by (a|an) <whose> error|mistake',
  'due|owing|attributed to (a|an) <whose> error|mistake',
  'because|result|outcome of (a|an) <whose> error|mistake',
  'cause was (a|an) <whose> error|mistake',
]

/** Phrases that name a cause only in a passage of a few words. */
const BARE = ['operator|user|manual|pilot error|mistake']

const CAUSING = new Set('caused cause causes due because result resulted attributed traced led'.split(' '))
/** Words before a phrase that make it a risk, not a cause: "this prevents human error". */
const GUARDING = new Set(
  'prevent prevents preventing avoid avoids avoiding reduce reduces reducing risk prone possibility potential chance eliminate eliminates eliminating against protect room likelihood minimize minimise make makes making detect detects'.split(
    ' ',
  ),
)
const CAUSE_SECTIONS: ReadonlySet<SectionKind | null> = new Set([
  'root_cause',
  'contributing_factors',
  'trigger',
  'summary',
])

export const humanError = defineRule({
  id: 'human-error',
  family: 'language',
  summary: 'Human error is not given as a cause.',
  why: 'An analysis starts there, with what made the error likely and why nothing caught it.',
  severity: 'warning',
  options: listOptions,
  phrases: [ERRORS, BARE],
  groups: GROUPS,
  examples: {
    good: [
      vary('The migration routine asked', 'A limit prevents human error here. The migration routine asked'),
    ],
    bad: [vary('The migration routine asked', 'The cause was human error. The migration routine asked')],
  },
  *check(document, { options, words }) {
    const bare = findListed(words, BARE, { also: [], allow: options.allow }).filter(
      ({ words }) => (words[0]?.passage.length ?? 0) <= 3,
    )
    for (const found of [...findListed(words, ERRORS, options), ...bare]) {
      const sentence = sentenceOf(found).map(({ text }) => text)
      const { kind = null } = sectionAt(document.sections, found.start) ?? {}
      if (isPrecededBy(found, GUARDING)) continue
      if (!CAUSE_SECTIONS.has(kind) && !sentence.some(word => CAUSING.has(word))) continue
      if (kind === 'action_items') continue
      yield {
        range: found,
        message: `Do not stop at ${quote(found.text)}: say why the action made sense, and what could have caught it.`,
      }
    }
  },
})
