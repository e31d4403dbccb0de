import { isOverdue } from '../../document/index.ts'
import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const actionOverdue = defineRule({
  id: 'action-overdue',
  family: 'actions',
  summary: 'No open action item is past its due date.',
  why: 'A due date that passes without a change shows that nobody maintains the list.',
  severity: 'warning',
  needs: ['now'],
  examples: {
    good: [
      vary('due 2012-04-13', 'due 2011-04-13'),
      vary('- [x] Limit', '- [ ] Limit').replace('due 2012', 'due 2912'),
    ],
    bad: [vary('- [x] Limit', '- [ ] Limit')],
  },
  *check({ actions }, { now }) {
    if (now === null) return
    const overdue = actions.filter(action => isOverdue(action, now))
    const [first, ...others] = overdue
    if (!first) return
    if (others.length < 2) {
      for (const { title, due, range } of overdue)
        yield { range, message: `${quote(title)} was due ${due}: mark it as done, or set a new date.` }
      return
    }
    yield {
      range: first.range,
      subject: 'all',
      whole: true,
      related: others.map(({ range, due }) => ({ range, message: `due ${due}` })),
      message: `${overdue.length} open action items are overdue, such as ${quote(first.title)}, due ${first.due}: mark them as done, or set new dates.`,
    }
  },
})
