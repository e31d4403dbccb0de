import { cleanExample, vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const comment = '<!-- postmortem-disable-next-line placeholder-left -- the name of a queue -->\n'

export const suppressionUnused = defineRule({
  id: 'suppression-unused',
  family: 'structure',
  summary: 'Every suppression comment suppresses a finding.',
  why: 'An unused suppression can hide a mistake later.',
  severity: 'warning',
  fixes: 'Deletes the comment, or the name of the rule in it.',
  examples: {
    good: [vary('Environments took', `${comment}TODO took`)],
    bad: [cleanExample.replace('Environments took', `${comment}Environments took`)],
  },
  *check(_, { suppressions }) {
    for (const { rule, range, removal } of suppressions.unused)
      yield {
        range,
        message: `${rule} reports nothing here: delete its suppression.`,
        fix: { range: removal, text: '' },
      }
  },
})
