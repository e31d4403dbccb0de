import { describe, expect, it } from 'vitest'
import { forPublic, parse } from '../../src/document/index.ts'
import { lintText, onlyRules, rules } from '../../src/lint/index.ts'
import { renderDocument } from '../../src/render/index.ts'
import { constructs } from './constructs.ts'

const settings = onlyRules(rules)

const works: Readonly<Record<string, (text: string) => unknown>> = {
  lint: text => lintText('2012-03-28-a.md', text, { settings, now: 0 }),
  'what is for the public': text => forPublic(parse(text)),
  'a page': text => renderDocument(parse(text), 'sre', 'html'),
}

function cost(work: (text: string) => unknown, text: string): number {
  const before = performance.now()
  work(text)
  return performance.now() - before
}

const RUNS = 4

/** How much longer the double takes: the best of several rounds, since a noisy machine only ever adds. */
function ratio(work: (text: string) => unknown, make: (n: number) => string, n: number): number {
  const [single, double] = [make(n), make(2 * n)]
  cost(work, single)
  cost(work, double)
  const rounds = Array.from({ length: RUNS }, () => [cost(work, single), cost(work, double)] as const)
  return Math.min(...rounds.map(([, twice]) => twice)) / Math.min(...rounds.map(([once]) => once))
}

describe('twice as much of it takes about twice as long', () => {
  const all = Object.entries(works).flatMap(([name, work]) =>
    Object.entries(constructs).map(([construct, make]) => ({ name, work, construct, make })),
  )
  it.each(all)('$name: $construct', ({ work, make }) => {
    // once more where it is near: what is quadratic stays so
    const measured = [ratio(work, make, 500)]
    if ((measured[0] ?? 0) > 2.6) measured.push(ratio(work, make, 1200))
    expect(Math.min(...measured)).toBeLessThan(2.9)
  })

  it('would be seen if it did not', () => {
    const quadratic = (text: string) => {
      let sum = 0
      for (let i = 0; i < text.length; i++)
        for (let j = 0; j < text.length; j += 8) sum += text.charCodeAt(j) ^ i
      return sum
    }
    const time = (n: number) => {
      const text = 'x'.repeat(n)
      const before = performance.now()
      quadratic(text)
      return performance.now() - before
    }
    time(4000)
    // in turns, as above: another program that runs meanwhile slows both down
    const rounds = Array.from({ length: RUNS }, () => [time(4000), time(8000)] as const)
    const [once, twice] = [0, 1].map(i => Math.min(...rounds.map(round => round[i] ?? 0)))
    expect((twice ?? 0) / (once ?? 1)).toBeGreaterThan(2.9)
  })
})
