import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const actionDue = defineRule({
  id: 'action-due',
  summary: 'Every action item that is not done or declined has a due date.',
  why: 'Without a date nobody can say that an action is late.',
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
  *check({ actions }) {
    for (const { due, state, title, range } of actions) {
      if (due || state === 'done' || state === 'declined') continue
      yield { range, message: `Give ${quote(title)} a due date: "— due YYYY-MM-DD" behind it.` }
    }
  },
})
