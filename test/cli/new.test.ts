import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newPostmortem } from '../../src/cli/commands/new.ts'
import { parse } from '../../src/document/index.ts'
import { memoryHost } from './memory-host.ts'
import { filesIn, folder, read, run } from './run.ts'
import { type Answer, scripted } from './scripted.ts'

const whole: readonly Answer[] = [
  'Storage migration slowed resumes',
  '2012-03-28',
  'los angeles',
  'SEV2',
  'environment-resume, api',
  'Environments took minutes.\n\nThen they did not.',
  'Everyone.',
  [
    '06:55 Migration started',
    '+4m Resumes slowed',
    '7:02 am First alert',
    '07:35: UTC clocks agreed',
    '2012-03-28 07:52 All done',
  ],
  2,
  3,
  4,
  5,
  'The routine had no limit.',
  ['No limit', 'One server'],
  ['Limit it — @storage, due 2012-04-13, prevent', '[x] Tell customers'],
  ['Limits first'],
  'Keep it as a draft',
]

const path = 'postmortems/2012-03-28-storage-migration-slowed-resumes.md'

describe('the conversation of new', () => {
  it('writes what was answered', async () => {
    const host = memoryHost()
    expect(await newPostmortem(undefined, { folder: 'postmortems' }, host, () => scripted(whole))).toBe(0)
    expect(host.disk.get(path)).toBe(`---
title: Storage migration slowed resumes
date: 2012-03-28
timezone: America/Los_Angeles
status: draft
severity: SEV2
services: [environment-resume, api]
started: 06:59
detected: 07:02
mitigated: 07:35
resolved: 07:52
---

## Summary

Environments took minutes.

Then they did not.

## Impact

Everyone.

## Timeline

- 06:55 Migration started
- 06:59 Resumes slowed
- 07:02 First alert
- 07:35: UTC clocks agreed
- 07:52 All done

## Root cause

The routine had no limit.

## Contributing factors

- No limit
- One server

## Action items

- [ ] Limit it — @storage, due 2012-04-13, prevent
- [x] Tell customers

## Lessons learned

Limits first
`)
    expect(host.said.out).toContain('time to resolve: 53 min')
    expect(host.said.out).toContain('1 file checked, no findings.')
  })

  it('has each answer in the file before the next question', async () => {
    for (let stop = 3; stop < whole.length; stop++) {
      const host = memoryHost()
      await expect(
        newPostmortem(undefined, { folder: 'postmortems' }, host, () => scripted(whole.slice(0, stop))),
      ).rejects.toMatchObject({
        failure: { code: 'cancelled' },
      })
      const text = host.disk.get(path) ?? ''
      const document = parse(text)
      const kept = [
        () => document.meta.one.get('timezone')?.text === 'America/Los_Angeles',
        () => document.meta.one.get('severity')?.text === 'SEV2',
        () => document.meta.many.get('services')?.length === 2,
        () => text.includes('Then they did not.'),
        () => text.includes('Everyone.'),
        () => document.events.length === 5,
        () => document.milestones.started !== null,
        () => document.milestones.detected !== null,
        () => document.milestones.mitigated !== null,
        () => document.milestones.resolved !== null,
        () => text.includes('had no limit'),
        () => text.includes('- One server'),
        () => document.actions.length === 2,
      ]
      for (const [i, holds] of kept.slice(0, stop - 2).entries())
        expect([stop, i, holds()]).toEqual([stop, i, true])
    }
  })

  it('leaves alone what somebody else writes meanwhile', async () => {
    const host = memoryHost()
    const prompter = scripted(whole, message => {
      const text = host.disk.get(path)
      if (message.startsWith('Root cause') && text)
        host.disk.set(path, text.replace('Everyone.', 'Everyone, **really**.\n\n## Notes\n\nBy hand.'))
    })
    await newPostmortem(undefined, { folder: 'postmortems' }, host, () => prompter)
    expect(host.disk.get(path)).toContain('Everyone, **really**.\n\n## Notes\n\nBy hand.\n')
    expect(host.disk.get(path)).toContain('The routine had no limit.')
  })

  it('gives an answer back that it cannot save', async () => {
    const host = memoryHost()
    const prompter = scripted(whole, message => {
      if (message.startsWith('Impact')) host.disk.set(path, '---\nbroken: : :\n---\n')
    })
    const ended = newPostmortem(undefined, { folder: 'postmortems' }, host, () => prompter)
    await expect(ended).rejects.toMatchObject({ failure: { code: 'file-unwritable' } })
    expect(host.disk.get(path)).toMatch(/^---\nbroken: : :\n---\n/)
  })

  it('asks only for what is missing', async () => {
    const asked: string[] = []
    const host = memoryHost({
      'a.yaml':
        'severity: SEV1\nsummary: ""\nimpact: x\nroot_cause: y\nevents: ["06:55 a"]\naction_items: []\nlessons: []\n',
    })
    const flags = {
      folder: 'p',
      answers: 'a.yaml',
      date: '2012-03-28',
      timezone: 'UTC',
      started: '06:55',
      factor: ['z'],
      service: ['api'],
    }
    await newPostmortem('T', flags, host, () =>
      scripted(['', '', '', 'Keep it as a draft'], m => asked.push(m)),
    )
    expect(asked).toEqual([
      ...[
        'When did a person or an alert notice?',
        'When did the impact end?',
        'When was everything back to normal?',
      ].map(question => `${question} (its number, a time, or nothing if unknown)`),
      'What next?',
    ])
  })
})

describe('new without a terminal', () => {
  const answers = readFileSync(resolve(import.meta.dirname, '../../examples/cloudshare.answers.yaml'), 'utf8')

  it('writes a postmortem from an answers file, a flag or standard input', () => {
    const cwd = folder({ 'a.yaml': answers })
    const first = run(cwd, ['new', '--answers', 'a.yaml'])
    expect(first.code).toBe(0)
    const second = run(cwd, ['new', '--answers', '-', '--folder', 'other'], { input: answers })
    expect(second.code).toBe(0)
    const [one, two] = filesIn(cwd).filter(name => name.endsWith('.md'))
    expect(read(cwd, String(one))).toBe(read(cwd, String(two)))
    expect(run(cwd, ['lint', 'other']).code).toBe(0)
  })

  it('names what is missing, and writes nothing', () => {
    const cwd = folder()
    expect(run(cwd, ['new'])).toMatchObject({
      code: 2,
      out: '',
      err: 'Cannot ask questions without a terminal. Missing: TITLE, --date, --timezone, --severity, --summary. Give them as flags or in --answers FILE.\n',
    })
    expect(run(cwd, ['new', 'T', '--date', '2012-03-28', '--timezone', 'UTC']).err).toContain(
      'Missing: --severity, --summary.',
    )
    expect(filesIn(cwd)).toEqual([])
  })

  it('writes from flags alone', () => {
    const cwd = folder()
    const args = [
      'new',
      'Größe 7:02 # no',
      '--date',
      '2012-03-28',
      '--timezone',
      'UTC',
      '--severity',
      'SEV2',
      '--summary',
      'x',
      '--event',
      '06:55 a',
      '--event',
      '+4m b',
      '--action',
      'do — @me',
    ]
    expect(run(cwd, args).code).toBe(0)
    expect(filesIn(cwd)).toContain('postmortems/2012-03-28-grosse-7-02-no.md')
    const document = parse(read(cwd, 'postmortems/2012-03-28-grosse-7-02-no.md'))
    expect(document.title?.text).toBe('Größe 7:02 # no')
    expect(document.events.map(e => e.stamp.text)).toEqual(['06:55', '06:59'])
  })

  it('never overwrites', () => {
    const cwd = folder({ 'a.yaml': answers })
    for (let i = 0; i < 3; i++) expect(run(cwd, ['new', '--answers', 'a.yaml', '--folder', 'p']).code).toBe(0)
    expect(filesIn(cwd).filter(name => name.endsWith('.md'))).toHaveLength(3)
    expect(filesIn(cwd).filter(name => name.includes('.tmp'))).toEqual([])
  })

  const base = { title: 'T', date: '2012-03-28', timezone: 'UTC', severity: 'SEV2', summary: 's' }
  it.each([
    ['a traversing id', { id: '../../x' }, 2],
    ['an absolute id', { id: '/tmp/x' }, 2],
    ['a NUL in the id', { id: 'a\u0000/../../x' }, 2],
    ['an answer that is none', { template: '__proto__' }, 2],
    ['a title of dots', { title: '..' }, 0],
    ['a title of a path', { title: './.' }, 0],
    ['a reserved name', { title: 'CON' }, 0],
    ['an emoji', { title: '🔥🔥' }, 0],
    ['a title like an option', { title: '-rf --help' }, 0],
    ['a long title', { title: 'a'.repeat(300) }, 0],
    ['a title with front matter in it', { title: 'a\n---\nseverity: SEV1\n---\nb' }, 0],
    ['a title like a time', { title: '12:30' }, 0],
    ['half a character', { title: 'x\ud800y' }, 2],
    ['a time that is none', { started: '25:61' }, 2],
    ['an event without a time', { events: ['what happened'] }, 2],
    ['a date that does not exist', { date: '2012-02-31' }, 2],
    ['an abbreviation for a zone', { timezone: 'PST' }, 2],
    ['a list for a text', { summary: ['a'] }, 2],
  ])('%s', (_, answer, code) => {
    const cwd = folder({ 'work/a.json': JSON.stringify({ ...base, ...answer }) })
    const result = run(`${cwd}/work`, ['new', '--answers', 'a.json'])
    expect([result.code, result.err]).toEqual([code, expect.stringMatching(code === 0 ? /^Writing / : /\S/)])
    const made = filesIn(cwd).filter(name => name.endsWith('.md'))
    expect(made).toHaveLength(code === 0 ? 1 : 0)
    for (const name of made) {
      expect(name).toMatch(/^work\/postmortems\/2012-03-28-[a-z0-9-]{1,60}\.md$/)
      const title = 'title' in answer ? answer.title : 'T'
      expect(parse(read(cwd, name)).title?.text).toBe(title)
    }
  })
})
