import { describe, expect, it } from 'vitest'
import { readStampAtEnd, readStampAtStart, readStampWhole, type Stamp } from '../../../src/document/index.ts'

/** A stamp as one line: date, clock, end, delay, zone, marks. */
function brief(stamp: Stamp): string {
  const two = (n: number | null) => (n === null ? '??' : String(n).padStart(2, '0'))
  const { date, clock, until, delay, zone, hedged, invalid, weekday } = stamp
  const parts = [
    invalid && 'invalid',
    hedged && '~',
    weekday !== null && `day${weekday}`,
    date && `${date.year ?? '????'}-${two(date.month)}-${two(date.day)}${date.ambiguous ? '?' : ''}`,
    stamp.lastDate && `to ${stamp.lastDate.year}-${two(stamp.lastDate.month)}-${two(stamp.lastDate.day)}`,
    clock &&
      `${two(clock.hour)}:${two(clock.minute)}${clock.second === null ? '' : `:${two(clock.second)}`}${clock.hours > 1 ? `+${clock.hours}h` : ''}`,
    until && `to ${two(until.hour)}:${two(until.minute)}`,
    delay !== null && `+${delay.ms / 1000}s`,
    zone,
  ]
  return parts.filter(Boolean).join(' ')
}

describe('a time at the start of a line', () => {
  it.each([
    ['06:55 text', '06:55', 'text'],
    ['6:55 text', '06:55', 'text'],
    ['06:55: text', '06:55', 'text'],
    ['06:55 - text', '06:55', 'text'],
    ['06:55 – text', '06:55', 'text'],
    ['06:55 — text', '06:55', 'text'],
    ['06:55 -> text', '06:55', 'text'],
    ['06:55', '06:55', ''],
    ['06:55:30 text', '06:55:30', 'text'],
    ['06:55:30.123456789 text', '06:55:30', 'text'],
    ['6:55 AM text', '06:55', 'text'],
    ['6:55 a.m. text', '06:55', 'text'],
    ['11:21a text', '11:21', 'text'],
    ['03:26pm text', '15:26', 'text'],
    ['12:05 AM text', '00:05', 'text'],
    ['12:05 PM text', '12:05', 'text'],
    ['13:06 PM text', '13:06', 'text'],
    ['2pm text', '14:00', 'text'],
    ['14:00 a node failed', '14:00', 'a node failed'],
    ['16:58 UTC text', '16:58 UTC', 'text'],
    ['16:58 (UTC) text', '16:58 UTC', 'text'],
    ['16:58Z text', '16:58 Z', 'text'],
    ['16:58+02:00 text', '16:58 +02:00', 'text'],
    ['16:58 UTC+1 text', '16:58 UTC+1', 'text'],
    ['7:26 AM Eastern: text', '07:26 Eastern', 'text'],
    ['10:00 Central database failed', '10:00', 'Central database failed'],
    ['10:05 CT scan queue empty', '10:05', 'CT scan queue empty'],
    ['10:00 Z-index', '10:00', 'Z-index'],
    ['14:00-14:20 text', '14:00 to 14:20', 'text'],
    ['09:00-12:00 UTC text', '09:00 to 12:00 UTC', 'text'],
    ['10:05 Mar 5 servers', '10:05', 'Mar 5 servers'],
    ['10:00 -5 nodes', '10:00', '-5 nodes'],
    ['7.30: text', '07:30', 'text'],
    ['T+5m text', '+300s', 'text'],
    ['10:00 US/Pacific text', '10:00 US/Pacific', 'text'],
    ['10:00 PST/PDT text', '10:00 PST/PDT', 'text'],
    ['**16:58 UTC** - text', '16:58 UTC', 'text'],
    ['**16:58:** text', '16:58', 'text'],
    ['`16:58` text', '16:58', 'text'],
    ['*16:58* text', '16:58', 'text'],
    ['[16:58] text', '16:58', 'text'],
    ['(16:58) text', '16:58', 'text'],
    ['16:58 **bold** text', '16:58', '**bold** text'],
    ['~19:30 text', '~ 19:30', 'text'],
    ['approx. 19:30 text', '~ 19:30', 'text'],
    ['around 19:30 text', '~ 19:30', 'text'],
    ['14:?? text', '14:??', 'text'],
    ['14:00–14:20 text', '14:00 to 14:20', 'text'],
    ['14:00 - 14:20 UTC text', '14:00 to 14:20 UTC', 'text'],
    ['2pm to 3pm text', '14:00 to 15:00', 'text'],
    ['2012-03-28 06:55 text', '2012-03-28 06:55', 'text'],
    ['2012-03-28T06:55:00-07:00 text', '2012-03-28 06:55:00 -07:00', 'text'],
    ['2012-03-28, 06:55 text', '2012-03-28 06:55', 'text'],
    ['2021-06-02 - 17:53 UTC: text', '2021-06-02 17:53 UTC', 'text'],
    ['2012/03/28 06:55 text', '2012-03-28 06:55', 'text'],
    ['2024-04-01 0251: text', '2024-04-01 02:51', 'text'],
    ['0251 UTC text', '02:51 UTC', 'text'],
    ['July 11, 2025, 12:42 PM', '2025-07-11 12:42', ''],
    ['11 July 2025 12:42', '2025-07-11 12:42', ''],
    ['Sep 27 2017 13:06', '2017-09-27 13:06', ''],
    ['May 26th, 4:49 PM UTC: text', '????-05-26 16:49 UTC', 'text'],
    ['Friday evening: text', 'day5 17:??+6h', 'text'],
    ['Wed 28 Mar 2012, 06:55 text', 'day3 2012-03-28 06:55', 'text'],
    ['7/5/2023 12:11 PM text', '2023-07-05? 12:11', 'text'],
    ['25/5/2023 12:11 text', '2023-05-25 12:11', 'text'],
    ['26.05.2021 16:49 text', '2021-05-26 16:49', 'text'],
    ['2023-MM-DD[^1]: text', '2023-??-??', 'text'],
    ['2024-06-28: text', '2024-06-28', 'text'],
    ['2006-07: text', '2006-07-??', 'text'],
    ['2006-07 text', '2006-07-??', 'text'],
    ['2011-10-29 - 2011-10-30: text', '2011-10-29 to 2011-10-30', 'text'],
    ['2011-10-28 mid-day: text', '2011-10-28 11:??+3h', 'text'],
    ['2018-07-08 ca. 18:30', '~ 2018-07-08 18:30', ''],
    ['+4m text', '+240s', 'text'],
    ['+1h 5m text', '+3900s', 'text'],
    ['5 minutes later text', '+300s', 'text'],
    ['25:61 text', 'invalid 24:61', 'text'],
    ['14:00 am text', 'invalid 14:00', 'text'],
    ['2024-02-31 10:00 text', 'invalid 2024-02-31 10:00', 'text'],
    ['At 10:02 text', '10:02', 'text'],
    ['@10:02 text', '10:02', 'text'],
    ['Between 14:05 and ~14:10 UTC text', '14:05 to 14:10 UTC', 'text'],
    ['14. May 2024, 14:05 UTC text', '2024-05-14 14:05 UTC', 'text'],
    ['19. April, 11:00', '????-04-19 11:00', ''],
    ['2024-05-14 (Tue) 10:00 JST text', 'day2 2024-05-14 10:00 JST', 'text'],
    ['2024-05-14 Tuesday, 10:00 text', 'day2 2024-05-14 10:00', 'text'],
    ['2024-05-14 (Tuesday)', 'day2 2024-05-14', ''],
    ['2024-05-14 Sun servers failed', '2024-05-14', 'Sun servers failed'],
    ['2024.05.14 14:05 text', '2024-05-14 14:05', 'text'],
    ['2024-05-14 14.05 Text', '2024-05-14 14:05', 'Text'],
    ['2024-05-14 14.05: text', '2024-05-14 14:05', 'text'],
    ['2024-05-14 10.20.30.40 unreachable', '2024-05-14', '10.20.30.40 unreachable'],
    ['2024-05-14 12.10 kernel', '2024-05-14', '12.10 kernel'],
    ['2024-05-14 99.95 Uptime', '2024-05-14', '99.95 Uptime'],
    ['2024-05-14 (monitor) failed', '2024-05-14', '(monitor) failed'],
    ['2024-05-14 sat 3 times', '2024-05-14', 'sat 3 times'],
    ['2024-05-14 mon-a down', '2024-05-14', 'mon-a down'],
    ['5/14 14:05 text', '????-05-14 14:05', 'text'],
    ['14/5, 14:05 text', '????-05-14 14:05', 'text'],
    ['4/5 14:05 text', '????-04-05? 14:05', 'text'],
    ['2024年5月14日 14:05 text', '2024-05-14 14:05', 'text'],
    ['5月14日 14時05分 text', '????-05-14 14:05', 'text'],
    ['14：05 text', '14:05', 'text'],
    ['Tue May 14 09:12:33 UTC 2024 text', 'day2 2024-05-14 09:12:33 UTC', 'text'],
    ['May 14 09:12 UTC 2024 requests failed', '????-05-14 09:12 UTC', '2024 requests failed'],
    ['2024-05-14 09:12:33 +0000 UTC text', '2024-05-14 09:12:33 +0000', 'text'],
    ['2024-03-05 10:10:00 -0700: text', '2024-03-05 10:10:00 -0700', 'text'],
    ['2024-03-05 10:10:00 +02:00: text', '2024-03-05 10:10:00 +02:00', 'text'],
    ['10:10 +0200: text', '10:10 +0200', 'text'],
    ['10:10:00 - 10:20:00 text', '10:10:00 to 10:20', 'text'],
    ['10:10:00 -15:30 text', '10:10:00 to 15:30', 'text'],
    ['14:05 UTC, May 14: text', '????-05-14 14:05 UTC', 'text'],
    ['14:05 on May 14: text', '????-05-14 14:05', 'text'],
    ['14:05 on May 5 nodes failed', '14:05', 'on May 5 nodes failed'],
    ['14:05 on Sunday night we slept', '14:05', 'on Sunday night we slept'],
    ['14:05 on Sunday-only hosts', '14:05', 'on Sunday-only hosts'],
    ['10:00 on Wed/Thu hosts', '10:00', 'on Wed/Thu hosts'],
    ['Dec 24: 10:00 text', '????-12-24 10:00', 'text'],
    ['2:05pm on Tuesday, text', 'day2 14:05', 'text'],
    ["14:05 on Tuesday's build", '14:05', "on Tuesday's build"],
    ['14:05 hrs IST text', '14:05 IST', 'text'],
    ['14:05 Uhr: text', '14:05', 'text'],
    ['14.05 Uhr text', '14:05', 'text'],
    ['12:00 midnight: text', '00:00', 'text'],
    ['23:55 midnight batch was queued', '23:55', 'midnight batch was queued'],
    ['14:00 hours of work', '14:00', 'hours of work'],
    ['14:05 h/w fault', '14:05', 'h/w fault'],
    ['2:05 p.m. ET text', '14:05 ET', 'text'],
    ['14:05 ET phones home', '14:05', 'ET phones home'],
    ['14:05 PT-1234 opened', '14:05', 'PT-1234 opened'],
    ['14:05 UTC - 14:10 UTC text', '14:05 to 14:10 UTC', 'text'],
    ['14:05 UTC - 14:10 PST nodes', '14:05 to 14:10 UTC', 'PST nodes'],
    ['2024-05-14 22:05 - 2024-05-15 01:05 text', '2024-05-14 to 2024-05-15 22:05 to 01:05', 'text'],
    ['2024-05-14T14:05Z/2024-05-14T15:05Z text', '2024-05-14 to 2024-05-14 14:05 to 15:05 Z', 'text'],
    ['14:05 CET/13:05 UTC text', '14:05 CET', 'text'],
    ['06:05 PT / 14:05 UTC text', '06:05 PT', 'text'],
    ['14:05 UTC (9:05 AM ET) text', '14:05 UTC', 'text'],
    ['14:05 BST (13:05 UTC) text', '14:05 +01:00', 'text'],
    ['19:35 IST [14:05 UTC]: text', '19:35 +05:30', 'text'],
    ['14:05 IST (09:30 UTC) text', '14:05 IST', '(09:30 UTC) text'],
    ['14:10 (09:30 UTC) text', '14:10', '(09:30 UTC) text'],
    ['14:05 (13:05 UTC it began)', '14:05', '(13:05 UTC it began)'],
    ['14:05 (5 nodes)', '14:05', '(5 nodes)'],
    ['[2024-05-14T09:12:33Z] text', '2024-05-14 09:12:33 Z', 'text'],
    ['T+00:05 text', '+300s', 'text'],
    ['+01:30:10: text', '+5410s', 'text'],
    ['14:05 //srv/share unreachable', '14:05', '//srv/share unreachable'],
    ['14:05 ::1 unreachable', '14:05', ':1 unreachable'],
    ['14:05 · text', '14:05', 'text'],
    ['14:05 :: text', '14:05', 'text'],
    ['16:49 UTC, 26 May 2021: text', '2021-05-26 16:49 UTC', 'text'],
  ])('%s', (line, stamp, text) => {
    const found = readStampAtStart(line)
    expect(found && brief(found.stamp)).toBe(stamp)
    expect(found && line.slice(found.end)).toBe(text)
  })

  it.each([
    'text',
    '2 nodes failed',
    '2500 nodes failed',
    '10.0.0.1 was unreachable',
    '1.2.3 was released',
    '12 hours of work',
    'Mayday',
    'Sunny day',
    'Marketing noticed',
    '3/4 of the traffic',
    '+1 from me',
    '7.30 million requests failed',
    '10.15 nodes died',
    '5/14 of the nodes',
    '2024.05.14 was released',
    'Between them',
    'Between May 3 and May 5 it ran',
    'Between Monday 10:00 and Tuesday 11:00 it ran',
    '+02:00 offset was wrong',
    '50/50 10:00 split',
    '24/7 10:00 on call',
    '@mar 3 nodes',
    '100:1 odds',
    'On the other hand',
    '',
  ])('is none in %j', line => {
    expect(readStampAtStart(line)).toBeUndefined()
  })

  it('does not take long for hostile lines', () => {
    for (const line of [
      '0'.repeat(100_000),
      '~'.repeat(100_000),
      ' '.repeat(100_000),
      '**'.repeat(50_000),
      '1:'.repeat(50_000),
    ])
      expect(() => readStampAtStart(line)).not.toThrow()
  })
})

describe('a time at the end of a line', () => {
  it.each([
    ['Resolved 2020-02-25 17:07', '2020-02-25 17:07', 'Resolved '],
    ['First detected: 2023-01-11 14:22', '2023-01-11 14:22', 'First detected: '],
    ['Repaired 2020-02-25 17:07 UTC.', '2020-02-25 17:07 UTC', 'Repaired '],
  ])('%s', (line, stamp, before) => {
    const found = readStampAtEnd(line)
    expect(found && brief(found.stamp)).toBe(stamp)
    expect(found && line.slice(0, found.start)).toBe(before)
  })

  it.each([
    'Restored by 17:07',
    'Version 2020-02-25',
    'See 2020-02-25 17:07 for more',
  ])('is none in %j', line => {
    expect(readStampAtEnd(line)).toBeUndefined()
  })
})

describe('a text that is a time', () => {
  it.each([
    ['06:55', '06:55'],
    ['  2012-03-28 06:55 ', '2012-03-28 06:55'],
    ['2012-03-28', '2012-03-28'],
    ['02:30+09:00', '02:30 +09:00'],
    ['10:30-11:00', '10:30 to 11:00'],
    ['~2025-03-03 19:30', '~ 2025-03-03 19:30'],
    ['24:00', '24:00'],
    ['23:59:60', 'invalid 23:59:60'],
  ])('%s', (text, stamp) => {
    const found = readStampWhole(text)
    expect(found && brief(found)).toBe(stamp)
  })

  it('has an offset behind a dash in the front matter', () => {
    expect(brief(readStampWhole('02:30-09:00', 'offset') as Stamp)).toBe('02:30 -09:00')
  })

  it.each(['', 'soon', '06:55 or so', '2012-03-28 06:55 Migration started'])('is none in %j', text => {
    expect(readStampWhole(text)).toBeUndefined()
  })
})
