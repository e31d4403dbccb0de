import { countUpTo, type Range } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import type { PhraseFound } from '../words/document-words.ts'
import { findListed, listOptions } from '../words/word-list.ts'

const action = '- [x] Limit concurrent migrations — @storage, due 2012-04-13, prevent'

/** Phrases for work that is never done, whatever the rest of the title says. */
const NEVER_DONE = [
  'be (more|extra|very) careful',
  'being (more|extra) careful',
  'pay (more|closer|better) attention',
  'try harder',
  'raise awareness',
  'be (more) vigilant',
  'take (more|greater) care',
  'remind everyone|everybody|people|staff|the (team) (to)',
  'ensure|make|making (sure) this|it does|never not happen|happens again',
  'train engineers|people|staff|everyone|developers (better|more)',
]

/** Phrases that are too broad on their own: reported only where the title says nothing else. */
const TOO_WIDE = [
  'improve|enhance|increase|strengthen|better|more|review (the|our) (overall|existing) monitoring|alerting|observability|visibility|documentation|docs|communication|communications|testing|tests|training|process|processes|procedures|resilience|reliability|stability',
  'improve|enhance|increase|strengthen|better|more|review (the|our) monitoring|alerting|testing|tests|documentation and alerting|observability|monitoring|documentation|testing',
  'investigate|look (into) (it|this|further)',
  'make the|our system|service|platform (more) robust|resilient|reliable|stable',
]

export const actionVague = defineRule({
  id: 'action-vague',
  family: 'actions',
  summary: 'An action item says what will be different when it is done.',
  why: 'Nobody can check off "be more careful", and "improve monitoring" is always done or never.',
  severity: 'warning',
  options: listOptions,
  phrases: [NEVER_DONE, TOO_WIDE],
  examples: {
    good: [
      vary(action, '- [ ] Improve monitoring of the migration queue — @storage, due 2012-04-13'),
      vary(action, '- [ ] Alert when ten migrations run at once — @storage, due 2012-04-13'),
    ],
    bad: [
      vary(action, '- [ ] Be more careful with migrations — @storage, due 2012-04-13'),
      vary(action, '- [ ] Improve monitoring — @storage, due 2012-04-13'),
    ],
  },
  *check(document, { options, words }) {
    const never = findListed(words, NEVER_DONE, options)
    const wide = findListed(words, TOO_WIDE, { also: [], allow: options.allow })
    for (const { title, range, state, details } of document.actions) {
      if (state === 'done' || state === 'declined' || details.length > 0) continue
      const broad = firstIn(wide, range)
      const alone = broad && wordsIn(title) - broad.words.length <= 1
      const found = firstIn(never, range) ?? (alone ? broad : undefined)
      if (found)
        yield {
          range: { start: found.start, end: found.end },
          message: `${quote(found.text)} cannot be checked off: say what will be different once it is done.`,
        }
    }
  },
})

const wordsIn = (title: string): number => title.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0

/** The first phrase in a range. @param found in the order of the text. */
function firstIn(found: readonly PhraseFound[], { start, end }: Range): PhraseFound | undefined {
  const next = found[countUpTo(start - 1, found.length, index => found[index]?.start ?? 0)]
  return next && next.end <= end ? next : undefined
}
