import { describe, expect, it } from 'vitest'
import { lintText, rules } from '../../src/lint/index.ts'

/** A document of 10 July 2024 (a Wednesday) in California, on daylight time. */
const incident = (text: string, { title = 'a', timezone = 'timezone: America/Los_Angeles\n' } = {}) =>
  `---\ntitle: ${title}\ndate: 2024-07-10\n${timezone}started: 07:00\ndetected: 07:05\nmitigated: 07:40\nresolved: 08:00\n---\n\n## Summary\n\n${text}\n\n## Timeline\n\n- 07:00 a\n- 07:05 b\n- 07:40 c\n- 08:00 d\n`

/** The rules that compare what a document states. */
const comparing = new Set(
  rules.filter(({ family }) => family === 'truth' || family === 'time').map(({ id }) => id),
)

const found = (text: string) =>
  lintText('2024-07-10-a.md', text).findings.filter(({ rule }) => comparing.has(rule))

const TRUE = [
  'Requests took 20 seconds from 07:00 to 08:00.',
  'Probes ran every 2 min between 07:00 and 08:00.',
  'Latency rose to 30 seconds from 07:00 to 08:00.',
  'Replication lag of 10 minutes from 07:00 to 08:00 was seen.',
  'The timeout was 30 seconds from 07:00 to 08:00.',
  'A pod restarted each 10 minutes from 07:00 to 08:00.',
  'It was down for a total of 20 minutes from 07:00 to 08:00.',
  'It lasted 0,5 hours, from 07:00 to 07:30.',
  'It lasted 1 500 seconds, from 07:00 to 07:25.',
  'It was read-only for 5 minutes, then down for 12 minutes.',
  'Separately, on July 2 there was an incident which lasted 46 minutes.',
  'On 2 July the same outage lasted 9 hours.',
  'It was a one-hour outage.',
  'Between 07:00 PDT and 08:00 PDT exports failed. This lasted for an hour.',
  'It failed from 22:30 UTC on July 9 to 05:39 UTC on July 10 (7 hours 9 minutes).',
  'It failed from 07:00 to 08:00 for most users (60 minutes).',
  'There were 13 minutes of downtime over a 60-minute period, from 07:00 to 08:00.',
  'On July 10 (Wednesday) it failed.',
  'On 10 July, a Wednesday, it failed.',
  'On July 10, Wednesday, it failed.',
  "On July 10, Friday's release was cut.",
  'On July 10, 2024, at 7:00 AM PDT it failed.',
  'At 21:00 GMT (23:00 Frankfurt time) it ended.',
  'There are three issues at play:\n\n- a b\n- c d\n- e f',
  '### Three root causes\n\n- a b\n- c d\n- e f',
  '### Five Whys\n\n- a b\n- c d\n- e f',
  '### 4. Root causes\n\n- a b\n- c d\n- e f',
  'It was down for 50 minutes (30 minutes in the east and 20 minutes in the west).',
  'It retried for 7 minutes (waits of 3 seconds and 5 seconds).',
  '| Part | Down |\n|---|---|\n| East | 10 min |\n| West | 20 min |\n| Total | 30 min |',
  'The first report came on July 10 at 07:05.',
  'It was fixed by 3:47 PM.',
  'On June 30, 2024, we renewed it.',
  'We run version 1.0.25 and 0.5.15.',
  'The incident began at 07:00 and ended at 08:00.',
  'It was resolved at 15:00 UTC.',
  'The deploy ended at 09:00.',
]

const FALSE = [
  ['It was offline for 3 hours.', 'duration-mismatch'],
  ['A 3-hour outage followed.', 'duration-mismatch'],
  ['There were 180 minutes of downtime.', 'duration-mismatch'],
  ['Downtime was ~3 hours.', 'duration-mismatch'],
  ['It failed, resulting in a total downtime of 180 minutes.', 'duration-mismatch'],
  ['All users were affected for around 3 hours.', 'duration-mismatch'],
  ['**Duration:** 3 hours', 'duration-mismatch'],
  ['This effect lasted 3 hours.', 'duration-mismatch'],
  ['TTD: 50 min', 'duration-mismatch'],
  ['Detection delay: 65 minutes', 'duration-mismatch'],
  ['| Duration | Users |\n|---|---|\n| 3 hours | 12 |', 'duration-mismatch'],
  ['| Field | Value |\n|---|---|\n| Duration | 3 hours |', 'duration-mismatch'],
  [
    'Between 14:00 UTC and 15:00 UTC exports failed. This lasted for 2 hours and 26 minutes.',
    'duration-mismatch',
  ],
  ['There were 13 minutes of downtime over a 95-minute period, from 07:00 to 08:00.', 'duration-mismatch'],
  ['It failed from 22:30 UTC on July 9 to 05:39 UTC on July 10 (9 hours 9 minutes).', 'duration-mismatch'],
  ['It failed from 07:00 to 08:00 for most users (25 minutes).', 'duration-mismatch'],
  ['It was fixed on 10 July, a Tuesday.', 'weekday-mismatch'],
  ['On July 10 (Tuesday) it failed.', 'weekday-mismatch'],
  ['On Friday 13-07-2024 we looked again.', 'weekday-mismatch'],
  ['On January 10, 2024, at 7:00 AM PDT it failed.', 'zone-abbreviation'],
  ['At 21:00 GMT (22:00 Frankfurt time) it ended.', 'zone-pair'],
  ['There are four issues at play:\n\n- a b\n- c d\n- e f', 'count-mismatch'],
  ['Four factors made it worse:\n\n- a b\n- c d\n- e f', 'count-mismatch'],
  ['### Four root causes\n\n- a b\n- c d\n- e f', 'count-mismatch'],
  ['There were three\nfactors:\n\n- a b\n- c d', 'count-mismatch'],
  ['It was down for 50 minutes (10 minutes in the east and 20 minutes in the west).', 'sum-mismatch'],
  ['| Part | Down |\n|---|---|\n| East | 10 min |\n| West | 20 min |\n| Total | 45 min |', 'sum-mismatch'],
  ['**Incidents:** 3 hours in total\n\n- East (103 minutes)\n- West (12 minutes)', 'sum-mismatch'],
  ['The first report came on July 9 at 07:05.', 'time-in-prose'],
  ['It was fixed by 15:47 PM.', 'time-invalid'],
  ['On June 31, 2024, we saw it.', 'time-invalid'],
  ['On July 10, 2023, it failed.', 'date-slip'],
  ['On 7 October 2024 it failed.', 'date-slip'],
  ['The incident began at 19:00 and ended at 08:00.', 'metadata-slip'],
  ['It was resolved at 08:00 UTC.', 'metadata-slip'],
  ['The outage ended at 20:00.', 'metadata-slip'],
] as const

const WHOLE = [
  ['title', incident('x', { title: 'Outage of July 10, 2023' }), 'date-slip'],
  ['weekday of the title', incident('x', { title: 'Friday July 10, 2024 outage' }), 'weekday-mismatch'],
  [
    'cells',
    incident('x').replace(
      '- 07:00 a\n',
      '| Day | Date | Time | Event |\n|---|---|---|---|\n| Fri | Jul 10 | 07:00 | a |\n\n',
    ),
    'weekday-mismatch',
  ],
  [
    'zone of all',
    incident('x', { timezone: '' }).replace('## Timeline', '## Timeline (all times PST)'),
    'zone-abbreviation',
  ],
  [
    'zone of all, and of each',
    '## Timeline (all times PST)\n\n- 2024-01-10 07:00 CST a\n- 2024-01-10 07:05 CST b\n',
    'zone-mixed',
  ],
  [
    'headings',
    incident('x').replace(
      '- 07:00 a\n',
      '### July 10\n\n- 06:50 a\n- 06:55 b\n\n### July 8\n\n- 06:58 a\n\n### July 11\n\n',
    ),
    'timeline-order',
  ],
  ['labels', '**Date:** 2024-07-10\n\n**Detected:** 07:05\n\n**Resolved:** 06:00\n', 'milestone-order'],
  [
    'rows',
    '| Date | 2024-07-10 |\n|---|---|\n| Detected | 07:05 |\n| Resolved | 06:00 |\n',
    'milestone-order',
  ],
  ['year of the first', incident('x').replace('- 07:00', '- 2023-07-10 07:00'), 'event-outside-incident'],
  [
    'field',
    incident('x')
      .replace('date: 2024-07-10', 'date: 2024-08-10')
      .replace('started: ', 'started: 2024-07-10 ')
      .replace('resolved: ', 'resolved: 2024-07-10 '),
    'date-slip',
  ],
  ['two zones', incident('x').replace('- 07:05 b', '- 07:05 (13:05 UTC) b'), 'zone-pair'],
  [
    'summary',
    incident('x').replace('title: a', 'title: a\nsummary: The site was down for 3 hours.'),
    'duration-mismatch',
  ],
] as const

describe('the truth of', () => {
  it.each(TRUE)('%s', text => {
    expect(found(incident(text)).map(({ message }) => message)).toEqual([])
  })
})

describe('what is not true in', () => {
  it.each(FALSE)('%s', (text, rule) => {
    expect(found(incident(text)).map(finding => finding.rule)).toContain(rule)
  })

  it.each(WHOLE)('the %s', (_, text, rule) => {
    expect(found(text).map(finding => finding.rule)).toContain(rule)
  })
})
