import { cleanExample, vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const comment = '<!-- postmortem-disable-next-line placeholder-left -- the name of a queue -->\n'

export const suppressionUnused = defineRule({
  id: 'suppression-unused',
  family: 'structure',
  summary: 'A comment that silences a rule stands where that rule has something to say.',
  why: 'What is silenced for no reason today hides a mistake tomorrow.',
  severity: 'warning',
  fixes: 'Deletes the comment, or the name of the rule from it.',
  examples: {
    good: [vary('Environments took', `${comment}TODO took`)],
    bad: [cleanExample.replace('Environments took', `${comment}Environments took`)],
  },
  *check(_, { suppressions }) {
    for (const { rule, range, removal } of suppressions.unused)
      yield {
        range,
        message: `Delete this: ${rule} has nothing to say here.`,
        fix: { range: removal, text: '' },
      }
  },
})
