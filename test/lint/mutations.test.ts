import { expect, it } from 'vitest'
import { mutate, randomFrom, tryMutation } from './mutations.ts'

it('finds nine of ten changes that a reader could find, and nothing before them', () => {
  const random = randomFrom(20120328)
  const results = Array.from({ length: 1000 }, () => tryMutation(mutate(random)))
  const unclean = results.filter(result => !result.cleanBefore)
  expect(unclean.map(result => result.mutation.before)).toEqual([])
  const kinds = [...new Set(results.map(result => result.kind))].sort()
  expect(kinds).toEqual(['date', 'duration', 'time', 'weekday', 'zone'])
  for (const kind of kinds) {
    const of = results.filter(result => result.kind === kind)
    const found = of.filter(result => result.found).length
    expect([kind, found / of.length]).toEqual([kind, expect.toSatisfy((share: number) => share >= 0.9)])
  }
})
