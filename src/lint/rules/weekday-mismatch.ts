import { weekdayNames } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'
import { datedWeekdays, WEEKDAYS, weekdayOf } from '../weekdays.ts'

export const weekdayMismatch = defineRule({
  id: 'weekday-mismatch',
  family: 'time',
  summary: 'A date falls on the weekday written next to it.',
  why: 'One of the two is wrong, and a reader cannot tell which.',
  severity: 'error',
  hints: [WEEKDAYS],
  examples: {
    good: [
      vary('Environments took', 'On Wednesday, March 28, 2012, environments took'),
      vary('Environments took', 'On Wed 28 March environments took'),
    ],
    bad: [
      vary('Environments took', 'On Friday, March 28, 2012, environments took'),
      vary('Environments took', 'On Friday, March 28 environments took'),
    ],
  },
  *check(document, { words }) {
    for (const { range, weekday, month, day, year } of datedWeekdays(document, words)) {
      const known = year ?? document.date?.year
      if (known === undefined || weekdayOf(known, month, day) === weekday) continue
      // a date without a year, far from the incident, may be in another year
      if (year === null && (document.date === null || Math.abs(month - document.date.month) > 1)) continue
      yield {
        range,
        message: `${isoDate(known, month, day)} is a ${weekdayNames[weekdayOf(known, month, day)]}, not a ${weekdayNames[weekday]}: correct the date or the weekday.`,
      }
    }
  },
})

const isoDate = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
