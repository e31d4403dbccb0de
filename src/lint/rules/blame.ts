import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { findListed, listOptions } from '../word-list.ts'

const PERSON =
  'engineer|developer|operator|administrator|admin|sysadmin|employee|intern|contractor|colleague|technician|programmer|person|someone|somebody|he|she|engineers|developers|operators'

/** What a person did wrong, told of a person. "We" and "I" accept responsibility, which is another thing. */
const BLAMING = [
  `${PERSON} (had|has|also) forgot|forgotten|neglected`,
  `${PERSON} (had|has|also) failed to`,
  `${PERSON} (had|has|who|also) accidentally|mistakenly|inadvertently|erroneously|carelessly|wrongly|unwittingly`,
  `${PERSON} (had|has|also) made|making a|an mistake|error|typo`,
  `${PERSON} did|does not|n't bother`,
  `${PERSON} didn't bother`,
  "engineer's|developer's|operator's|administrator's|admin's|employee's|intern's|contractor's|technician's|his|her mistake|error|fault|negligence|carelessness",
  'is|was|were|are to blame',
  'blame lies|rests',
  'fault of the|our|an|a engineer|developer|operator|team|employee|contractor',
  'careless|negligent|incompetent|sloppy|lazy|reckless engineer|developer|operator|team|employee|mistake',
  'through|due|by (to) carelessness|negligence|incompetence|laziness',
]

export const blame = defineRule({
  id: 'blame',
  family: 'language',
  summary: 'No person is told as the cause.',
  why: 'Who is blamed once says less the next time. What let a slip become an outage can be mended; a person cannot.',
  severity: 'warning',
  options: listOptions,
  examples: {
    good: [
      vary('The migration routine asked', 'We forgot the limit. The migration routine asked'),
      vary('The migration routine asked', 'The deploy tool did not ask. The migration routine asked'),
    ],
    bad: [
      vary('The migration routine asked', 'An engineer forgot the limit. The migration routine asked'),
      vary('The migration routine asked', "Due to the operator's mistake, the migration routine asked"),
    ],
  },
  *check(document, { options }) {
    for (const found of findListed(document, BLAMING, options))
      yield {
        range: found,
        message: `Tell what made this possible instead of who did it: ${quote(found.text)}.`,
      }
  },
})
