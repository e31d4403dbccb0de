import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { instantsOf, localTime, offsetAt } from '../../../src/document/time/zone.ts'

const zones = Intl.supportedValuesOf('timeZone')
const from = Date.UTC(1970, 0, 1)
const to = Date.UTC(2037, 11, 31)

const zone = fc.constantFrom(...zones)
const instant = fc.integer({ min: from / 1000, max: to / 1000 }).map(seconds => seconds * 1000)

/** What Temporal says of a local time: every instant at which a clock in the zone shows it. */
function expected(name: string, local: number): number[] {
  const plain = Temporal.PlainDateTime.from(new Date(local).toISOString().replace('Z', ''))
  const all = (['earlier', 'later'] as const).map(disambiguation =>
    plain.toZonedDateTime(name, { disambiguation }),
  )
  const exact = all
    .filter(zoned => zoned.toPlainDateTime().equals(plain))
    .map(zoned => zoned.epochMilliseconds)
  return [...new Set(exact)].sort((a, b) => a - b)
}

describe('zones', () => {
  it('knows many', () => {
    expect(zones.length).toBeGreaterThan(400)
  })

  it('gives the offset that Temporal gives, for any instant', () => {
    fc.assert(
      fc.property(zone, instant, (name, time) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(time).toZonedDateTimeISO(name)
        expect([name, time, offsetAt(name, time)]).toEqual([name, time, zoned.offsetNanoseconds / 1e6])
      }),
      { numRuns: 6000, seed: 3 },
    )
  })

  it('gives the instants that Temporal gives, for any local time', () => {
    fc.assert(
      fc.property(zone, instant, (name, local) => {
        expect([name, local, instantsOf(name, local)]).toEqual([name, local, expected(name, local)])
      }),
      { numRuns: 6000, seed: 3 },
    )
  })

  it.each(zones)('%s: agrees around every change of its clocks', name => {
    let zoned: Temporal.ZonedDateTime | null =
      Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(name)
    for (let changes = 0; changes < 12; changes++) {
      zoned = zoned.getTimeZoneTransition('next')
      if (!zoned || zoned.epochMilliseconds > to) break
      const at = zoned.epochMilliseconds
      const [before, after] = [offsetAt(name, at - 1000), offsetAt(name, at)]
      for (const local of [
        at + before,
        at + after,
        at + (before + after) / 2,
        at + Math.min(before, after) - 1000,
        at + Math.max(before, after),
      ])
        expect([name, local, instantsOf(name, Math.floor(local / 1000) * 1000)]).toEqual([
          name,
          local,
          expected(name, Math.floor(local / 1000) * 1000),
        ])
      // a few years on, to see the decades without all of their changes
      if (changes % 4 === 3) zoned = zoned.add({ years: 12 })
    }
  })

  it('reckons dates of any year', () => {
    expect(localTime(99, 1, 1)).toBe(Date.parse('0099-01-01T00:00:00Z'))
    expect(localTime(2000, 2, 29, 23, 59, 58)).toBe(Date.parse('2000-02-29T23:59:58Z'))
  })
})
