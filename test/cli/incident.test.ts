import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import { machineName } from '../../src/host/lock.ts'
import { filesIn, folder, program, type Run, read, run } from './run.ts'

/** A folder with an incident that began at a fixed time, and how to run the program there. */
function incident(extra: Readonly<Record<string, string>> = {}, args: readonly string[] = []) {
  const cwd = folder(extra)
  const pm = (line: readonly string[], input = ''): Run => run(cwd, line, { input, env: { TZ: 'UTC' } })
  const opened = pm(['start', 'Checkout errors', '--at', '2026-03-08T06:00Z', '--timezone', 'UTC', ...args])
  expect(opened).toMatchObject({ code: 0 })
  const path = /^Opened (\S+):/.exec(opened.out)?.[1] ?? ''
  return { cwd, path, pm, text: () => read(cwd, path) }
}

/** The timeline after the event that `start` wrote, where that is still there. */
const timeline = (text: string) =>
  /## Timeline\n\n(?:- \S+ Checkout errors\n)?([\s\S]*?)\n\n##/.exec(text)?.[1]

describe('an incident from start to end', () => {
  it('says how to note a text that begins with a dash', () => {
    const { pm, text } = incident()
    expect(pm(['log', '-5% traffic'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Put -- before'),
    })
    expect(pm(['log', '--ta', '07:00', 'x']).err).not.toContain('Put --')
    expect(pm(['log', '--at', '2026-03-08 06:20', '--', '-5% traffic']).code).toBe(0)
    expect(timeline(text())).toContain('- 06:20 -5% traffic')
  })

  it('is a draft with its start, then has each event, then its end', () => {
    const { pm, path, text, cwd } = incident({}, [
      '--severity',
      'SEV2',
      '--service',
      'checkout',
      '--service',
      'cache',
    ])
    expect(path).toBe('postmortems/2026-03-08-checkout-errors.md')
    expect(text()).toMatch(
      /^---\ntitle: Checkout errors\ndate: 2026-03-08\ntimezone: UTC\nstatus: draft\nseverity: SEV2\nservices: \[checkout, cache\]\nstarted: 06:00\n---\n/,
    )
    expect(pm(['log', 'First alert', '--at', '2026-03-08T06:03Z', '--detected'])).toMatchObject({
      code: 0,
      out: `${path}:19: - 06:03 First alert\n  detected 06:03, 3 min after the start\n`,
    })
    expect(pm(['log', 'Cache', 'rebuilt', '--at', '2026-03-08 06:40', '--mitigated']).code).toBe(0)
    expect(pm(['log', 'Traffic moved away', '--at', '2026-03-08 06:20']).code).toBe(0)
    const ended = pm(['resolve', '--at', '2026-03-08 07:10'])
    expect(ended.out).toContain('time to detect: 3 min')
    expect(ended.out).toContain('impact: 40 min')
    expect(timeline(text())).toBe(
      '- 06:03 First alert\n- 06:20 Traffic moved away\n- 06:40 Cache rebuilt\n- 07:10 Resolved',
    )
    const { milestones } = parse(text())
    expect(milestones.detected?.text).toBe('06:03')
    expect(milestones.resolved?.text).toBe('07:10')
    // closed, with what undo needs beside the file
    expect(pm(['log', 'x']).code).toBe(2)
    const own = 'postmortems/.postmortem'
    expect(filesIn(cwd)).toEqual([
      ...['postmortems', own, `${own}/.gitignore`, `${own}/2026-03-08-checkout-errors.md.journal`, path],
    ])
  })

  it('notes what comes in by a pipe, without its colours', () => {
    const { pm, text } = incident()
    expect(
      pm(['log', '-', '--at', '2026-03-08T06:05Z'], '\u001b[31merror\u001b[0m: pool is full\nat line 2\n')
        .code,
    ).toBe(0)
    expect(timeline(text())).toBe('- 06:05 error: pool is full\n  at line 2')
  })

  it('says now in the zone of the file', () => {
    const { pm, text } = incident({}, ['--timezone', 'Asia/Tokyo'])
    pm(['log', 'Now'])
    const event = parse(text()).events.at(-1)
    expect(Math.abs((event?.at?.earliest ?? 0) - Date.now())).toBeLessThan(120_000)
    expect(event?.at?.zoneOrOffset).toBe('Asia/Tokyo')
  })

  it('has its events in order, and no finding, whatever comes when', () => {
    const cwd = folder()
    const env = { TZ: 'UTC' }
    // none of these clocks is later than now
    const day = new Date(Date.now() - 86_400_000)
    const on = (days: number, clock: string) =>
      `${new Date(day.getTime() - days * 86_400_000).toISOString().slice(0, 10)} ${clock}`
    expect(run(cwd, ['start', 'Y', '--at', on(0, '09:00'), '--timezone', 'UTC'], { env }).code).toBe(0)
    for (const at of [on(0, '09:05'), on(0, '09:10'), on(1, '20:30'), on(0, '09:20'), on(0, '09:30')])
      expect(run(cwd, ['log', '--at', at, `It was ${at}`], { env }).code).toBe(0)
    const [path = ''] = filesIn(join(cwd, 'postmortems')).filter(name => name.endsWith('.md'))
    const text = read(cwd, 'postmortems', path)
    expect(timeline(text)?.split('\n')).toEqual([
      `- ${on(1, '20:30')} It was ${on(1, '20:30')}`,
      `- ${on(0, '09:00')} Y`,
      ...['09:05', '09:10', '09:20', '09:30'].map(clock => `- ${clock} It was ${on(0, clock)}`),
    ])
    expect(run(cwd, ['lint', '--max-warnings', '0'], { env })).toMatchObject({
      code: 0,
      out: expect.stringContaining('no findings'),
    })
  })

  it.each([
    ['a heading', '## Timeline (all times CET)\n', '- 2026-03-08 09:40 x'],
    ['a heading with an offset', '## Timeline (UTC+1)\n', '- 2026-03-08 09:40 x'],
    ['a sentence', 'All times are in CET.\n\n## Timeline\n', '- 2026-03-08 09:40 x'],
    [
      'a column',
      '## Timeline\n\n| Time (CET) | What |\n|---|---|\n| 2026-03-08 09:30 | a |\n',
      '| 09:40 | x |',
    ],
    ['its first event', '## Timeline\n\n- 2026-03-08 09:30 CET a\n- 09:35 b\n', '- 09:40 x'],
  ])('goes by the zone that %s names', (_, body, line) => {
    const cwd = folder({ 'a.md': `# Outage\n\n${body}` })
    const args = ['log', '--file', 'a.md', '--at', '2026-03-08 09:40', '--mitigated', 'x']
    expect(run(cwd, args, { env: { TZ: 'America/New_York' } })).toMatchObject({ code: 0 })
    expect(read(cwd, 'a.md')).toContain(`\n${line}\n`)
    // whoever reads it elsewhere reads the same
    for (const timezone of ['Asia/Tokyo', 'America/New_York'])
      expect(parse(read(cwd, 'a.md'), { timezone }).milestones.mitigated?.earliest).toBe(
        Date.parse('2026-03-08T08:40Z'),
      )
  })

  it.each([
    [
      'the front matter',
      '---\ntitle: X\ndate: 2026-03-08\ntimezone: UTC\n---\n\n## Timeline\n\n- 09:00 a\n- 01:15 PST b\n',
      '- 09:40 x',
    ],
    [
      'a heading',
      '# X\n\n**Date:** 2026-03-08\n\n## Timeline (all times UTC)\n\n- 09:00 a\n- 10:15 CET b\n',
      '- 09:40 x',
    ],
  ])('goes by the zone that %s names, whatever the last event names', (_, text, line) => {
    const cwd = folder({ 'a.md': text })
    expect(
      run(cwd, ['log', '--file', 'a.md', '--at', '2026-03-08 09:40', 'x'], { env: { TZ: 'Asia/Tokyo' } })
        .code,
    ).toBe(0)
    expect(read(cwd, 'a.md')).toContain(`\n${line}\n`)
  })

  it('reads milestones and events of one command by one clock', () => {
    const cwd = folder({
      'e.md': '# X\n\n**Date:** 2026-03-08\n\n## Timeline (all times CET)\n\n- 09:00 first\n',
    })
    const args = ['edit', 'e.md', '--event', '09:30 hello', '--detected', '09:10']
    expect(run(cwd, args, { env: { TZ: 'America/New_York' } }).code).toBe(0)
    const { events, milestones } = parse(read(cwd, 'e.md'))
    expect(events[1]?.at?.earliest).toBe(Date.parse('2026-03-08T08:30Z'))
    expect(milestones.detected?.earliest).toBe(Date.parse('2026-03-08T08:10Z'))
  })

  it('counts +4m from the latest event, wherever it is', () => {
    const { pm, cwd, path, text } = incident()
    writeFileSync(
      join(cwd, path),
      text().replace('- 06:00 Checkout errors', '- 06:30 c\n- 06:20 b\n- 06:00 Checkout errors'),
    )
    pm(['log', '--at', '+4m', 'Next'])
    expect(timeline(text())).toBe('- 06:34 Next\n- 06:30 c\n- 06:20 b\n- 06:00 Checkout errors')
  })

  it('writes in the notation that the timeline has', () => {
    const { pm, path, cwd, text } = incident()
    const table = '| Time (CET) | What |\n|---|---|\n| 07:03 | First alert |'
    writeFileSync(join(cwd, path), text().replace('- 06:00 Checkout errors', table))
    pm(['log', 'Traffic | moved', '--at', '2026-03-08T06:20Z'])
    expect(timeline(text())).toBe(`${table}\n| 07:20 | Traffic \\| moved |`)
  })

  it('goes by the zone and the folder of a config', () => {
    const { path, pm, text } = incident(
      { 'postmortem.config.yaml': 'folder: incidents\ntimezone: Europe/Berlin\n' },
      ['--timezone', 'Europe/Berlin'],
    )
    expect(path).toBe('incidents/2026-03-08-checkout-errors.md')
    pm(['log', 'First alert', '--at', '2026-03-08 07:05'])
    expect(timeline(text())).toBe('- 07:05 First alert')
  })

  it('asks which where several are open, and takes the one named', () => {
    const { pm, path, text } = incident()
    pm(['start', 'Other', '--at', '2026-03-08T07:00Z', '--timezone', 'UTC'])
    const refused = pm(['log', 'Which?'])
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toContain(`${path}\n`)
    expect(refused.err).toContain('Not saved: Which?')
    expect(pm(['log', 'This one', '--file', path, '--at', '2026-03-08T06:01Z']).code).toBe(0)
    expect(timeline(text())).toBe('- 06:01 This one')
  })

  it('is shown with the clock running, for people and for programs', () => {
    const { pm, path } = incident({}, ['--severity', 'SEV1'])
    pm(['log', 'First alert', '--at', '2026-03-08T06:03Z', '--detected'])
    const { out } = pm(['status'])
    expect(out).toContain(`${path}\n  Checkout errors, SEV1: open for `)
    expect(out).toContain('since Sun 8 Mar 2026, 06:00 UTC')
    expect(out).toContain('detected after 3 min, not mitigated')
    expect(JSON.parse(pm(['status', '--json']).out)).toMatchObject({
      incidents: [
        {
          path,
          title: 'Checkout errors',
          started: '2026-03-08T06:00:00.000Z',
          detected: '2026-03-08T06:03:00.000Z',
          resolved: null,
          last_event: { at: '2026-03-08T06:03:00.000Z', text: 'First alert' },
        },
      ],
    })
    pm(['resolve', '--at', '2026-03-08T06:30Z'])
    expect(pm(['status']).out).toBe('No incident is open in postmortems.\n')
  })

  it.each([
    [['log'], 'Say what happened'],
    [['log', '-'], 'Say what happened'],
    [['log', 'x', '--at', 'tomorrow 3am'], 'in the future'],
    [['log', 'x', '--at', 'whenever'], 'Not saved: x'],
    [['log', 'x', '--file', 'none.md'], 'Not saved: x'],
    [['log', 'x', '--at', '10:05 IST'], 'more than one zone'],
    [['log', 'x', '--at', '14:00 to'], 'Not saved: x'],
    [['log', 'y'.repeat(30_000)], '30000 characters, and the limit is 20000'],
    [['start'], "Missing required argument 'title'"],
    [['start', 'T', '--timezone', 'PST'], 'timezone'],
    [['start', 'T', '--severity', ''], ''],
  ])('%j says what is wrong', (args, words) => {
    const { pm, text } = incident()
    const before = text()
    const { code, err } = pm(args)
    if (words) expect([code, err]).toEqual([2, expect.stringContaining(words)])
    expect(text()).toBe(before)
  })

  it('offers both where clocks show a time twice', () => {
    const { pm } = incident({}, ['--timezone', 'America/New_York'])
    const { code, err } = pm(['log', 'x', '--at', '2025-11-02 01:30'])
    expect(code).toBe(2)
    expect(err).toContain('2025-11-02T01:30-04:00, 2025-11-02T01:30-05:00')
  })
})

describe('what others do to the file meanwhile', () => {
  it('puts back once what an older copy of the file had lost', () => {
    const { pm, cwd, path, text } = incident()
    pm(['log', 'First', '--at', '2026-03-08T06:01Z'])
    const copy = text()
    pm(['log', 'Second', '--at', '2026-03-08T06:02Z'])
    writeFileSync(join(cwd, path), copy.replace('## Impact\n', '## Impact\n\nBig.\n'))
    const third = pm(['log', 'Third', '--at', '2026-03-08T06:03Z'])
    expect(third.err).toContain('Restored an event that was missing from the file')
    expect(timeline(text())).toBe('- 06:01 First\n- 06:02 Second\n- 06:03 Third')
    expect(text()).toContain('Big.')
    // deleted by hand, it stays deleted
    writeFileSync(join(cwd, path), text().replace('- 06:02 Second\n', ''))
    pm(['log', 'Fourth', '--at', '2026-03-08T06:04Z'])
    expect(timeline(text())).toBe('- 06:01 First\n- 06:03 Third\n- 06:04 Fourth')
  })

  it('takes no reworded line of the same minute for the event that is gone', () => {
    const { pm, cwd, path, text } = incident()
    const copy = text()
    pm(['log', 'First', '--at', '2026-03-08T06:00Z'])
    writeFileSync(
      join(cwd, path),
      copy.replace('Checkout errors\n\n##', 'Checkout is down\n- 05:50–06:00 load test\n\n##'),
    )
    pm(['status'])
    expect(text()).toContain('- 06:00 Checkout is down\n')
    expect(text()).toContain('- 06:00 First\n')
  })

  it('lets no event that cannot be put into the file keep the others out', () => {
    const { pm, cwd, path, text } = incident()
    writeFileSync(join(cwd, path), text().replace('- 06:00 Checkout errors', '06:00 Checkout errors'))
    // in a timeline of plain lines a break begins another event
    const refused = pm(['log', 'Odd<br>07:00 and more', '--at', '2026-03-08T06:01Z'])
    expect([refused.code, refused.out]).toEqual([2, ''])
    expect(refused.err).toContain('Odd<br>07:00 and more')
    const second = pm(['log', 'Second', '--at', '2026-03-08T06:02Z'])
    expect([second.code, second.err]).toEqual([0, expect.stringContaining('Odd<br>07:00 and more')])
    expect(text()).toContain('06:00 Checkout errors\n\n06:02 Second\n')
  })

  it('takes no line of the same minute that was there before for the event that is gone', () => {
    const { pm, cwd, path, text } = incident()
    writeFileSync(join(cwd, path), text().replace('errors\n\n##', 'errors\n- 06:01 By hand\n\n##'))
    const copy = text()
    pm(['log', 'First', '--at', '2026-03-08T06:00Z'])
    pm(['log', 'Second', '--at', '2026-03-08T06:01Z'])
    writeFileSync(join(cwd, path), copy)
    pm(['log', 'Third', '--at', '2026-03-08T06:03Z'])
    expect(timeline(text())).toBe('- 06:00 First\n- 06:01 By hand\n- 06:01 Second\n- 06:03 Third')
  })

  it('doubles nothing that somebody reworded', () => {
    const { pm, cwd, path, text } = incident()
    pm(['log', 'Frist', '--at', '2026-03-08T06:01Z'])
    writeFileSync(join(cwd, path), text().replace('Frist', 'First alert, by the pager'))
    pm(['log', 'Second', '--at', '2026-03-08T06:02Z'])
    expect(timeline(text())).toBe('- 06:01 First alert, by the pager\n- 06:02 Second')
  })

  it.each([
    ['a fence', '```\nlog line\n'],
    ['a comment', '<!-- ask ann\n'],
  ])('puts events before %s that is never closed, and makes one timeline', (_, open) => {
    const { pm, cwd, path, text } = incident()
    writeFileSync(join(cwd, path), text().replace('## Impact\n', `## Impact\n\n${open}`))
    const refused = pm(['edit', path, '--impact', 'Many failed.'])
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('is never closed') })
    expect(refused.err).toContain('Many failed.')
    expect(pm(['log', 'First', '--at', '2026-03-08T06:01Z']).code).toBe(0)
    expect(pm(['log', 'Second', '--at', '2026-03-08T06:02Z']).code).toBe(0)
    expect(pm(['resolve', '--at', '2026-03-08T06:30Z', '--file', path]).code).toBe(0)
    const read = parse(text())
    expect(read.events.map(event => event.text)).toEqual(['First', 'Second', 'Resolved'])
    expect(text().match(/^## Timeline$/gm)).toHaveLength(2)
  })

  it('keeps what it cannot put into the file, says where, and puts it in later', () => {
    const { pm, cwd, path, text } = incident()
    const before = text()
    writeFileSync(join(cwd, path), new Uint8Array([0xff, 0xfe]))
    const refused = pm(['log', 'Kept', '--at', '06:01', '--file', path])
    expect(refused.code).toBe(2)
    const now = pm(['log', 'Kept', '--file', path])
    expect(now.code).toBe(2)
    expect(now.err).toContain('postmortems/.postmortem/2026-03-08-checkout-errors.md.journal')
    writeFileSync(join(cwd, path), before)
    pm(['status'])
    expect(text()).toContain(' Kept\n')
  })

  it('takes over the lock of a holder who is dead, and of no other', () => {
    const { pm, cwd, text } = incident()
    const lock = join(cwd, 'postmortems/.postmortem/2026-03-08-checkout-errors.md.lock')
    mkdirSync(lock, { recursive: true })
    // the number of this process, but of one that began long ago
    writeFileSync(join(lock, `${process.pid}-1-${machineName()}`), '')
    expect(pm(['log', 'One', '--at', '2026-03-08T06:01Z'])).toMatchObject({ code: 0, err: '' })
    mkdirSync(lock, { recursive: true })
    writeFileSync(join(lock, '1-1-another.machine'), '')
    const waited = pm(['log', 'Two', '--at', '2026-03-08T06:02Z'])
    expect(waited).toMatchObject({ code: 0, out: '' })
    expect(waited.err).toContain('another process holds')
    rmSync(lock, { recursive: true })
    pm(['status'])
    expect(timeline(text())).toBe('- 06:01 One\n- 06:02 Two')
  }, 30_000)

  it('clears away what a killed process left', () => {
    const { pm, cwd } = incident()
    const { pid } = { pid: 2 ** 22 + 7 }
    writeFileSync(join(cwd, `postmortems/.2026-03-08-checkout-errors.md.${pid}.tmp`), 'half')
    pm(['log', 'One', '--at', '2026-03-08T06:01Z'])
    expect(readdirSync(join(cwd, 'postmortems')).filter(name => name.endsWith('.tmp'))).toEqual([])
  })

  it('doubles nothing where several note while one closes', async () => {
    const { cwd, path, text } = incident()
    const { execFile } = await import('node:child_process')
    const { promisify } = await import('node:util')
    const go = (...args: string[]) =>
      promisify(execFile)(process.execPath, [program, ...args, '--file', path], { cwd }).catch(() => null)
    await Promise.all([1, 2, 3, 4].map(n => go('log', `Event ${n} here`)).concat(go('resolve')))
    for (const n of [1, 2, 3, 4]) expect(text().match(new RegExp(`Event ${n} here`, 'g'))).toHaveLength(1)
  })

  it('goes by another clock where the file names a zone that is none', () => {
    const { pm, cwd, path, text } = incident()
    writeFileSync(join(cwd, path), text().replace('timezone: UTC', 'timezone: PST'))
    expect(pm(['log', 'x', '--file', path, '--at', '2026-03-08T06:01Z', '--mitigated'])).toMatchObject({
      code: 0,
    })
    expect(text()).toContain('- 06:01 x\n')
  })

  it('says that a milestone could not be set', () => {
    const { pm, cwd, path, text } = incident()
    writeFileSync(join(cwd, path), text().replace('title: Checkout errors', 'title: "Checkout'))
    const { code, err } = pm(['log', 'x', '--file', path, '--mitigated'])
    expect([code, err]).toEqual([2, expect.stringContaining('mitigated could not be set')])
    expect(text()).toContain(' x\n')
  })

  it('names the next day where an uncertain time is of it', () => {
    const { pm, text } = incident()
    pm(['log', 'Late', '--at', '2026-03-09 ~00:10', '--mitigated'])
    expect(parse(text()).metrics.time_to_mitigate?.least).toBeGreaterThan(17 * 3_600_000)
  })

  it('keeps its own files from git', () => {
    const { pm, cwd } = incident()
    pm(['log', 'One'])
    expect(read(cwd, 'postmortems/.postmortem/.gitignore')).toBe('*\n')
  })
})

describe('where postmortems are', () => {
  const env = { TZ: 'UTC' }

  it.each([
    ['in a repository', { '.git/HEAD': 'ref: refs/heads/main\n' }],
    ['in a folder', {}],
  ])('follows a link that is called postmortems %s', (_, files) => {
    const cwd = folder({ ...files, 'docs/incidents/README': '' })
    symlinkSync('docs/incidents', join(cwd, 'postmortems'))
    const pm = (...args: string[]) => {
      const done = run(cwd, args, { env })
      expect([args, done.code, done.err.includes('Cannot')]).toEqual([args, 0, false])
      return done.out
    }
    const [, path = ''] = /^Opened (\S+):/.exec(pm('start', 'Errors')) ?? []
    pm('log', 'It broke')
    expect(pm('status')).toContain('Errors: open for')
    pm('resolve')
    expect(pm('lint')).toContain('1 file checked')
    expect(parse(read(cwd, 'docs/incidents', path.replace('postmortems/', ''))).events).toHaveLength(3)
    const documents = filesIn(join(cwd, 'docs')).filter(name => !name.includes('.postmortem'))
    expect(documents).toHaveLength(3)
  })

  it('does not lint what a link of the repository leads to outside of it, unless it is named', () => {
    const outside = folder({ 'a.md': '---\ntimezone: here\n---\n\n# Secret\n' })
    const cwd = folder({ '.git/HEAD': 'ref: refs/heads/main\n' })
    symlinkSync(outside, join(cwd, 'postmortems'))
    expect(run(cwd, ['lint'], { env })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('leads out'),
    })
    expect(run(cwd, ['lint', 'postmortems'], { env }).code).toBe(1)
  })

  it('is decided by the repository, from wherever in it one asks', () => {
    const cwd = folder({ '.git/HEAD': 'ref: refs/heads/main\n', 'src/deep/x': '' })
    const deep = join(cwd, 'src/deep')
    const where = run(deep, ['status'], { env })
    expect(where.out).toBe(`No incident is open in ${join(cwd, 'postmortems')}.\n`)
    expect(run(deep, ['start', 'Errors'], { env }).out).toContain('Opened ../../postmortems/')
    expect(run(deep, ['status'], { env }).out).toContain('Errors: open for')
    expect(run(cwd, ['log', 'It broke'], { env }).code).toBe(0)
    expect(run(deep, ['resolve'], { env }).code).toBe(0)
    expect(run(deep, ['lint'], { env }).out).toContain('1 file checked')
    expect(readdirSync(deep)).toEqual(['x'])
  })

  it('is decided by a nearer folder of that name, and by a config beside its own', () => {
    const cwd = folder({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'a/postmortems/x.md': '',
      'a/b/x': '',
      'c/postmortem.config.yaml': 'timezone: UTC\n',
      'c/d/x': '',
    })
    expect(run(join(cwd, 'a/b'), ['start', 'Errors'], { env }).out).toContain('Opened ../postmortems/')
    expect(run(join(cwd, 'c/d'), ['start', 'Errors'], { env }).out).toContain('Opened ../postmortems/')
    expect(readdirSync(join(cwd, 'c')).sort()).toEqual(['d', 'postmortem.config.yaml', 'postmortems'])
  })
})
