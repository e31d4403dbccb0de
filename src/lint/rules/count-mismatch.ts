import { claimsOf } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const countMismatch = defineRule({
  id: 'count-mismatch',
  family: 'truth',
  summary: 'A list has as many items as the sentence before it announces.',
  why: 'If they differ, an item was added or removed, and the sentence or the list is wrong.',
  severity: 'warning',
  examples: {
    good: [
      vary('Environments took minutes to resume.', 'There were two reasons:\n\n- one\n- other'),
      vary('Environments took minutes to resume.', 'Two reasons came together:\n\n- one\n- other'),
    ],
    bad: [
      vary('Environments took minutes to resume.', 'There were four incidents:\n\n- one\n- two\n- three'),
      vary('Environments took minutes to resume.', 'Three bugs came together:\n\n- one\n- two'),
    ],
  },
  *check(document) {
    for (const { text, count, listed, start, end } of claimsOf(document, 'count'))
      if (count !== listed)
        yield {
          range: { start, end },
          message: `"${text}" does not match the list below, which has ${listed}: correct one of them.`,
        }
  },
})
