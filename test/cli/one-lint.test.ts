import { describe, expect, it } from 'vitest'
import { folder, type Run, run } from './run.ts'

const ahead = `---
title: An outage that is still to come
date: 2031-03-05
timezone: UTC
status: published
started: 10:00
resolved: 11:00
related: [2031-01-01-nowhere]
---

## Summary

Everything failed, as [the other page](nowhere.md) says.

## Timeline

- 10:00 It broke
- 11:00 It worked again

## Root cause

A bug.

## Action items

- [ ] Fix it — @ann, due 2024-01-01
`

const files = {
  'postmortems/ahead.md': ahead,
  'postmortems/one.md': ahead.replace('related:', 'id: same\nrelated:'),
  'postmortems/two.md': ahead.replace('related:', 'id: same\nrelated:'),
  'postmortems/overdue.md': ahead.replaceAll('2031-0', '2023-0'),
  'postmortem.config.yaml': 'rules:\n  action-ticket: error\n',
}

const env = { TZ: 'UTC' }

interface Problem {
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly line: number
  readonly column: number
}

/** `1 file checked: 4 errors, 2 warnings.` */
const totals = ({ out }: Run): string => /^1 file checked.*$/m.exec(out)?.[0] ?? out

describe('every command that speaks of findings', () => {
  it.each(Object.keys(files).filter(name => name.endsWith('.md')))('says what lint says, of %s', name => {
    const cwd = folder(files)
    const linted = run(cwd, ['lint', name, '--format', 'json'], { env })
    const [{ findings }] = JSON.parse(linted.out).files
    const wanted = (findings as Problem[]).map(({ rule, severity, message, line, column }) => ({
      rule,
      severity,
      message,
      line,
      column,
    }))
    const rules = wanted.map(({ rule }) => rule)
    // the clock, the disk and the config are all asked for
    expect(rules).toContain('action-ticket')
    expect(rules).toContain('link-broken-local')
    expect(rules).toContain(name.includes('overdue') ? 'action-overdue' : 'timeline-future')
    expect(JSON.parse(run(cwd, ['show', '--json', name], { env }).out).problems).toEqual(wanted)
    expect(run(cwd, ['show', name], { env }).out).toContain(`\n${wanted.length} findings:`)
    const edited = run(cwd, ['edit', name, '--severity', 'SEV1'], { env })
    expect(totals(edited)).toBe(totals(run(cwd, ['lint', name], { env })))
  })

  it('says what lint says, of a new one', () => {
    const cwd = folder({ 'postmortem.config.yaml': files['postmortem.config.yaml'] })
    const flags = [
      '--date',
      '2031-03-05',
      '--timezone',
      'UTC',
      '--severity',
      'SEV2',
      '--event',
      '10:00 It broke',
      '--summary',
      'See [it](nowhere.md).',
    ]
    const made = run(cwd, ['new', 'An outage', ...flags, '--action', 'Fix it — @ann, due 2024-01-01'], {
      env,
    })
    expect(made.code).toBe(0)
    expect(made.out).toContain('timeline-future')
    expect(made.out).toContain('link-broken-local')
    expect(totals(made)).toBe(totals(run(cwd, ['lint', 'postmortems/2031-03-05-an-outage.md'], { env })))
  })
})
