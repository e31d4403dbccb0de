import { describe, expect, it } from 'vitest'
import { collection } from './collection.ts'
import { run } from './run.ts'

describe('postmortem stats', () => {
  it('says how often, how long and how noticed, and what is missing', () => {
    const all = JSON.parse(run(collection(), ['stats', '--json']).out)
    expect(all).toMatchObject({
      postmortems: 3,
      undated: 0,
      months: [
        { name: '2026-03', count: 1 },
        { name: '2026-04', count: 0 },
        { name: '2026-05', count: 2 },
      ],
      severities: [
        { name: 'SEV1', count: 1 },
        { name: 'SEV2', count: 1 },
        { name: 'SEV3', count: 1 },
      ],
      services: [
        { name: 'checkout', count: 2 },
        { name: 'payments', count: 1 },
        { name: 'search', count: 1 },
      ],
      detection: [
        { name: 'monitoring', count: 1 },
        { name: 'not stated', count: 2 },
      ],
      durations: {
        impact: { n: 1, missing: 2, median: { least: 1_800_000, most: 1_800_000 } },
        time_to_detect: { n: 1, missing: 2, median: { least: 540_000, most: 540_000 } },
      },
      // three say nothing of a change
      trends: { impact: null },
      actions: { all: 5, done: 2, declined: 0, open: 3, overdue: 1, dated: 3 },
    })
    expect(JSON.stringify(all)).not.toMatch(/mean|average/)
  })

  it('shows it to people, and gives it to spreadsheets', () => {
    const { out } = run(collection(), ['stats', '--since', '2026-05'])
    expect(out).toContain('2 postmortems\n')
    expect(out).toContain('When\n  2026-05  2 ██████████████████████████████\n')
    expect(out).toContain('1 of 2 done, 1 open (0 overdue), 0 declined; 1 have a date\n')
    const rows = run(collection(), ['stats', '--csv']).out.split('\n')
    expect(rows).toContain('impact,median_least_ms,1800000')
    expect(rows).toContain('services,checkout,2')
    expect(run(collection(), ['stats', '--tag', 'none']).out).toBe('No postmortem is like that.\n')
  })
})
