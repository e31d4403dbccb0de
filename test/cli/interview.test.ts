import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { sameCommand } from '../../src/cli/answers/same-command.ts'
import type { Prompter } from '../../src/cli/ask/ask.ts'
import { edit } from '../../src/cli/commands/edit.ts'
import { newPostmortem } from '../../src/cli/commands/new.ts'
import { parse } from '../../src/document/index.ts'
import { PostmortemError } from '../../src/errors.ts'
import { memoryHost } from './memory-host.ts'
import { filesIn, folder, program, read, run } from './run.ts'
import { type Answer, scripted } from './scripted.ts'

const given = { date: '2012-03-28', timezone: 'America/Los_Angeles', severity: 'SEV2', service: ['api'] }
const path = 'postmortems/2012-03-28-outage.md'

/** What was asked and said of a `new` whose first questions flags have answered. */
async function newWith(answers: readonly Answer[], flags: object = given) {
  const host = memoryHost()
  const asked: string[] = []
  const said: string[] = []
  await newPostmortem('Outage', { folder: 'postmortems', ...flags }, host, () =>
    scripted(
      answers,
      message => asked.push(message),
      text => said.push(text),
    ),
  )
  return { host, asked, said, text: host.disk.get(path) ?? '' }
}

const back = { go: 'back' } as const
const enough = { go: 'finish' } as const
const draft = 'Keep it as a draft'

describe('the questions', () => {
  it('can be gone back to, and the later answer counts', async () => {
    const { text, asked } = await newWith(['It was slo.', back, 'It was slow.', 'Everyone.', enough, draft])
    expect(asked.map(message => message.split(':')[0])).toEqual([
      'Summary',
      'Impact',
      'Summary',
      'Impact',
      'Timeline',
      'What next?',
    ])
    expect(text).toContain('## Summary\n\nIt was slow.\n\n## Impact\n\nEveryone.\n')
  })

  it('have a first one', async () => {
    const { said } = await newWith([back, 'x', enough, draft])
    expect(said).toContain('This is the first question.')
  })

  it('of the opening can be gone back to, before there is a file', async () => {
    const host = memoryHost()
    await newPostmortem(undefined, { folder: 'postmortems' }, host, () =>
      scripted(['Outge', back, 'Outage', '2012-03-28', 'los angeles', enough, draft]),
    )
    expect([...host.disk.keys()].filter(name => name.endsWith('.md'))).toEqual([path])
  })

  it('tell durations as soon as there are two milestones', async () => {
    const { said } = await newWith(['s', 'i', ['06:55 a', '06:59 b', '07:35 c'], 1, 2, 3, enough, draft])
    expect(said.filter(text => text.includes(':')).map(text => text.trim())).toEqual([
      'time to detect: 4 min',
      'time to mitigate: 40 min',
      'impact: 40 min',
    ])
  })

  it('put events at their place in time, whatever the order they are told in', async () => {
    const { text } = await newWith(['s', 'i', ['07:35 c', '06:55 a', '06:59 b'], enough, draft])
    expect(text).toContain('- 06:55 a\n- 06:59 b\n- 07:35 c\n')
  })

  it('take times in words', async () => {
    const { text } = await newWith([
      's',
      'i',
      ['28 Mar 2012 at 6:55 am: a', 'March 28 2012 7pm - b'],
      enough,
      draft,
    ])
    expect(text).toContain('- 06:55 a\n- 19:00 b\n')
  })

  it('ask which is meant where the clocks showed a time twice', async () => {
    const { text, asked } = await newWith(['s', 'i', [], '01:30', 1, enough, draft], {
      ...given,
      date: '2012-11-04',
    }).then(({ host, ...rest }) => ({ ...rest, text: [...host.disk.values()].join('') }))
    expect(asked).toContain('Clocks in this zone showed 01:30 twice. Which one is it?')
    expect(text).toContain('started: 2012-11-04T01:30-08:00\n')
  })

  it('ask why, and why that, on request', async () => {
    const { text } = await newWith([
      's',
      'i',
      [],
      '',
      '',
      '',
      '',
      { go: 'another' },
      'The cache was cold',
      'Nobody warmed it',
      '',
      enough,
      draft,
    ])
    expect(text).toContain('## Root cause\n\n1. The cache was cold\n2. Nobody warmed it\n')
  })

  it('end with another answer, a look, or a state', async () => {
    const { text, said } = await newWith([
      's',
      enough,
      'Change an answer',
      'summary:',
      'A better one.',
      'Read the postmortem',
      'Mark it as ready for review',
    ])
    expect(text).toContain('status: in_review\n')
    expect(text).toContain('## Summary\n\nA better one.\n')
    expect(said.at(-1)).toContain('A better one.')
  })

  it('end with a command that writes the same file', async () => {
    const { host, text } = await newWith([
      'It\'s slow.\n\nAnd "broken".',
      'Everyone.',
      ['06:55 a | b', '~07:00 c'],
      '1',
      '',
      '',
      '',
      'No limit.',
      ['One', 'Two'],
      ['Limit it — @storage, due 2012-04-13, prevent', '[x] Tell'],
      ['Limits first'],
      draft,
    ])
    const command = sameCommand(parse(text))
    expect(host.said.err).toContain(command)
    const cwd = folder()
    // as a shell reads it
    const words = command.replace(/^postmortem /, '')
    execFileSync('sh', ['-c', `"$0" "$1" ${words}`, process.execPath, program], { cwd, stdio: 'pipe' })
    expect(read(cwd, path)).toBe(text)
  })
})

const half = `---
title: Outage
date: 2012-03-28
timezone: UTC
status: draft
severity: SEV2
services: [api]
started: 06:55
---

## Summary

It was slow, obviously.

## Impact

Everyone, for 10 minutes.

## Timeline

- 06:55 a

## Root cause

## Action items

- [ ] Limit it — @me, due 2012-04-13, prevent

## Lessons learned

Limits.
`

async function editWith(answers: readonly Answer[], text = half) {
  const host = memoryHost({ 'a.md': text })
  const asked: string[] = []
  const said: string[] = []
  await edit('a.md', {}, host, () =>
    scripted(
      answers,
      message => asked.push(message),
      words => said.push(words),
    ),
  )
  return { asked, said, text: host.disk.get('a.md') ?? '' }
}

const unknown = ['', '', '']

describe('edit', () => {
  it('asks for what is missing and what lint complains of, and for nothing else', async () => {
    const { asked, said, text } = await editWith(['It was slow.', ...unknown, 'No limit.', [], draft])
    expect(asked.map(message => message.split(/[:?(]/)[0]?.trim())).toEqual([
      'Summary',
      'When did a person or an alert notice',
      'When did the impact end',
      'When was everything back to normal',
      'Root cause',
      'Contributing factors, one per line',
      'What next',
    ])
    expect(said.some(words => words.startsWith('  summary: ') && words.includes('obviously'))).toBe(true)
    expect(text).toBe(
      half.replace(', obviously', '').replace('## Root cause\n', '## Root cause\n\nNo limit.\n'),
    )
  })

  it('leaves what is there where nothing is answered', async () => {
    const { text } = await editWith(['', ...unknown, '', [], draft])
    expect(text).toBe(half)
  })

  it('keeps a section that is left half way, and what was typed too', async () => {
    const host = memoryHost({ 'a.md': half })
    const leaving: Prompter = {
      ...scripted([]),
      async text(_, { keep }) {
        keep('hm')
        throw new PostmortemError({ code: 'cancelled', kept: null })
      },
    }
    await expect(edit('a.md', {}, host, () => leaving)).rejects.toThrow()
    expect(host.disk.get('a.md')).toBe(half.replace('obviously.\n', 'obviously.\n\nhm\n'))
  })

  it('leaves a section that is gone past, whatever was typed before that', async () => {
    const host = memoryHost({ 'a.md': half })
    let asked = 0
    const skipping: Prompter = {
      ...scripted([...unknown, '', [], draft]),
      async text(_, { keep }) {
        if (asked++ === 0) keep('hm')
        return { go: 'skip' }
      },
    }
    await edit('a.md', {}, host, () => skipping)
    expect(host.disk.get('a.md')).toBe(half)
  })

  it('leaves the status of what is published', async () => {
    const published = half.replace('status: draft', 'status: published')
    const { text } = await editWith([enough, 'Keep it published'], published)
    expect(text).toBe(published)
  })

  it('adds to lists and timelines, and changes any answer', async () => {
    const { text } = await editWith([
      enough,
      'Change an answer',
      'timeline:',
      ['07:10 c', '07:00 b'],
      'Change an answer',
      'lessons',
      ['More of them'],
      'Change an answer',
      'severity:',
      'SEV1',
      draft,
    ])
    expect(text).toContain('- 06:55 a\n- 07:00 b\n- 07:10 c\n')
    expect(text).toContain('## Lessons learned\n\n- Limits.\n- More of them\n')
    expect(text).toContain('severity: SEV1\n')
  })
})

describe('edit without a terminal', () => {
  it('sets what flags answer, and leaves the rest byte for byte', () => {
    const cwd = folder({ 'postmortems/a.md': half })
    const { code, out } = run(cwd, [
      'edit',
      '--root-cause',
      'No limit.',
      '--event',
      '07:00 b',
      '--resolved',
      '07:10',
    ])
    expect([code, out]).toEqual([0, expect.stringContaining('time to resolve: 15 min')])
    expect(read(cwd, 'postmortems/a.md')).toBe(
      half
        .replace('## Root cause\n', '## Root cause\n\nNo limit.\n')
        .replace('- 06:55 a\n', '- 06:55 a\n- 07:00 b\n')
        .replace('started: 06:55\n', 'started: 06:55\nresolved: 07:10\n'),
    )
  })

  it.each([
    [[], 'Cannot ask questions without a terminal'],
    [['--severity', 'high!'], 'severity'],
    [['none.md', '--summary', 'x'], 'none.md'],
    [['--started', '25:61'], 'started'],
    [['--event', 'when?'], 'event'],
  ])('%j says what is wrong, and changes nothing', (args, words) => {
    const cwd = folder({ 'postmortems/a.md': half })
    const { code, err } = run(cwd, ['edit', ...args])
    expect([code, err]).toEqual([2, expect.stringContaining(words)])
    expect(read(cwd, 'postmortems/a.md')).toBe(half)
    expect(filesIn(cwd)).toEqual(['postmortems', 'postmortems/a.md'])
  })

  it('adds to lists, and leaves what was there', () => {
    const cwd = folder({ 'postmortems/a.md': half })
    run(cwd, ['edit', '--lesson', 'More', '--lesson', '- And more', '--factor', 'One'])
    expect(read(cwd, 'postmortems/a.md')).toContain('## Lessons learned\n\n- Limits.\n- More\n- And more\n')
    expect(read(cwd, 'postmortems/a.md')).toContain('## Contributing factors\n\nOne\n')
  })

  it('goes by the zone and the headings of the config, and by no day that nobody gave', () => {
    const cwd = folder({
      'postmortem.config.yaml': 'timezone: Asia/Tokyo\nheadings: {impact: [Who was hurt]}\n',
      'b.md': '---\ntitle: T\ndate: 2026-03-08\n---\n\n## Who was hurt\n\nx\n\n## Timeline\n\n- 21:00 a\n',
      'c.md': '# T\n\n## Timeline\n\n- 21:00 a\n',
    })
    run(cwd, ['edit', 'b.md', '--event', '21:30 b', '--impact', 'Everyone'])
    expect(read(cwd, 'b.md')).toContain(
      '## Who was hurt\n\nEveryone\n\n## Timeline\n\n- 21:00 a\n- 21:30 b\n',
    )
    expect(run(cwd, ['edit', 'c.md', '--event', '21:30 b'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('the file has no date'),
    })
  })

  it('counts +4m from the event before it', () => {
    const cwd = folder({ 'postmortems/a.md': half.replace('- 06:55 a\n', '- 06:55 a\n- 12:00 z\n') })
    run(cwd, ['edit', '--event', '07:00 b', '--event', '+4m c'])
    expect(read(cwd, 'postmortems/a.md')).toContain('- 06:55 a\n- 07:00 b\n- 07:04 c\n- 12:00 z\n')
  })

  it('names the drafts where there are several', () => {
    const cwd = folder({ 'postmortems/a.md': half, 'postmortems/b.md': half })
    expect(run(cwd, ['edit', '--summary', 'x'])).toMatchObject({
      code: 2,
      err: 'There are several drafts. Name one:\n  postmortems/b.md\n  postmortems/a.md\n',
    })
  })
})
