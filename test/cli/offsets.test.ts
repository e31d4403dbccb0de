import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { instantsOf, isZone, offsetAt } from '../../src/document/time/zone.ts'
import { nodeClock, zonesKnown } from '../../src/host/clock.ts'
import { folder, program } from './run.ts'

const { offsetsOf } = nodeClock()

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
const to = Date.UTC(2037, 11, 31)
const instant = fc.integer({ min: 0, max: to / 1000 }).map(seconds => seconds * 1000)

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

  it('come to the same instants', async () => {
    vi.resetModules()
    const quick: typeof import('../../src/document/time/zone.ts') = await import(
      '../../src/document/time/zone.ts'
    )
    const asked = fc.array(fc.tuple(fc.constantFrom(...zonesKnown), instant), { minLength: 1, maxLength: 40 })
    let told = 0
    fc.assert(
      fc.property(asked, asked => {
        quick.askOffsetsOf((zone, instants) => {
          const offsets = offsetsOf(zone, instants)
          told += offsets?.length ?? 0
          return offsets
        })
        for (const [name, local] of asked) {
          expect([name, quick.isZone(name)]).toEqual([name, isZone(name)])
          expect([name, local, quick.instantsOf(name, local)]).toEqual([name, local, instantsOf(name, local)])
        }
      }),
      { numRuns: 100, seed: 7 },
    )
    expect(told).toBeGreaterThan(1000)
  })

  it.each(['show', 'lint'])('keep Intl out of %s where the zone is a common one', command => {
    const path = folder({
      'hook.cjs': `Intl.DateTimeFormat = function () { throw new Error('asked Intl') }`,
    })
    const run = (example: string) =>
      execFileSync(
        process.execPath,
        ['--require', join(path, 'hook.cjs'), program, command, resolve('examples', example)],
        { encoding: 'utf8', stdio: 'pipe' },
      )
    expect(run('cloudshare.md')).not.toBe('')
  })
})
