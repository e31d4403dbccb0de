import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { isFinal } from '../is-final.ts'
import { defineRule } from '../rule.ts'

export const actionOwner = defineRule({
  id: 'action-owner',
  family: 'actions',
  summary: 'Every open action item has an owner.',
  why: 'An action that belongs to everyone is done by no one. In a document that is in review or published, a missing owner is an error.',
  severity: 'warning',
  examples: {
    good: [vary('— @storage, due 2012-04-13, prevent', ''), vary('- [x]', '- [ ]')],
    bad: [vary('- [x] Limit concurrent migrations — @storage', '- [ ] Limit concurrent migrations — P1')],
  },
  *check({ actions, meta }) {
    const severity = isFinal(meta) ? 'error' : 'warning'
    for (const { owner, state, title, range } of actions) {
      if (owner || state === 'done' || state === 'declined') continue
      yield { range, severity, message: `Add an owner to ${quote(title)}: append "— @name".` }
    }
  },
})
