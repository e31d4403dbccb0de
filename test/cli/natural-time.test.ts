import { describe, expect, it } from 'vitest'
import { readWhen } from '../../src/cli/when/when.ts'

// Sunday, 8 March 2026, 04:30 in Los Angeles, where clocks went forward at 02:00 that night
const now = Date.parse('2026-03-08T11:30:20Z')
const read = (text: string, timezone = 'America/Los_Angeles') =>
  readWhen(text, { now, timezone, previous: null })

describe('a moment that somebody names', () => {
  it.each([
    ['14:05', '2026-03-07T22:05Z', 'clocks have not shown it yet today'],
    ['04:05', '2026-03-08T11:05Z', 'today'],
    ['4:05 am', '2026-03-08T11:05Z', 'in twelve hours'],
    ['2026-03-07 23:50', '2026-03-08T07:50Z', 'with its date'],
    ['2026-03-08T02:30-05:00', '2026-03-08T07:30Z', 'with its offset'],
    ['10 min ago', '2026-03-08T11:20Z', 'in words'],
    ['10m ago', '2026-03-08T11:20Z', 'in fewer words'],
    ['just now', '2026-03-08T11:30Z', 'this moment'],
    ['half an hour ago', '2026-03-08T11:00Z', 'in words'],
    ['3 hours ago', '2026-03-08T08:30Z', 'across the gap'],
    ['yesterday 5pm', '2026-03-08T01:00Z', 'by the clocks of before the change'],
    ['last friday at 14:00', '2026-03-06T22:00Z', 'a day of the week'],
    ['04:32', '2026-03-08T11:30:20Z', 'of a clock that is ahead: now'],
    ['2026-03-08 04:33', '2026-03-08T11:30:20Z', 'the same with its date'],
    ['4:34 am', '2026-03-08T11:30:20Z', 'the same in halves of the day'],
    ['today at 4:33 am', '2026-03-08T11:30:20Z', 'the same in words'],
    ['04:40', '2026-03-08T11:30:20Z', 'ten minutes ahead'],
    ['0420', '2026-03-08T11:20Z', 'a clock without its colon'],
    ['half past four', '2026-03-08T11:30Z', 'the last half past four'],
    ['half past 11', '2026-03-08T07:30Z', 'that of the evening before'],
    ['quarter to 4', '2026-03-08T10:45Z', 'this morning'],
    ['a quarter past three', '2026-03-08T10:15Z', 'this morning'],
    ['10m', '2026-03-08T11:20Z', 'a length of time alone'],
    ['T-2h', '2026-03-08T09:30Z', 'the same before now'],
    ['@1772965800', '2026-03-08T10:30Z', 'seconds since the epoch'],
    ['20260308T103000Z', '2026-03-08T10:30Z', 'the basic format of ISO 8601'],
    ['12:00', '2026-03-07T20:00Z', 'far ahead: the day before'],
    ['at 3:15 am today', '2026-03-08T10:15Z', 'by the clocks of behind the change'],
  ])('%s', async (text, wanted) => {
    const when = await read(text)
    expect('instant' in when && new Date(when.instant).toISOString()).toBe(new Date(wanted).toISOString())
  })

  it.each([
    ['00:01', '2026-03-11T06:58:00Z'],
    ['2026-03-11 00:02', '2026-03-11T06:58:00Z'],
    ['00:12', '2026-03-10T07:12:00Z'],
  ])('takes %s at two minutes to midnight for a watch that is ahead, if it is near', async (text, wanted) => {
    const night = Date.parse('2026-03-11T06:58:00Z')
    const when = await readWhen(text, { now: night, timezone: 'America/Los_Angeles', previous: null })
    expect('instant' in when && new Date(when.instant).toISOString()).toBe(new Date(wanted).toISOString())
  })

  it('stays uncertain where it was told so', async () => {
    expect(await read('~04:10')).toMatchObject({
      written: '~04:10',
      instant: Date.parse('2026-03-08T11:10Z'),
    })
  })

  it.each([
    ['02:30', 'skipped', ['01:30 PST', '03:30 PDT']],
    ['today 2:30 am', 'skipped', ['01:30 PST', '03:30 PDT']],
  ])('asks which is meant by %s', async (text, word, names) => {
    const when = await read(text)
    expect(when).toMatchObject({ problem: expect.stringContaining(word) })
    expect('choices' in when && when.choices.map(({ name }) => name.slice(-9))).toEqual(names)
  })

  it('asks which of two', async () => {
    const november = Date.parse('2026-11-01T12:00Z')
    const when = await readWhen('01:30', { now: november, timezone: 'America/Los_Angeles', previous: null })
    expect('choices' in when && when.choices.map(({ instant }) => new Date(instant).toISOString())).toEqual([
      '2026-11-01T08:30:00.000Z',
      '2026-11-01T09:30:00.000Z',
    ])
  })

  it.each([
    'from 2 to 3 hosts',
    'yesterday',
    'soon',
    '25:61',
    'tomorrow 3am',
    'in 5 minutes',
    'in 1 minute',
    '2 minutes from now',
    '2026-03-08 04:41',
    // hours ahead: a slip, not the day before
    '04:41',
    '10:20',
    '2026-02-31 10:00',
    ' ',
    '+4m',
    'x'.repeat(60_000),
  ])('refuses %s', async text => {
    const when = await read(text)
    expect(when).toEqual({ problem: expect.stringMatching(/\S/) })
  })
})

describe('nights on which clocks change', () => {
  const berlin = (now: string, text: string) =>
    readWhen(text, { now: Date.parse(now), timezone: 'Europe/Berlin', previous: null })

  it.each([
    ['2026-03-29T01:05Z', '10 min ago', '2026-03-29T00:55Z'],
    ['2026-03-29T01:05Z', '1 hour ago', '2026-03-29T00:05Z'],
    ['2026-03-29T01:05Z', '01:55', '2026-03-29T00:55Z'],
    // the second 02:40 is still to come
    ['2026-10-25T01:20Z', '02:40', '2026-10-25T00:40Z'],
    ['2026-10-25T01:20Z', '10 min ago', '2026-10-25T01:10Z'],
    ['2026-10-25T01:20Z', '1 hour ago', '2026-10-25T00:20Z'],
  ])('at %s, %s', async (now, text, wanted) => {
    expect(await berlin(now, text)).toMatchObject({ instant: Date.parse(wanted) })
  })

  it.each([
    ['2026-03-29T01:05Z', '02:30', 'skipped 02:30'],
    ['2026-10-25T01:20Z', '02:10', 'showed 02:10 twice'],
  ])('at %s, %s is asked', async (now, text, problem) => {
    expect(await berlin(now, text)).toMatchObject({
      problem: expect.stringContaining(problem),
      choices: [{}, {}],
    })
  })
})
