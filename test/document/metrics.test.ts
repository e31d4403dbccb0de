import { describe, expect, it } from 'vitest'
import { formatSpan, parse } from '../../src/document/index.ts'

const MINUTE = 60_000

const span = (fields: string, name: 'impact' | 'time_to_detect' | 'time_to_resolve') => {
  const metric = parse(`---\ntitle: a\ndate: 2012-03-28\ntimezone: America/Los_Angeles\n${fields}---\n`)
    .metrics[name]
  return metric && [metric.least / MINUTE, metric.most / MINUTE]
}

describe('durations', () => {
  it.each([
    ['exact times', 'started: 06:59\nmitigated: 07:35\nresolved: 07:52\n', 'impact', [36, 36]],
    ['no mitigation', 'started: 06:59\nresolved: 07:52\n', 'impact', [53, 53]],
    ['another day', 'started: 06:59\nresolved: 2012-03-29 07:52\n', 'impact', [24 * 60 + 53, 24 * 60 + 53]],
    ['an offset', 'started: 06:59\nresolved: 2012-03-28T14:52:00Z\n', 'impact', [53, 53]],
    ['a hedge', 'started: ~06:59\nresolved: 07:52\n', 'impact', [51, 55]],
    ['an hour', 'started: 06:??\nresolved: 07:52\n', 'impact', [53, 112]],
    ['part of a day', 'started: 2012-03-28 morning\nresolved: 13:00\n', 'impact', [61, 420]],
    [
      'clocks put forward between',
      'started: 2012-03-11 01:30\nresolved: 2012-03-11 03:30\n',
      'impact',
      [60, 60],
    ],
    [
      'clocks put back between',
      'started: 2012-11-04 00:30\nresolved: 2012-11-04 03:30\n',
      'impact',
      [240, 240],
    ],
    ['the wrong order', 'started: 06:59\ndetected: 06:50\n', 'time_to_detect', [-9, -9]],
    ['nothing to compare', 'started: 06:59\n', 'time_to_resolve', null],
  ] as const)('%s', (_, fields, name, minutes) => {
    expect(span(fields, name)).toEqual(minutes)
  })

  it.each([
    [36, 36, '36 min'],
    [36, 53, '36–53 min'],
    [108, 108, '1 h 48 min'],
    [40, 120, '40 min – 2 h'],
    [0, 0, '0 min'],
    [-5, 10, '0–10 min'],
    [2499, 2859, '1 d 17 h – 1 d 23 h'],
    [0.5, 0.5, '30 s'],
  ])('%s to %s minutes are %s', (least, most, text) => {
    expect(formatSpan({ least: least * MINUTE, most: most * MINUTE })).toBe(text)
  })
})

describe('several incidents in one file', () => {
  const head = '---\ntitle: a\ndate: 2024-03-12\ntimezone: UTC\n'

  it('have a set of durations each, from the front matter', () => {
    const text = `${head}incidents:\n  - name: East\n    started: 10:00\n    resolved: 10:30\n  - name: West\n    started: 12:00\n    detected: 12:05\n    resolved: 13:00\n---\n`
    const { incidents, problems } = parse(text)
    expect(problems).toEqual([])
    expect(
      incidents.map(({ name, metrics }) => [name, metrics.impact?.least, metrics.time_to_detect?.least]),
    ).toEqual([
      ['East', 30 * MINUTE, undefined],
      ['West', 60 * MINUTE, 5 * MINUTE],
    ])
  })

  it('or from the groups of the timeline', () => {
    const group = (name: string, hour: number) =>
      `### ${name}\n\n- Impact started: 2024-03-12 ${hour}:00\n- Resolved 2024-03-12 ${hour}:30\n\n`
    const { incidents } = parse(`${head}---\n\n## Timeline\n\n${group('East', 10)}${group('West', 12)}`)
    expect(incidents.map(({ name, metrics }) => [name, metrics.impact?.least])).toEqual([
      ['East', 30 * MINUTE],
      ['West', 30 * MINUTE],
    ])
  })

  it('are checked like any field', () => {
    const { problems } = parse(`${head}components:\n  - started: 25:00\n    odd: 1\n---\n`)
    expect(problems.map(problem => problem.message)).toEqual([
      expect.stringMatching(/^components\.0\.name is not valid/),
    ])
  })
})
