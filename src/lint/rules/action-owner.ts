import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const actionOwner = defineRule({
  id: 'action-owner',
  summary: 'Every action item that is not done or declined has an owner.',
  why: 'An action that belongs to everyone is done by no one.',
  severity: 'warning',
  examples: {
    good: [vary('— @storage, due 2012-04-13, prevent', ''), vary('- [x]', '- [ ]')],
    bad: [vary('- [x] Limit concurrent migrations — @storage', '- [ ] Limit concurrent migrations — P1')],
  },
  *check({ actions }) {
    for (const { owner, state, title, range } of actions) {
      if (owner || state === 'done' || state === 'declined') continue
      yield { range, message: `Give ${quote(title)} an owner: "— @name" behind it.` }
    }
  },
})
