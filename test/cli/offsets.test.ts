import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { offsetAt } from '../../src/document/time/zone.ts'
import { nodeClock, zonesKnown } from '../../src/host/clock.ts'
import { folder, program, read } from './run.ts'

const { offsetsOf } = nodeClock()

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
const to = Date.UTC(2037, 11, 31)

describe('offsets that a Date tells', () => {
  it.each(zonesKnown)('%s: are those that Intl tells, at every hour around a change too', name => {
    const weeks = Array.from({ length: to / WEEK }, (_, week) => week * WEEK)
    const told = offsetsOf(name, weeks) ?? []
    expect(told).toEqual(weeks.map(week => offsetAt(name, week)))
    const changes = weeks.filter((_, i) => told[i] !== told[i + 1]).filter((_, i) => i % 8 < 2)
    const around = changes.flatMap(week => Array.from({ length: 7 * 24 }, (_, hour) => week + hour * HOUR))
    expect(offsetsOf(name, around)).toEqual(around.map(time => offsetAt(name, time)))
  })

  it('are not told of what is sure to be no zone, may be none, or is long ago', () => {
    for (const name of ['', 'Europe', 'Europe/', 'Mars/Base', 'America/Coyhaique', 'EST', 'europe/paris'])
      expect(offsetsOf(name, [0]), name).toBeNull()
    expect(offsetsOf('Europe/Paris', [-1])).toBeNull()
    expect(offsetsOf('UTC', [0, to])).toEqual([0, 0])
  })

  it('leave the zone of the machine as it was', () => {
    for (const zone of [undefined, 'Asia/Tokyo']) {
      const before = process.env.TZ
      if (zone) process.env.TZ = zone
      const offset = new Date(0).getTimezoneOffset()
      offsetsOf('Europe/Paris', [0])
      expect([process.env.TZ, new Date(0).getTimezoneOffset()]).toEqual([zone ?? before, offset])
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })

  it('keep Intl out of an event that is logged, where the zone is a common one', () => {
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Kolkata' })
    const head = `title: Outage\ndate: ${today}\ntimezone: Asia/Kolkata\nstatus: draft\nstarted: 00:00`
    const path = folder({
      'hook.cjs': `Intl.DateTimeFormat = function () { throw new Error('asked Intl') }`,
      'postmortems/open.md': `---\n${head}\n---\n\n## Timeline\n\n- 00:00 Reads failed.\n`,
    })
    const args = ['--require', join(path, 'hook.cjs'), program, 'log', 'Reads work']
    execFileSync(process.execPath, args, { cwd: path, stdio: 'pipe' })
    expect(read(path, 'postmortems/open.md')).toContain('Reads work')
  })
})
