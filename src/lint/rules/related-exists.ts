import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const relatedExists = defineRule({
  id: 'related-exists',
  family: 'structure',
  summary: 'Every entry of `related` exists: a postmortem, by its id or file name, or a file.',
  why: 'Readers who follow related incidents should not end at an unknown name.',
  severity: 'warning',
  needs: ['surroundings'],
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
        message: `The related postmortem ${quote(text)} does not exist: write its id or file name.`,
      }
    }
  },
})
