import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { spliceBetween, spliceOf, takenBack } from '../../src/cli/file/splice.ts'
import { applyEdits } from '../../src/document/index.ts'
import { folder, run } from './run.ts'

function incident() {
  const cwd = folder()
  const pm = (...args: string[]) => run(cwd, args, { env: { TZ: 'UTC' } })
  const opened = pm('start', 'Checkout errors', '--at', '2026-03-08T06:00Z')
  const path = join(cwd, /postmortems\/\S+\.md/.exec(opened.out)?.[0] ?? '')
  return { cwd, pm, path, text: () => readFileSync(path, 'utf8') }
}

const day = '2026-03-08T'

describe('undo', () => {
  it.each([
    ['an event', ['log', 'First alert', '--at', `${day}06:03Z`]],
    ['an event with a milestone', ['log', 'First alert', '--at', `${day}06:03Z`, '--detected']],
    ['an event in between', ['log', 'Earlier', '--at', `${day}06:01Z`]],
    ['an event of the day before', ['log', 'Earlier', '--at', '2026-03-07T23:50Z']],
    ['a severity and services', ['log', '--severity', 'SEV1', '--service', 'api']],
    ['the end', ['resolve', '--at', `${day}07:00Z`]],
    ['an answer', ['edit', 'FILE', '--summary', 'It failed.']],
    ['several answers', ['edit', 'FILE', '--impact', 'None.', '--severity', 'SEV2']],
  ])('takes back %s, byte for byte', (_, args) => {
    const { pm, path, text } = incident()
    expect(pm('log', 'Known', '--at', `${day}06:02Z`).code).toBe(0)
    const before = text()
    expect(pm(...args.map(arg => (arg === 'FILE' ? path : arg))).code).toBe(0)
    expect(text()).not.toBe(before)
    expect(pm('undo')).toMatchObject({ code: 0, err: '' })
    expect(text()).toBe(before)
    // and it does not come back
    expect(pm('log', 'Next', '--at', `${day}06:20Z`)).toMatchObject({ code: 0, err: '' })
    pm('undo')
    expect(text()).toBe(before)
  })

  it('takes back one after the other, and the file itself', () => {
    const { pm, path, text } = incident()
    const states = [text()]
    for (const minute of ['01', '05', '03']) {
      pm('log', `Event of ${minute}`, '--at', `${day}06:${minute}Z`)
      states.push(text())
    }
    for (const state of states.toReversed()) {
      expect(text()).toBe(state)
      expect(pm('undo').code).toBe(0)
    }
    expect(existsSync(path)).toBe(false)
    expect(pm('undo')).toMatchObject({ code: 2, err: expect.stringContaining('no change') })
  })

  it('finds the event again where others edited the file, and leaves their words', () => {
    const { pm, path, text } = incident()
    pm('log', 'First alert', '--at', `${day}06:03Z`)
    writeFileSync(path, text().replace('## Summary\n', '## Summary\n\nBy hand.\n'))
    pm('undo')
    expect(text()).not.toContain('First alert')
    expect(text()).toContain('By hand.')
  })

  it('refuses what was changed since, and writes nothing', () => {
    const { pm, path, text } = incident()
    pm('log', 'First alert', '--at', `${day}06:03Z`)
    const edited = text().replace('First alert', 'The pager rang')
    writeFileSync(path, edited)
    expect(pm('undo')).toMatchObject({ code: 2, err: expect.stringContaining('has been changed since') })
    expect(text()).toBe(edited)
    const other = incident()
    writeFileSync(other.path, `${other.text()}By hand.\n`)
    expect(other.pm('undo').code).toBe(2)
    expect(other.text()).toContain('By hand.')
  })

  it('takes back the newest change of all files', () => {
    const { pm, text } = incident()
    const second = pm('start', 'Another thing', '--at', `${day}06:10Z`)
    const name = /\S+another-thing\.md/.exec(second.out)?.[0] ?? ''
    pm('log', 'To the first', '--at', `${day}06:20Z`, '--file', 'checkout')
    expect(text()).toContain('To the first')
    pm('undo')
    expect(text()).not.toContain('To the first')
    expect(pm('undo').out).toContain(`Removed ${name}`)
  })
})

describe('an incident that is over', () => {
  it('is opened again, and named to a late log', () => {
    const { pm, text } = incident()
    pm('resolve')
    const late = pm('log', 'Late')
    expect([late.code, late.err]).toEqual([
      2,
      expect.stringMatching(/was closed .* ago: name it with --file/),
    ])
    expect(pm('log', 'Over', '--mitigated', '--file', 'checkout', '--force').code).toBe(0)
    expect(pm('reopen', 'Errors are back').code).toBe(0)
    expect(text()).not.toContain('mitigated:')
    expect(text()).not.toContain('resolved:')
    expect(text()).toContain(' Reopened: Errors are back\n')
    expect(pm('log', 'Late').code).toBe(0)
    pm('resolve')
    expect(pm('reopen', '--file', 'nothing').code).toBe(2)
  })

  it('leaves nothing to a new one of its name', () => {
    const { pm, cwd, path, text } = incident()
    pm('log', 'Of the first', '--at', `${day}06:03Z`)
    pm('resolve', '--at', `${day}06:30Z`)
    run(cwd, ['undo'])
    writeFileSync(path, '')
    const { unlinkSync } = process.getBuiltinModule('node:fs')
    unlinkSync(path)
    pm('start', 'Checkout errors', '--at', '2026-03-08T09:00Z')
    pm('log', 'Of the second', '--at', '2026-03-08T09:10Z')
    expect(text()).not.toContain('Of the first')
  })

  it('is not opened twice by accident', () => {
    const { pm } = incident()
    expect(pm('start', 'checkout errors')).toMatchObject({
      code: 2,
      err: expect.stringContaining('is open already'),
    })
    expect(pm('start', 'checkout errors', '--force').code).toBe(0)
    expect(pm('log', 'x', '--file', 'checkout').code).toBe(2)
  })
})

describe('a change of a text', () => {
  /** A small generator of numbers, the same in each run. */
  const random = (seed: number) => {
    let state = seed
    return (below: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((state / 2_147_483_648) * below)
    }
  }

  it('is taken back, one after the other, whatever the texts are', () => {
    for (let seed = 1; seed <= 2000; seed++) {
      const next = random(seed)
      const word = () => 'ab \n-'.charAt(next(5)).repeat(next(4))
      let text = Array.from({ length: 12 }, word).join('x')
      const before = text
      const splices = Array.from({ length: 1 + next(4) }, () => {
        const start = next(text.length)
        const range = { start, end: Math.min(text.length, start + next(6)) }
        const edit = { range, text: word() + word() }
        const splice = spliceOf(text, edit)
        text = applyEdits(text, [edit])
        return splice
      })
      expect(takenBack(text, splices)).toBe(before)
      expect(takenBack(text, [spliceBetween(before, text)])).toBe(before)
    }
  })
})

describe('a config that cannot be read', () => {
  it('stops nobody during an incident, and is said', () => {
    const cwd = folder({ 'postmortem.config.yaml': 'folder: [a\n' })
    const pm = (...args: string[]) => run(cwd, args, { env: { TZ: 'UTC' } })
    for (const args of [['start', 'It broke'], ['log', 'x'], ['status'], ['resolve'], ['reopen'], ['undo']]) {
      const { code, err } = pm(...args)
      expect([args, code]).toEqual([args, 0])
      if (args[0] !== 'undo') expect(err.match(/Going on without this config/g)).toHaveLength(1)
    }
    expect(pm('lint').code).toBe(2)
  })
})

describe('--json', () => {
  it('gives the incident, and what was added', () => {
    const { cwd } = incident()
    const json = (...args: string[]) => JSON.parse(run(cwd, [...args, '--json'], { env: { TZ: 'UTC' } }).out)
    expect(json('log', 'First alert', '--at', `${day}06:03Z`, '--detected')).toMatchObject({
      version: 1,
      added: { row: 17, at: '2026-03-08T06:03:00.000Z', text: 'First alert' },
      incident: { title: 'Checkout errors', detected: '2026-03-08T06:03:00.000Z', events: 2 },
    })
    expect(json('resolve', '--at', `${day}07:00Z`).incident).toMatchObject({
      open_ms: null,
      resolved: '2026-03-08T07:00:00.000Z',
    })
    expect(json('reopen').incident.resolved).toBeNull()
    expect(json('start', 'Another', '--severity', 'SEV1').incident).toMatchObject({
      title: 'Another',
      severity: 'SEV1',
    })
    expect(json('status')).toMatchObject({ version: 1, incidents: [{ title: 'Another' }, {}] })
    const written = ['--date', '2026-03-08', '--timezone', 'UTC', '--severity', 'S1', '--summary', 'x']
    expect(json('new', 'Third', ...written)).toMatchObject({ incident: { title: 'Third' } })
  })
})

describe('a time that may be meant otherwise', () => {
  it('is said with the clock of this machine, where the document has another', () => {
    const cwd = folder()
    const { err } = run(
      cwd,
      ['start', 'X broke', '--at', '2026-03-08 01:30', '--timezone', 'Europe/Berlin'],
      {
        env: { TZ: 'America/New_York' },
      },
    )
    expect(err).toContain('01:30 GMT+1, 19:30 by the clock of this machine')
    const same = run(folder(), ['start', 'X broke', '--at', '2026-03-08 01:30'], {
      env: { TZ: 'Europe/Berlin' },
    })
    expect(same.err).not.toContain('by the clock')
  })
})
