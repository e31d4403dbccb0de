import { slice } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const action = '- [x] Limit concurrent migrations — @storage, due 2012-04-13, prevent'

export const causeWithoutAction = defineRule({
  id: 'cause-without-action',
  family: 'actions',
  summary: 'At least one action item prevents, detects or mitigates the cause.',
  why: 'A cause without an action will cause the next incident.',
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
    const content = slice(text, section.body).trim()
    const none =
      actions.length === 0 &&
      /^[\W_]{0,5}(?:none|n\/?a|nothing|no actions?)(?![A-Za-z])[^\n]{0,40}$/i.test(content)
    const declined = actions.length > 0 && live.length === 0
    const onlyProcess = live.length > 0 && live.every(({ type }) => type === 'process')
    if (none || declined || onlyProcess)
      yield {
        range: section.headingRange,
        message:
          'No action item addresses the cause: list what prevents, detects or mitigates it, or explain why nothing does.',
      }
  },
})
