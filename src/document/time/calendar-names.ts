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

/**
 * Months of the other languages that pages have, and of Portuguese, in lower case and as they are abbreviated, with their
 * numbers. Those that are spelt as in English are not repeated.
 */
const OTHER_MONTHS: readonly (readonly string[])[] = [
  ['januar', 'jänner', 'jän', 'janvier', 'janv', 'enero', 'ene', 'janeiro', 'ינואר'],
  ['februar', 'février', 'févr', 'fév', 'febrero', 'fevereiro', 'fev', 'פברואר'],
  ['märz', 'mär', 'mrz', 'mars', 'marzo', 'março', 'מרץ'],
  ['avril', 'avr', 'abril', 'abr', 'אפריל'],
  ['mai', 'mayo', 'maio', 'מאי'],
  ['juni', 'juin', 'junio', 'junho', 'יוני'],
  ['juli', 'juillet', 'juil', 'julio', 'julho', 'יולי'],
  ['août', 'agosto', 'ago', 'אוגוסט'],
  ['septembre', 'septiembre', 'setembro', 'set', 'ספטמבר'],
  ['oktober', 'okt', 'octobre', 'octubre', 'outubro', 'out', 'אוקטובר'],
  ['novembre', 'noviembre', 'novembro', 'נובמבר'],
  ['dezember', 'dez', 'décembre', 'déc', 'diciembre', 'dic', 'dezembro', 'דצמבר'],
]

/** The number of a month of those languages, from 1, by its name without a dot. */
export const otherMonths: ReadonlyMap<string, number> = new Map(
  OTHER_MONTHS.flatMap((names, i) => names.map(name => [name, i + 1] as const)),
)

/** Pattern: a month of those languages, the longest names first. For use with the flags `iu`. */
export const OTHER_MONTH = [...otherMonths.keys()].sort((a, b) => b.length - a.length).join('|')
