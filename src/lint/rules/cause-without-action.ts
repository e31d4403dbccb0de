import { slice } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const action = '- [x] Limit concurrent migrations — @storage, due 2012-04-13, prevent'

export const causeWithoutAction = defineRule({
  id: 'cause-without-action',
  family: 'actions',
  summary: 'Where a cause is told, at least one action item prevents, detects or softens it.',
  why: 'A cause that nothing is done about will cause the next incident.',
  severity: 'warning',
  examples: {
    good: [vary(', prevent', ''), vary(', prevent', ', detect')],
    bad: [vary(action, 'None.'), vary(', prevent', ', process'), vary(', prevent', ', declined')],
  },
  *check({ sections, actions, text }) {
    const cause = sections.find(({ kind }) => kind === 'root_cause' || kind === 'contributing_factors')
    const section = sections.find(({ kind }) => kind === 'action_items')
    if (!section || !cause || slice(text, cause.body).trim() === '') return
    const live = actions.filter(({ state }) => state !== 'declined')
    const says = slice(text, section.body).trim()
    const none =
      actions.length === 0 &&
      /^[\W_]{0,5}(?:none|n\/?a|nothing|no actions?)(?![A-Za-z])[^\n]{0,40}$/i.test(says)
    const declined = actions.length > 0 && live.length === 0
    const onlyProcess = live.length > 0 && live.every(({ type }) => type === 'process')
    if (none || declined || onlyProcess)
      yield {
        range: section.headingRange,
        message:
          'The cause has no action: list what prevents, detects or softens it, or say in words why nothing does.',
      }
  },
})
