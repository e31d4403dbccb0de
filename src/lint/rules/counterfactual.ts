import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { type PhraseFound, phraseList } from '../phrases.ts'
import { defineRule } from '../rule.ts'
import { findListed, isAfter, listOptions } from '../word-list.ts'

const PARTICIPLE =
  '*ed|been|done|gone|caught|known|seen|taken|made|sent|run|set|kept|found|thought|understood|written|built|put|begun|come|become|given|got|gotten|held|left|paid|shown|told|brought|led|chosen|broken|driven|fallen|grown|hidden|spoken|stood|taught'
const BETWEEN = '(also|already|never|not|probably|only|still|just|*ly)'

/** "Should have an owner" is no judgement of the past; a participle makes it one. */
const JUDGING = phraseList(
  `should|ought|shouldn't (not) (to) (*ly) have ${BETWEEN} ${PARTICIPLE}`,
  `should've|shouldn't've ${BETWEEN} ${PARTICIPLE}`,
  `could|would|might (*ly) have ${BETWEEN} prevented|avoided`,
  `could|would|might (*ly) have ${BETWEEN} been prevented|avoided|caught|noticed|detected|stopped`,
  'if only we|they|he|she|someone',
  'if we|they|he|she|i|someone had *ed|known|seen|read|done|been|run|set|kept|caught|taken|thought',
  'had we|they|someone (only) *ed|known|seen|read|done|been|run|set|kept|caught|taken|thought',
  'would not|never have happened|occurred',
)

/** These say what a thing is to be like: "each pod should have shared storage". */
const QUALITY = new Set(
  'shared dedicated limited automated managed distributed replicated encrypted fixed detailed documented named reserved unlimited restricted elevated increased needed required'.split(
    ' ',
  ),
)

const RELATIVE = new Set(['that', 'which'])

/** "A check that should have failed" says what was expected of it; "which should have been done" blames somebody. */
const isExpectation = (found: PhraseFound): boolean =>
  isAfter(found, RELATIVE, 1) && !found.words.some(({ text }) => text === 'been')

/** "Find out whether it should have been told" judges nothing, nor does "nothing could have prevented it". */
const ASKING = new Set('whether if nothing nobody none unclear discuss items'.split(' '))

export const counterfactual = defineRule({
  id: 'counterfactual',
  family: 'language',
  summary: 'It is told what happened, not what should have happened.',
  why: 'What did not happen explains nothing. Why what did happen seemed right at the time does.',
  severity: 'warning',
  options: listOptions,
  phrases: JUDGING,
  examples: {
    good: [
      vary('The migration routine asked', 'Every routine should have a limit. The migration routine asked'),
      vary('## Action items', '## What could have gone better\n\nThe alert came late.\n\n## Action items'),
    ],
    bad: [vary('The migration routine asked', 'We should have set a limit. The migration routine asked')],
  },
  *check(document, { options }) {
    const headings = new Set(
      document.sections.flatMap(({ heading, headingRange }) => (heading ? [headingRange.start] : [])),
    )
    for (const found of findListed(document, JUDGING, options)) {
      // a heading asks, and its section answers
      if (headings.has(found.words[0]?.passage[0]?.start ?? -1)) continue
      if (isExpectation(found) || isAfter(found, ASKING, 10) || QUALITY.has(found.words.at(-1)?.text ?? ''))
        continue
      yield {
        range: found,
        message: `Tell what happened and why it seemed right, instead of ${quote(found.text)}.`,
      }
    }
  },
})
