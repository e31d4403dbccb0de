import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const timeZoneMissing = defineRule({
  id: 'time-zone-missing',
  family: 'time',
  summary: 'Every time has a time zone: its own, that of its section, or `timezone` in the front matter.',
  why: 'In one of four published postmortems readers have to guess the time zone, and they guess their own.',
  severity: 'warning',
  examples: {
    good: [
      vary('timezone: America/Los_Angeles\n', '')
        .replace('## Timeline', '## Timeline (UTC)')
        .replaceAll(/(?<=: )(\d\d:\d\d)\n/g, '$1Z\n'),
    ],
    bad: [vary('timezone: America/Los_Angeles\n', '')],
  },
  *check({ events, milestones, meta }) {
    const event = events.find(({ at, stamp }) => at && at.zone === null && stamp.clock?.minute != null)
    const milestone = Object.entries(milestones).find(
      ([, moment]) => moment && moment.zone === null && !['day', 'part-of-day'].includes(moment.granularity),
    )
    const range = event?.stampRange ?? (milestone && meta.one.get(milestone[0])?.range)
    if (!range) return
    yield {
      range,
      message:
        'This time has no time zone: add a field such as timezone: America/Los_Angeles to the front matter, or write "All times are in UTC".',
    }
  },
})
