import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantile, quartilesOf, trendOf } from '../../src/collection/statistics.ts'

const span = (value: number) => ({ least: value, most: value })

/** Pseudo-random, so that a run can be repeated. */
function randoms(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
}

/** Durations as incidents have them: most are short, some very long. */
function skewed(count: number, middle: number, random: () => number): readonly number[] {
  const normal = () => Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random())
  return Array.from({ length: count }, () => middle * Math.exp(1.3 * normal()))
}

describe('quartiles', () => {
  it('are those that Python computes', () => {
    const random = randoms(7)
    const samples = Array.from({ length: 30 }, (_, i) => skewed(i + 2, 3600, random))
    const script =
      'import json,statistics,sys\nprint(json.dumps([statistics.quantiles(s, n=4, method="inclusive") for s in json.load(sys.stdin)]))'
    const other = JSON.parse(
      execFileSync('python3', ['-c', script], { input: JSON.stringify(samples) }).toString(),
    )
    for (const [i, sample] of samples.entries()) {
      const { lower, median, upper } = quartilesOf(sample.map(span))
      for (const [j, own] of [lower, median, upper].entries()) expect(own?.least).toBeCloseTo(other[i][j], 6)
    }
  })

  it('carry what is uncertain through, and count what is missing', () => {
    const some = [{ least: 10, most: 20 }, { least: 30, most: 30 }, null, { least: 0, most: 90 }]
    expect(quartilesOf(some)).toEqual({
      n: 3,
      missing: 1,
      lower: { least: 5, most: 25 },
      median: { least: 10, most: 30 },
      upper: { least: 20, most: 60 },
    })
    expect(quartilesOf([null])).toEqual({ n: 0, missing: 1, lower: null, median: null, upper: null })
  })

  it('of any values are within them, whatever each uncertain one is', () => {
    const value = fc.tuple(fc.nat(1000), fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }))
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), values => {
        const spans = values.map(([least, more]) => ({ least, most: least + more }))
        const drawn = values.map(([least, more, share]) => least + more * share).sort((a, b) => a - b)
        const { median } = quartilesOf(spans)
        const real = quantile(drawn, 0.5)
        expect(median?.least).toBeLessThanOrEqual(real + 1e-9)
        expect(median?.most).toBeGreaterThanOrEqual(real - 1e-9)
      }),
    )
  })
})

describe('a trend', () => {
  it('is called more than chance in few of the cases in which nothing changed', () => {
    const random = randoms(11)
    const trends = Array.from({ length: 200 }, () =>
      trendOf(skewed(25, 3600, random), skewed(25, 3600, random)),
    )
    const called = trends.filter(trend => trend?.isMoreThanChance).length
    expect(called / trends.length).toBeLessThan(0.09)
    // and the interval has the true ratio
    const within = trends.filter(trend => trend && trend.from <= 1 && trend.to >= 1).length
    expect(within / trends.length).toBeGreaterThan(0.91)
  }, 60_000)

  it('is found where there is one', () => {
    const random = randoms(13)
    const trends = Array.from({ length: 60 }, () =>
      trendOf(skewed(40, 7200, random), skewed(40, 1800, random)),
    )
    expect(trends.filter(trend => trend?.isMoreThanChance && trend.to < 1).length / 60).toBeGreaterThan(0.9)
  }, 60_000)

  it('is none of too few', () => {
    expect(trendOf([1, 2, 3, 4], [1, 2, 3, 4, 5, 6])).toBeNull()
    expect(trendOf([0, 0, 0, 0, 0], [1, 2, 3, 4, 5])).toBeNull()
  })
})
