import { describe } from 'vitest'
import { durationMismatch } from '../../../src/lint/rules/duration-mismatch.ts'
import { testRule } from '../test-rule.ts'

const prose = (text: string, lines = '- 06:59 a\n- 07:02 b\n- 07:35 c\n- 07:52 d') =>
  `---\ntitle: a\ndate: 2012-03-28\ntimezone: UTC\nstarted: 06:59\ndetected: 07:02\nresolved: 07:52\n---\n\n## Summary\n\n${text}\n\n## Timeline\n\n${lines}\n`

/** Periods, levels, delays and sums next to two times, and numbers as they are written elsewhere. */
const NO_SPANS = [
  'Requests took 20 seconds from 07:00 to 08:00.',
  'Some requests took up to 20 seconds from 07:00 to 08:00.',
  'Retries went out every 2 min between 07:00 and 08:00.',
  'Latency rose to 30 seconds from 07:00 to 08:00.',
  'Response times of 12 seconds from 07:00 to 08:00 were common.',
  'Replication lag of 10 minutes from 07:00 to 08:00 was seen.',
  'Replicas were 10 minutes behind from 07:00 to 08:00.',
  'Mail was delayed for 10 minutes from 07:00 to 08:00.',
  'The timeout was 30 seconds from 07:00 to 08:00.',
  'A pod restarted each 10 minutes from 07:00 to 08:00.',
  'Requests hung for 30 seconds, from 07:00 to 08:00.',
  'It was down for a total of 20 minutes from 07:00 to 08:00.',
  'It was down for 20 minutes in total from 07:00 to 08:00.',
  'Between 07:00 and 08:00, a total of 20 minutes, nothing worked.',
  'From 07:00 to 08:00 (20 minutes of downtime) it flapped.',
  'From 07:00 to 08:00, 20 seconds each, requests were slow.',
  'Probes failed for 30 seconds between 07:00 and 08:00.',
  'The queue was 15 minutes from 07:00 to 08:00.',
  'From 07:00 to 08:00 (every 10 minutes) it restarted.',
  'Down from 07:00 to 08:00 (5 minutes of it total).',
  'It was down twice for 10 minutes, between 07:00 and 08:00.',
  'Retries went on for 10 seconds, from 07:00 to 08:00.',
  'Sessions lasted 3 minutes, from 07:00 to 08:00.',
  'We polled for 5 minutes, from 07:00 to 08:00.',
  'The window of 30 minutes between 07:00 and 08:00 was missed.',
  'A retention of 7 days from 07:00 to 08:00 was set.',
  'It lasted 0,5 hours, from 07:00 to 07:30.',
  'It lasted 1,5 hours, from 07:00 to 08:30.',
  'It lasted 1 500 seconds, from 07:00 to 07:25.',
  'It lasted 1\u202f500 seconds, from 07:00 to 07:25.',
  'It lasted 1,500 seconds, from 07:00 to 07:25.',
  'From 07:00 to 08:30 (1,5 hours) it failed.',
]

const CONTRADICTIONS = [
  ['It lasted 1,5 hours, from 07:00 to 07:30.', '12:11 1,5 hours is stated, but 07:00 to 07:30 is 30 min.'],
  ['It lasted 1 500 seconds, from 07:00 to 07:05.', '12:11 1 500 seconds is stated'],
  [
    'Because of high latency the site was unavailable for 3 hours from 07:00 to 08:00.',
    '12:54 3 hours is stated',
  ],
  ['After a wave of timeouts the API was down for 3 hours, from 07:00 to 08:00.', '12:47 3 hours is stated'],
  ['API latency was elevated for 3 hours, from 07:00 to 08:00.', '12:30 3 hours is stated'],
  ['Responses failed and the outage lasted 3 hours, from 07:00 to 08:00.', '12:40 3 hours is stated'],
  ['Late in the morning we were offline for 3 hours, 07:00–08:00.', '12:41 3 hours is stated'],
  ['The downtime was 3 hours, 07:00–08:00.', '12:18 3 hours is stated'],
  ['The outage had a duration of 3 hours, from 07:00 to 08:00.', '12:30 3 hours is stated'],
  ['The fix took 2 hours, from 07:00 to 08:00.', '12:14 2 hours is stated'],
  ['Duration 90 minutes (07:00 to 08:00)', '12:10 90 minutes is stated'],
  ['From 07:00 to 08:00 UTC (36 minutes) it failed.', '12:26 36 minutes is stated'],
  ['It lasted 20 minutes, from 07:00 to 08:00.', '12:11 20 minutes is stated'],
  ['The outage of 3 hours from 07:00 to 08:00 hurt.', '12:15 3 hours is stated'],
  ['The migration took 3 hours, from 07:00 to 08:00.', '12:20 3 hours is stated'],
  ['**Duration:** 3 hours (07:00 to 08:00)', '12:15 3 hours is stated'],
  [
    'It failed from 22:30 UTC on March 27 to 05:39 UTC on March 28 (9 hours 9 minutes).',
    '12:64 9 hours 9 minutes is stated, but 22:30 UTC on March 27 to 05:39 UTC on March 28 is 7 h 9 min.',
  ],
  ['It failed from 07:00 to 08:00 for most users (25 minutes).', '12:47 25 minutes is stated'],
  ['There were 13 minutes of downtime over a 95-minute period, from 07:00 to 08:00.', '12:42 95-minute is'],
  ['2012-03-28 - 15:30 UTC => 17:11 UTC (2h 41min of outage)', '12:38 2h 41min is stated'],
  ['It was down for a total of 90 minutes from 07:00 to 08:00.', '12:28 90 minutes is stated'],
] as const

/** Parts of the incident, and what takes as long as it. */
const WITHIN = [
  'It was read-only for 5 minutes, then down for 12 minutes.',
  'Users in Europe were affected for 20 minutes.',
  'We saw a 10-minute outage of one cluster.',
  'Recovery took 20 minutes.',
  '| Duration | 53 minutes |\n|---|---|\n| Users | 12 |',
  '99 % uptime corresponds to approx. 4 days of downtime.',
  'Between 06:59 and 07:52 exports failed. This lasted 53 minutes.',
  'Separately, there was an incident which lasted 3 hours.',
  'On 2 February an outage lasted 9 hours.',
  'There were 13 minutes of downtime over a 60-minute period, from 07:00 to 08:00.',
  'It failed from 22:30 UTC on March 27 to 05:39 UTC on March 28 (7 hours 9 minutes).',
  'It failed from 07:00 to 08:00 for most users (an hour).',
  'Checkouts failed for 20 minutes.',
  'For 25 minutes, customers saw errors.',
  'Backups had been failing for 3 weeks.',
  'Users could see stale prices for 3 hours.',
  'Errors are kept for 3 days.',
  'Deploys ran for 3 hours before they failed.',
  'This resolved the issue a second time.',
]

/** What is longer than any two times are apart. */
const TOO_LONG = [
  ['The site was offline for 3 hours.', '12:26 3 hours is stated'],
  ['It was a 3-hour outage.', '12:10 3-hour is stated'],
  ['It caused 180 minutes of downtime.', '12:11 180 minutes is stated'],
  ['It resulted in a total downtime of 180 minutes.', '12:36 180 minutes is stated'],
  ['All users were affected for around 3 hours.', '12:29 around 3 hours is stated'],
  ['Downtime was ~3 hours.', '12:14 ~3 hours is stated'],
  ['**Duration:** 3 hours', '12:15 3 hours is stated'],
  ['This effect lasted 3 hours.', '12:20 3 hours is stated'],
  ['The problem lasted for at least 7 hours.', '12:24 at least 7 hours is stated'],
  ['Checkouts failed for 3 hours on Wednesday.', '12:22 3 hours is stated'],
  ['Logins were slow for about 3 hours.', '12:22 about 3 hours is stated'],
  ['Users were unable to log in for 3 hours.', '12:33 3 hours is stated'],
  ['Shops could not take orders for over 3 hours.', '12:33 over 3 hours is stated'],
  ["Users couldn't log in for 3 hours.", '12:27 3 hours is stated'],
  ['Our API returned errors for 3 hours.', '12:29 3 hours is stated'],
  ['For 3 hours, customers saw errors.', '12:5 3 hours is stated'],
  ['For around 3 hours the site was unavailable.', '12:5 around 3 hours is stated'],
  ['Block production was halted for about 3 hours.', '12:33 about 3 hours is stated'],
  ['This resulted in a period of 3 hours where jobs failed.', '12:30 3 hours is stated'],
  ['TTD: 50 min', '12:6 50 min is stated, but from started'],
  ['Detection delay: 65 minutes', '12:18 65 minutes is stated, but from started'],
  ['The maintenance took 3 hours.', '12:22 3 hours is stated'],
  ['| Duration | 3 hours |\n|---|---|\n| Users | 12 |', '12:14 3 hours is stated'],
  ['| What | Duration |\n|---|---|\n| Outage | 3 hours |', '14:12 3 hours is stated'],
  ['### Time to resolve\n\n3 hours', '14:1 3 hours is stated, but from started'],
  [
    'Between 06:59 and 07:52 exports failed. This lasted for 2 hours and 26 minutes.',
    '12:57 2 hours and 26 minutes is stated, but 06:59 and 07:52 is 53 min.',
  ],
] as const

describe('duration-mismatch', () => {
  testRule(durationMismatch, {
    accepts: [
      '',
      prose('From 21:45 to 23:28 UTC (103 minutes) it was down.'),
      prose('It was down for 1 hour and 48 minutes, from 16:58 to 18:46 UTC.'),
      prose('It was slow between 23:50 and 00:10 (20 minutes).'),
      prose('It was slow for about half an hour, from 06:59 to 07:35.'),
      prose('The outage lasted 53 minutes.'),
      prose('The outage lasted less than an hour.'),
      prose('The outage lasted for over 50 minutes.'),
      prose('Time to detection: 3 minutes'),
      prose('Time to resolve: 53m'),
      prose('The cache expires after 5 hours. A timeout of 30 seconds was set. It lasted.'),
      prose('As is known and as said, from 06:59 to 07:35 it was slow.'),
      prose('`The outage lasted 9 hours`'),
      prose('Between 10:00 and 12:00 requests failed at 5% for the first 20 minutes.'),
      prose('From 10:00 until 12:00 latency rose to 30 seconds.'),
      prose('From 10:00 to 11:05 requests took up to 30 seconds.'),
      prose('Between 09:00 and 17:00 the cron job runs every 5 minutes.'),
      prose('From 10:00 to 10:40 we waited for a 15-minute DNS TTL.'),
      prose('From 14:00 to 15:00 the deploy, which normally takes 10 minutes, hung.'),
      prose('Between 10:00 and 11:05 the queue was delayed by 3 hours.'),
      prose('At 10:05\u201310:10, 3 minutes after the alert, we rolled back.'),
      prose('Between 10:00 and 11:31 UTC, for an hour and a half, it failed.'),
      prose('The outage lasted not more than 3 hours.'),
      prose('The outage lasted <2 hours.'),
      prose('Our error budget allows a downtime of 4 hours per quarter.'),
      prose('The maximum outage duration we tolerate is 4 hours.'),
      prose('Had we not acted, the outage would have lasted 6 hours.'),
      prose('On 2 April a similar outage lasted 9 hours.'),
      prose('The reboot lasted 4 minutes.'),
      prose('Redis kept keys for a duration of 7 days.'),
      prose('Each node was offline for 90 seconds.'),
      prose('Our goal is a time to detect of 5 minutes.'),
      prose('Time to mitigate was 23 minutes after detection.'),
      prose('> The outage lasted 9 hours.'),
      prose('From 10:00 CEST to 09:05 UTC (65 minutes) it failed.'),
      prose('Between 11:30 and 12:15 PM (45 minutes) it failed.'),
      prose('Requests failed 10:00-11:50 (110 minutes).'),
      prose('Two and a half hours, from 10:00 to 12:30, it failed.'),
      ...NO_SPANS.map(text => prose(text)),
      ...WITHIN.map(text => prose(text)),
      'Resolved: 2024-05-06 12:00 UTC\n\nTime to resolve: 7 hours\n\n## Timeline\n\n- 2024-05-05 09:00 UTC a\n',
    ],
    rejects: [
      ...TOO_LONG.map(([text, says]) => ({ text: prose(text), says: [says] })),
      {
        text: 'Resolved: 2024-05-06 12:00 UTC\n\nTime to resolve: 7 hours\n\n## Timeline\n\n- 2024-05-06 09:00 UTC a\n',
        says: [
          '3:18 7 hours is stated, but no time of the document is that long before resolved (2024-05-06 12:00 UTC); the first is 3 h before it.',
        ],
      },
      ...CONTRADICTIONS.map(([text, says]) => ({ text: prose(text), says: [says] })),
      {
        text: prose('Requests failed 10:00-11:50 (20 minutes).'),
        says: ['12:30 20 minutes is stated, but 10:00-11:50 is 1 h 50 min.'],
      },
      {
        text: prose('An hour and a half, from 06:59 to 07:35, it failed.'),
        says: ['12:1 An hour and a half is stated, but 06:59 to 07:35 is 36 min.'],
      },
      {
        text: prose('From 06:59 to 07:52 (36 minutes) it was slow.'),
        says: ['12:22 36 minutes is stated, but 06:59 to 07:52 is 53 min.'],
      },
      {
        text: prose('It was down for 2 hours and 48 minutes, from 16:58 to 18:46 UTC.'),
        says: ['12:17 2 hours and 48 minutes is stated, but 16:58 to 18:46 is 1 h 48 min.'],
      },
      {
        text: prose('From 6:59 to 7:35 AM (53 minutes) it was slow.'),
        says: ['12:23 53 minutes is stated, but 6:59 to 7:35 AM is 36 min.'],
      },
      {
        text: prose('It was slow for less than 20 minutes, from 06:59 to 07:35.'),
        says: ['12:17 less than 20 minutes is stated'],
      },
      {
        text: prose('It was slow for over an hour, from 06:59 to 07:35.'),
        says: ['12:17 over an hour is stated'],
      },
      {
        text: prose('Time to detection: 5280 minutes'),
        says: [
          '12:20 5280 minutes is stated, but from started (06:59, line 5) to detected (07:02, line 6) is 3 min.',
        ],
      },
      {
        text: prose('The outage lasted 3 hours.'),
        says: [
          '12:19 3 hours is stated, but no two times of the timeline are that far apart; the first (06:59, line 5) and the last (07:52, line 7) are 53 min apart.',
        ],
      },
      {
        text: prose(
          'It took several more hours for complete restoration.',
          '- 2012-03-26 20:00 a\n- 2012-03-28 16:40 b',
        ).replace(
          'started: 06:59\ndetected: 07:02\nresolved: 07:52',
          'started: 2012-03-26 20:00\nresolved: 16:40',
        ),
        says: ['11:9 several more hours is stated'],
      },
    ],
  })
})
