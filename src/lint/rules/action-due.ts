import { isNoDay, isOpen } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { isFinal } from '../is-final.ts'
import { lacking } from '../open-actions.ts'
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
  *check({ actions, meta }, { isOn }) {
    const severity = isFinal(meta) ? 'error' : 'warning'
    // an item without an owner is reported with both
    const withOwner = isOn('action-owner')
    const open = actions.filter(action => isOpen(action) && (action.owner !== null || !withOwner))
    yield* lacking(open, ({ due }) => (due ? null : DUE), severity)
    for (const { title, due, range } of open)
      if (due && isNoDay(due))
        yield {
          range,
          severity: 'error',
          message: `${quote(title)} is due ${due}, which is no day: correct it.`,
        }
  },
})

const DUE = { what: 'a due date', append: 'due YYYY-MM-DD' }
