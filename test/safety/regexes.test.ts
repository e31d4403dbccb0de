import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import recheck from 'recheck'
import { afterAll, describe, expect, it } from 'vitest'
import { madePatterns, type Pattern, writtenPatterns } from './regexes.ts'

const patterns = [...writtenPatterns(), ...(await madePatterns())]
const different = new Map(patterns.map(pattern => [digestOf(pattern), pattern]))

/** The digests of expressions that were proven; `npm run proofs` proves all of them anew. A proof is of the words alone. */
const list = join(import.meta.dirname, 'proven.txt')
const isAnew = process.env.MODE === 'proofs'
const proven = new Set(isAnew ? [] : readFileSync(list, 'utf8').trimEnd().split('\n'))

function digestOf({ source, flags }: Pattern): string {
  return createHash('sha256').update(`${source}/${flags}`).digest('hex').slice(0, 32)
}

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

  const unproven = [...different].filter(([digest]) => !proven.has(digest)).map(([, pattern]) => pattern)
  it.each(unproven)('takes time in proportion: $file /$source/$flags', pattern => {
    expect(isLinear(pattern)).toBe('safe')
    proven.add(digestOf(pattern))
  })

  afterAll(() => {
    if (isAnew && proven.size === different.size) writeFileSync(list, `${[...proven].sort().join('\n')}\n`)
  })
})
