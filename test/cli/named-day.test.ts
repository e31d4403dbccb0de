import { describe, expect, it } from 'vitest'
import { readDay } from '../../src/cli/when/named-day.ts'
import { zonesLike } from '../../src/cli/when/zones-like.ts'

// a Sunday
const now = Date.parse('2026-11-29T12:00:00Z')

describe('a day that somebody names', () => {
  it.each([
    ['2026-11-27', '2026-11-27'],
    ['27.11.2026', '2026-11-27'],
    ['27 November 2026', '2026-11-27'],
    ['yesterday', '2026-11-28'],
    ['friday', '2026-11-27'],
    ['Nov 27', '2026-11-27'],
    ['December 24', '2025-12-24'],
  ])('%s', (text, date) => {
    expect(readDay(text, now, 'UTC', 'past')).toEqual({ date })
  })

  it.each([
    ['3/4/2026', 'is 2026-03-04 or 2026-04-03'],
    ['2026-02-30', 'is no day'],
    ['30.02.2026', 'is no day'],
    ['soon', 'is no day: write it as 2026-11-29'],
    ['tomorrow', 'is no day'],
    ['next friday', 'is no day'],
    ['', 'is no day'],
  ])('is refused where it is none: %s', (text, problem) => {
    expect(readDay(text, now, 'UTC', 'past')).toEqual({ problem: expect.stringContaining(problem) })
  })
})

describe('zones by any of their names', () => {
  it.each([
    ['los angeles', 'America/Los_Angeles'],
    ['kolkata', 'Asia/Kolkata'],
    ['Kyiv', 'Europe/Kyiv'],
    ['CET', 'Europe/Berlin'],
    ['pst', 'America/Los_Angeles'],
    ['San Francisco', 'America/Los_Angeles'],
    ['+05:30', 'Asia/Kolkata'],
    ['utc', 'UTC'],
  ])('%s', (term, zone) => {
    expect(zonesLike(term, 'Europe/Berlin', now)[0]).toBe(zone)
  })
})
