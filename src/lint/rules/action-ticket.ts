import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const actionTicket = defineRule({
  id: 'action-ticket',
  family: 'actions',
  summary: 'Every action item that is not done or declined has a ticket.',
  why: "What is only in the postmortem is in nobody's list of work.",
  severity: 'warning',
  off: true,
  examples: {
    good: [vary('- [x] Limit', '- [ ] Limit').replace('prevent\n', 'prevent, OPS-12\n')],
    bad: [vary('- [x] Limit', '- [ ] Limit')],
  },
  *check({ actions }) {
    for (const { ticket, state, title, range } of actions) {
      if (ticket || state === 'done' || state === 'declined') continue
      yield { range, message: `Give ${quote(title)} a ticket: its link or number behind it.` }
    }
  },
})
