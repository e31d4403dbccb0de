import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { listOptions } from '../words/word-list.ts'

const STATING = [
  'no (customer|user|further|additional) action|actions (is|are) required|needed|necessary',
  'no action|steps (is|are) required|needed',
  'not|need to take any action',
  'action required',
  "you|customers|users|clients do|don't|did|didn't not need|have to",
  "you|customers|users|clients don't|needn't need|have",
  'you|customers|users|clients (will|may|might) (not) need|must|should|can',
  'you|customers|users|clients are|were|is advised|encouraged|asked|required',
  'we (strongly) recommend|advise|ask|encourage|suggest',
  'please',
  'nothing (for) (you) to do',
]

export const customerActionMissing = defineRule({
  id: 'customer-action-missing',
  family: 'audience',
  summary: 'The postmortem says what customers have to do, or that there is nothing to do.',
  why: 'It is the first thing that customers look for.',
  severity: 'warning',
  off: true,
  options: listOptions,
  phrases: [STATING],
  examples: {
    good: [
      vary(
        'Environments took minutes to resume.',
        'Environments took minutes to resume. No action is needed.',
      ),
    ],
    bad: [vary('## Summary', '## Executive summary')],
  },
  *check(document, { options, words }) {
    if ([STATING, options.also].some(phrases => words.find(phrases).length > 0)) return
    yield {
      range: document.title?.range ?? { start: 0, end: 0 },
      whole: true,
      message: 'Nothing says what customers have to do: say it, or write "You do not need to do anything."',
    }
  },
})
