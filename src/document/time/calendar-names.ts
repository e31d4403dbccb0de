/** The months in English, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** The weekdays in English, Sunday first as in `Date`. */
export const weekdayNames = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const

const short = (name: string): string => name.slice(0, 3).toLowerCase()

/** The first three letters of each month, in lower case, which no other month has. */
export const shortMonths: readonly string[] = monthNames.map(short)

/** The first three letters of each weekday, in lower case, which no other weekday has. */
export const shortWeekdays: readonly string[] = weekdayNames.map(short)

/** Pattern: the first three letters of a month. */
export const SHORT_MONTH = shortMonths.join('|')

/** Pattern: the first three letters of a weekday. */
export const SHORT_WEEKDAY = shortWeekdays.join('|')

/** Pattern: a month in full or abbreviated, without a dot: `Sep`, `Sept`, `September`. For use with the flag `i`. */
export const MONTH = monthNames.map(monthPattern).join('|')

function monthPattern(name: string): string {
  const rest = name.slice(3)
  if (name === 'September') return 'sept?(?:ember)?'
  return `${short(name)}${rest.length > 1 ? `(?:${rest})?` : rest && `${rest}?`}`
}

/** Each weekday without "day": `mon`, `tues`, `wednes`. */
export const weekdayStems: readonly string[] = weekdayNames.map(name => name.slice(0, -3).toLowerCase())

/** Pattern: a weekday in full or abbreviated, without a dot: `Tue`, `Tues`, `Tuesday`. For use with the flag `i`. */
export const WEEKDAY = `(?:${weekdayStems.map(stemPattern).join('|')})(?:day)?`

function stemPattern(stem: string): string {
  const rest = stem.slice(3)
  return `${stem.slice(0, 3)}${rest && `(?:${rest})?`}`
}
