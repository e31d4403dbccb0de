import { type Action, isOpen } from '../../document/index.ts'
import { vary } from '../example.ts'
import { isFinal } from '../is-final.ts'
import { lacking } from '../open-actions.ts'
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
  *check({ actions, meta }, { isOn }) {
    const severity = isFinal(meta) ? 'error' : 'warning'
    // one finding for an item that lacks both
    const withDate = isOn('action-due')
    const lackOf = ({ owner, due }: Action) =>
      owner
        ? null
        : withDate && !due
          ? { what: 'an owner and a due date', append: '@name, due YYYY-MM-DD' }
          : { what: 'an owner', append: '@name' }
    yield* lacking(actions.filter(isOpen), lackOf, severity)
  },
})
