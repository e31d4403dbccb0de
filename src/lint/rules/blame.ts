import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { findListed, isPrecededBy, listOptions } from '../words/word-list.ts'

const GROUPS = {
  person:
    'engineer|developer|administrator|admin|sysadmin|employee|intern|contractor|colleague|technician|programmer|dba|sre|tester|manager|somebody|someone|he|she|engineers|developers|lead',
  careless: 'careless|negligent|incompetent|sloppy|lazy|reckless',
}

/** Phrases that blame a person. "We" and "I" accept responsibility, so they are not among them. */
const BLAMING = [
  '<person> (had|has|also|who|then) forgot|forgotten|neglected|ignored',
  '<person> (had|has|also|who|then) failed to',
  'on-call|human|duty operator (had|has|also|who|then) forgot|forgotten|neglected|ignored|failed|mistakenly|accidentally',
  '<person> (had|has|also|who|then) accidentally|mistakenly|inadvertently|erroneously|carelessly|wrongly|unwittingly',
  '<person> (had|has|also|who|then) made|making a mistake|typo|blunder',
  '<person> (had|has|also|who|then) ran|run|pushed|deployed|deleted|changed|used|executed|picked the wrong',
  '<person> did not|never follow|read|check the',
  '<person> did not bother to',
  '<person> was|were (very) <careless>',
  '<person> is|was|are|were to blame',
  '<person> should be blamed|fired|punished',
  "engineer's|developer's|operator's|administrator's|admin's|employee's|intern's|contractor's|technician's|his|her mistake|fault|negligence|carelessness|blunder",
  'blame lies|rests with',
  'fault of the|our|an|a engineer|developer|team|employee|contractor|intern',
  '<careless> engineer|developer|operator|team|employee|mistake',
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
  groups: GROUPS,
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
