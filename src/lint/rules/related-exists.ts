import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const relatedExists = defineRule({
  id: 'related-exists',
  family: 'structure',
  summary: 'What `related` names is there: a postmortem by its id or file name, or a file.',
  why: 'Who follows the trail of an incident should not end at a name that nobody knows.',
  severity: 'warning',
  examples: {
    good: [vary('status: published', 'related: [INC-2, there.md]')],
    bad: [vary('status: published', 'related: [INC-9]')],
  },
  *check({ meta }, { surroundings }) {
    if (!surroundings) return
    for (const { text, range } of meta.many.get('related') ?? []) {
      if (/^https?:\/\//.test(text) || surroundings.exists(text)) continue
      if (surroundings.postmortemsCalled(text.replace(/^.*\//, '').replace(/\.md$/, '')).length > 0) continue
      yield {
        range,
        message: `There is no postmortem ${quote(text)} beside this one: write its id or file name.`,
      }
    }
  },
})
