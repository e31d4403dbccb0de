import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { findListed, isPrecededBy, listOptions } from '../words/word-list.ts'

const PERSON =
  'engineer|developer|administrator|admin|sysadmin|employee|intern|contractor|colleague|technician|programmer|dba|sre|tester|manager|somebody|someone|he|she|engineers|developers|lead'
const HAD = '(had|has|also|who|then)'
const CARELESS = 'careless|negligent|incompetent|sloppy|lazy|reckless'

/** Phrases that blame a person. "We" and "I" accept responsibility, so they are not among them. */
const BLAMING = [
  `${PERSON} ${HAD} forgot|forgotten|neglected|ignored`,
  `${PERSON} ${HAD} failed to`,
  `on-call|human|duty operator ${HAD} forgot|forgotten|neglected|ignored|failed|mistakenly|accidentally`,
  `${PERSON} ${HAD} accidentally|mistakenly|inadvertently|erroneously|carelessly|wrongly|unwittingly`,
  `${PERSON} ${HAD} made|making a mistake|typo|blunder`,
  `${PERSON} ${HAD} ran|run|pushed|deployed|deleted|changed|used|executed|picked the wrong`,
  `${PERSON} did not|never follow|read|check the`,
  `${PERSON} did not bother to`,
  `${PERSON} was|were (very) ${CARELESS}`,
  `${PERSON} is|was|are|were to blame`,
  `${PERSON} should be blamed|fired|punished`,
  "engineer's|developer's|operator's|administrator's|admin's|employee's|intern's|contractor's|technician's|his|her mistake|fault|negligence|carelessness|blunder",
  'blame lies|rests with',
  'fault of the|our|an|a engineer|developer|team|employee|contractor|intern',
  `${CARELESS} engineer|developer|operator|team|employee|mistake`,
  'through|due|by (to) carelessness|negligence|incompetence|laziness',
]

const NOBODY = new Set(['nobody', 'no', 'not', 'never'])

export const blame = defineRule({
  id: 'blame',
  family: 'language',
  summary: 'No person is named as the cause.',
  why: 'People who are blamed share less the next time. What let a slip become an outage can be fixed; a person cannot.',
  severity: 'warning',
  options: listOptions,
  phrases: [BLAMING],
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
  *check(_, { options, words }) {
    for (const found of findListed(words, BLAMING, options)) {
      if (isPrecededBy(found, NOBODY)) continue
      yield {
        range: found,
        message: `${quote(found.text)} blames a person: say what made the mistake possible.`,
      }
    }
  },
})
