import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { affecting, isBelow } from '../../scripts/advisories.mjs'

describe('the check of advisories', () => {
  it.each([
    ['4.7.6', '4.7.7', true],
    ['4.7.7', '4.7.7', false],
    ['4.10.0', '4.7.7', false],
    ['3.99.99', '4.0.0', true],
    ['2.0.0-beta.1', '2.0.1', true],
  ])('%s is below %s: %s', (one, other, wanted) => {
    expect(isBelow(one, other)).toBe(wanted)
  })

  it('finds a package that is too old, and no other', () => {
    const advisory = { package: 'a', below: '1.2.3', advisory: 'X-1', what: 'x' }
    expect(affecting({ a: '1.2.2' }, [advisory])).toEqual([advisory])
    expect(affecting({ a: '1.2.3', b: '0.1.0' }, [advisory])).toEqual([])
  })
})

describe('the notices', () => {
  it('have the licence of every package', () => {
    expect(readFileSync('dist/THIRD-PARTY-NOTICES.md', 'utf8')).not.toContain('no licence file')
  })
})
