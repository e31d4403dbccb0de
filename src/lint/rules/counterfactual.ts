import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import type { PhraseFound } from '../words/document-words.ts'
import { findListed, isPrecededBy, listOptions } from '../words/word-list.ts'

const GROUPS = {
  participle:
    '*ed|been|done|gone|caught|known|seen|taken|made|sent|run|set|kept|found|thought|understood|written|built|put|begun|come|become|given|got|gotten|held|left|paid|shown|told|brought|led|chosen|broken|driven|fallen|grown|hidden|spoken|stood|taught',
}

/** Phrases that judge the past: "should have an owner" does not, a participle does. */
const JUDGING = [
  `should|ought|shouldn't (not) (to) (*ly) have (also|already|never|not|probably|only|still|just|*ly) <participle>`,
  `should've|shouldn't've (also|already|never|not|probably|only|still|just|*ly) <participle>`,
  'could|would|might (*ly) have (also|already|never|not|probably|only|still|just|*ly) prevented|avoided',
  'could|would|might (*ly) have (also|already|never|not|probably|only|still|just|*ly) been prevented|avoided|caught|noticed|detected|stopped',
  'if only we|they|he|she|someone',
  'if we|they|he|she|i|someone had *ed|known|seen|read|done|been|run|set|kept|caught|taken|thought',
  'had we|they|someone (only) *ed|known|seen|read|done|been|run|set|kept|caught|taken|thought',
  'would not|never have happened|occurred',
]

/** Participles that describe a thing: "each pod should have shared storage". */
const QUALITY = new Set(
  'shared dedicated limited automated managed distributed replicated encrypted fixed detailed documented named reserved unlimited restricted elevated increased needed required'.split(
    ' ',
  ),
)

const RELATIVE = new Set(['that', 'which'])

/** Whether a phrase says what was expected of a thing ("a check that should have failed"), not of people. */
const isExpectedOfThing = (found: PhraseFound): boolean =>
  isPrecededBy(found, RELATIVE, 1) && !found.words.some(({ text }) => text === 'been')

const PEOPLE = new Set(
  'we i they he she you team teams engineer engineers someone somebody everyone operator operators on-call developer developers reviewer reviewers author people staff'.split(
    ' ',
  ),
)
/** What people do, or leave undone; anything else is expected of things: "jobs should have been retried by now". */
const HUMAN = new Set(
  'tested checked reviewed noticed caught detected seen known monitored silenced addressed prevented avoided considered anticipated foreseen verified validated documented escalated communicated questioned asked told informed notified fixed mitigated done handled planned discussed raised spotted realised realized thought understood investigated audited alerted paged rolled merged approved configured removed disabled enabled implemented taken made found learned learnt stopped acted used researched analyzed analysed run set given kept'.split(
    ' ',
  ),
)

/** Whether "should have …" says what was expected to happen, not what somebody left undone. */
function isExpectedToHappen({ words }: PhraseFound): boolean {
  const [first, last] = [words[0], words.at(-1)]
  if (!first || !last || !/^(?:should|ought)/.test(first.text)) return false
  const verb = last.text === 'been' ? last.passage[last.at + 1]?.text : last.text
  const subject = first.passage[first.at - 1]?.text ?? ''
  return !PEOPLE.has(subject) && !HUMAN.has(verb ?? '')
}

/** Words before a phrase that keep it from judging: "whether it should have been", "nothing could have". */
const ASKING = new Set('whether if nothing nobody none unclear discuss items'.split(' '))

export const counterfactual = defineRule({
  id: 'counterfactual',
  family: 'language',
  summary: 'The text says what happened, not what should have happened.',
  why: 'What did not happen explains nothing. Why an action seemed right at the time does.',
  severity: 'warning',
  options: listOptions,
  phrases: [JUDGING],
  groups: GROUPS,
  examples: {
    good: [
      vary('The migration routine asked', 'Every routine should have a limit. The migration routine asked'),
      vary('## Action items', '## What could have gone better\n\nThe alert came late.\n\n## Action items'),
    ],
    bad: [vary('The migration routine asked', 'We should have set a limit. The migration routine asked')],
  },
  *check(document, { options, words }) {
    const headings = new Set(
      document.sections.flatMap(({ heading, headingRange }) => (heading ? [headingRange.start] : [])),
    )
    for (const found of findListed(words, JUDGING, options)) {
      // a heading asks, and its section answers
      if (headings.has(found.words[0]?.passage[0]?.start ?? -1)) continue
      if (
        isExpectedOfThing(found) ||
        isExpectedToHappen(found) ||
        isPrecededBy(found, ASKING, 10) ||
        QUALITY.has(found.words.at(-1)?.text ?? '')
      )
        continue
      yield {
        range: found,
        message: `${quote(found.text)} is about what did not happen: say what did, and why it seemed right at the time.`,
      }
    }
  },
})
