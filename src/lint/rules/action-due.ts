import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { isFinal } from '../is-final.ts'
import { defineRule } from '../rule.ts'

export const actionDue = defineRule({
  id: 'action-due',
  family: 'actions',
  summary: 'Every open action item has a due date.',
  why: 'Without a date nobody can tell that an action is late. In a document that is in review or published, a missing date is an error.',
  severity: 'warning',
  examples: {
    good: [vary('due 2012-04-13, ', ''), vary('- [x]', '- [ ]')],
    bad: [
      vary(
        '- [x] Limit concurrent migrations — @storage, due 2012-04-13',
        '- [ ] Limit concurrent migrations — @storage',
      ),
    ],
  },
  *check({ actions, meta }) {
    const severity = isFinal(meta) ? 'error' : 'warning'
    for (const { due, state, title, range } of actions) {
      if (due || state === 'done' || state === 'declined') continue
      yield { range, severity, message: `Add a due date to ${quote(title)}: append "— due YYYY-MM-DD".` }
    }
  },
})
