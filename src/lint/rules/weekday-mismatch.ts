import { datedWeekdays, weekdayNames, weekdayOf } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const weekdayMismatch = defineRule({
  id: 'weekday-mismatch',
  summary: 'A date falls on the day of the week that is written beside it.',
  why: 'One of the two is wrong, and a reader cannot tell which.',
  severity: 'error',
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
  *check(document) {
    for (const { stamp, range, weekday, month, day, year } of datedWeekdays(document)) {
      const known = year ?? document.date?.year
      if (known === undefined || weekdayOf(known, month, day) === weekday) continue
      // around New Year a date without a year may be in the one before or after
      if (
        year === null &&
        [known - 1, known + 1].some(
          near => weekdayOf(near, month, day) === weekday && isNear(document.date, near, month),
        )
      )
        continue
      yield {
        range,
        message: `${stamp.text} was a ${weekdayNames[weekdayOf(known, month, day)]} in ${known}, not a ${weekdayNames[weekday]}.`,
      }
    }
  },
})

const isNear = (
  date: { readonly year: number; readonly month: number } | null,
  year: number,
  month: number,
) => date !== null && Math.abs((year - date.year) * 12 + month - date.month) <= 4
