import { quote } from '../../visible.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const idUnique = defineRule({
  id: 'id-unique',
  family: 'structure',
  summary: 'No two postmortems in a folder have the same id.',
  why: 'Otherwise a link by id leads to any one of them.',
  severity: 'error',
  needs: ['surroundings'],
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
        message: `The id ${quote(id.text)} is also used by ${listed(others)}: choose another one.`,
      }
  },
})

const NAMED_AT_MOST = 5

function listed(paths: readonly string[]): string {
  const named = paths.slice(0, NAMED_AT_MOST).map(quote).join(', ')
  const more = paths.length - NAMED_AT_MOST
  return more > 0 ? `${named} and ${more} more` : named
}
