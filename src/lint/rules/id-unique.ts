import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const idUnique = defineRule({
  id: 'id-unique',
  family: 'structure',
  summary: 'No two postmortems in a folder have the same id.',
  why: 'Otherwise a link by id leads to any one of them.',
  severity: 'error',
  examples: {
    good: [vary('status: published', 'id: INC-1'), vary('status: published', 'id: INC-3')],
    bad: [vary('status: published', 'id: INC-2')],
  },
  *check({ meta }, { surroundings }) {
    const id = meta.one.get('id')
    const others = id && surroundings ? surroundings.postmortemsCalled(id.text) : []
    if (id && others.length > 0)
      yield {
        range: id.range,
        message: `The id ${quote(id.text)} is also used by ${others.map(quote).join(', ')}: choose another one.`,
      }
  },
})
