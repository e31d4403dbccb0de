import recheck from 'recheck'
import { describe, expect, it } from 'vitest'
import { madePatterns, type Pattern, writtenPatterns } from './regexes.ts'

const patterns = [...writtenPatterns(), ...(await madePatterns())]
const different = new Map(patterns.map(pattern => [`${pattern.source}/${pattern.flags}`, pattern]))

/** A sticky pattern is tried at one place only, as one that begins with `^`. */
function isLinear({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string {
  const anchored = flags.includes('y') ? `^(?:${source})` : source
  const plain = flags.replace(/[dgvy]/g, '')
  const { status } = recheck.checkSync(anchored, plain, { timeout: 20_000 })
  // an attack is tried by the clock, which goes wrong on a busy machine; the automaton proves it without one
  if (status !== 'safe') {
    const proof = recheck.checkSync(anchored, plain, { timeout: 300_000, checker: 'automaton' })
    if (proof.status === 'safe') return 'safe'
  }
  return status
}

describe('every regular expression', () => {
  it('is found, those put together too', () => {
    expect(different.size).toBeGreaterThan(300)
    expect([...different.values()].some(({ file }) => file === 'made')).toBe(true)
  })

  it('would be found slow if it were', () => {
    expect(isLinear({ source: '(?:a|a)*b', flags: '' })).toBe('vulnerable')
    expect(isLinear({ source: '\\s+$', flags: '' })).toBe('vulnerable')
  })

  it.each([...different.values()])('takes time in proportion: $file /$source/$flags', pattern => {
    expect(isLinear(pattern)).toBe('safe')
  })
})
