import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const actionTicket = defineRule({
  id: 'action-ticket',
  family: 'actions',
  summary: 'Every open action item has a ticket.',
  why: 'An action that exists only in the postmortem is in no backlog.',
  severity: 'warning',
  off: true,
  examples: {
    good: [vary('- [x] Limit', '- [ ] Limit').replace('prevent\n', 'prevent, OPS-12\n')],
    bad: [vary('- [x] Limit', '- [ ] Limit')],
  },
  *check({ actions }) {
    for (const { ticket, state, title, range } of actions) {
      if (ticket || state === 'done' || state === 'declined') continue
      yield { range, message: `Add a ticket to ${quote(title)}: append its link or number.` }
    }
  },
})
