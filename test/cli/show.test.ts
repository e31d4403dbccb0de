import { describe, expect, it } from 'vitest'
import { cleanExample } from '../../src/lint/example.ts'
import { folder, run } from './run.ts'

describe('postmortem show', () => {
  it('prints the document as programs read it', () => {
    const { code, out } = run(folder({ 'a.md': cleanExample }), ['show', '--json', 'a.md'])
    expect(code).toBe(0)
    const shown = JSON.parse(out)
    const moment = (text: string, zone_from = 'front-matter', date_from = 'front-matter') => ({
      text,
      earliest: `2012-03-28T${text}:00-07:00`,
      latest: `2012-03-28T${text}:00-07:00`,
      approximate: false,
      zone: 'America/Los_Angeles',
      zone_from,
      date_from,
    })
    expect(shown).toMatchObject({
      version: 1,
      file: 'a.md',
      title: 'Storage migration slowed environment resumes',
      date: '2012-03-28',
      timezone: 'America/Los_Angeles',
      severity: 'SEV2',
      status: 'published',
      sources: {
        title: 'front-matter',
        date: 'front-matter',
        timezone: 'front-matter',
        severity: 'front-matter',
        status: 'front-matter',
      },
      milestones: {
        started: moment('06:59'),
        detected: moment('07:02'),
        acknowledged: null,
        mitigated: moment('07:35'),
        resolved: moment('07:52'),
      },
      metrics: {
        time_to_detect: { from: 'started', to: 'detected', seconds: [180, 180] },
        time_to_acknowledge: null,
        time_to_mitigate: { from: 'started', to: 'mitigated', seconds: [2160, 2160] },
        time_to_resolve: { from: 'started', to: 'resolved', seconds: [3180, 3180] },
        impact: { from: 'started', to: 'mitigated', seconds: [2160, 2160] },
      },
      problems: [],
    })
    expect(shown.sections.map((s: { kind: string }) => s.kind)).toEqual([
      'summary',
      'impact',
      'timeline',
      'root_cause',
      'action_items',
    ])
    expect(shown.events[0]).toEqual({
      at: moment('06:59'),
      until: null,
      text: 'Resumes slowed down',
      line: 23,
      group: null,
    })
    expect(shown.actions[0]).toMatchObject({
      title: 'Limit concurrent migrations',
      owner: 'storage',
      due: '2012-04-13',
      ticket: null,
      type: 'prevent',
      state: 'done',
      line: 34,
    })
  })

  it('says what it does not know with null, and times of unknown zone as local', () => {
    const text = '# Outage\n\n## Timeline\n\n- 2012-03-28 06:55 a\n- ~07:30 b\n- 25:61 c\n'
    const shown = JSON.parse(run(folder({ 'x.md': text }), ['show', '--json', 'x.md']).out)
    expect(shown).toMatchObject({
      date: '2012-03-28',
      timezone: null,
      severity: null,
      status: null,
      milestones: { started: null },
      metrics: { impact: null },
    })
    expect(shown.events.map((e: { at: unknown }) => e.at)).toEqual([
      expect.objectContaining({
        earliest: '2012-03-28T06:55',
        latest: '2012-03-28T06:55',
        zone: null,
        zone_from: null,
        date_from: 'item',
      }),
      expect.objectContaining({
        earliest: '2012-03-28T07:15',
        latest: '2012-03-28T07:45',
        approximate: true,
        date_from: 'previous',
      }),
      null,
    ])
    expect(shown.problems.map((p: { rule: string }) => p.rule)).toContain('time-zone-missing')

    const bare = JSON.parse(run(folder({ 'x.md': '# Outage\n' }), ['show', '--json', 'x.md']).out)
    expect(bare).toMatchObject({ date: null, events: [] })
  })

  it('gives one object to a line for several files', () => {
    const { out } = run(folder({ 'a.md': cleanExample, 'b.md': '# b\n' }), ['show', '--json', 'a.md', 'b.md'])
    expect(
      out
        .trim()
        .split('\n')
        .map(line => JSON.parse(line).file),
    ).toEqual(['a.md', 'b.md'])
  })

  it('tells people what it understood', () => {
    const { out } = run(folder({ 'a.md': cleanExample }), ['show', 'a.md'])
    expect(out).toContain('  impact               36 min (started to mitigated)')
    expect(out).toContain('No findings.')
  })

  it('prints every statement in figures and what it rests on', () => {
    const text = cleanExample.replace(
      'Environments took',
      'It lasted for 36 minutes, from 06:59 to 07:35. Environments took',
    )
    const { code, out } = run(folder({ 'a.md': text }), ['show', '--claims', 'a.md'])
    expect(code).toBe(0)
    expect(out).toMatch(
      /^a\.md: \d+ statements in figures, \d+ supported, 0 contradicted, \d+ not checked\n\n/,
    )
    expect(out).toMatch(/\n *\d+ {2}36 minutes +supported +06:59 to 07:35 is 36 min\n/)
  })
})
