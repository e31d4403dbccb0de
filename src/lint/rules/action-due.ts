import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { isFinal } from '../final.ts'
import { defineRule } from '../rule.ts'

export const actionDue = defineRule({
  id: 'action-due',
  family: 'actions',
  summary: 'Every action item that is not done or declined has a due date.',
  why: 'Without a date nobody can say that an action is late. What says it is in review or published must have one.',
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
      yield { range, severity, message: `Give ${quote(title)} a due date: "— due YYYY-MM-DD" behind it.` }
    }
  },
})
