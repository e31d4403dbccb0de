import { MONTH, OTHER_MONTH, otherMonths, shortMonths } from './calendar-names.ts'
import { afterDigits, type Cursor, type Faults, isDigitAt, number, take } from './cursor.ts'
import { daysInMonth } from './zone.ts'

/** A date as written. Parts that are not written are null. */
export interface WrittenDate {
  readonly year: number | null
  /** From 1. */
  readonly month: number | null
  readonly day: number | null
  /** `3/4/2024`: could be 3 April or 4 March. Fields hold the month-first reading. */
  readonly ambiguous: boolean
}

const NAMED_MONTH = `(${MONTH})\\b\\.?`

const ISO_DATE = /(\d{4})[-/](\d{1,2}|mm|\?\?)[-/](\d{1,2}|dd|\?\?)(?!\d)/iy
/** `2024.05.14`, only before a clock: without one it may be a version. */
const DOTTED_ISO_DATE = /(\d{4})\.(\d{2})\.(\d{2})(?=[, T]\s?(?:at )?\d{1,2}:\d)/iy
const KANJI_DATE = /(?:(\d{4})年\s?)?(\d{1,2})月\s?(\d{1,2})日/y
const NUMERIC_DATE = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])/y
/** `5/14 14:05`, `05-14 14:05`: without a year only before a clock. */
const SHORT_DATE =
  /(?!24\/7\b)(?:(0?[1-9]|1[0-2])\/(0?[1-9]|[12]\d|3[01])|(1[3-9]|2\d|3[01])\/(0?[1-9]|1[0-2]))(?=,? (?:at )?\d{1,2}:\d{2})/y
const SHORT_DASHED = /(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?= \d{1,2}:\d{2})/y
const DAY_MONTH = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th|\\.)?(?: of)?[ /-]${NAMED_MONTH}(?:,?[ /-](\\d{4}|\\d{2}(?=[ T,]+\\d{1,2}:\\d))(?!:\\d))?`,
  'iy',
)
/** `5. März 2024`, `1er mars`, `5 de marzo de 2024`, `20/jun`. */
const DAY_OTHER_MONTH = new RegExp(
  `(\\d{1,2})(?:\\.|er|º)?(?: de| d['’])?[ /-](${OTHER_MONTH})(?![\\p{L}])\\.?(?:,?(?: de| del| do)?[ /-](\\d{4})(?!:\\d))?`,
  'iuy',
)
/** `05.03.`, only before a clock or a separator: without its year it may be a version. */
const DAY_MONTH_DOTTED =
  /(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(?=,? (?:[~≈]|ca\.? |um |gegen |ab )?\d{1,2}[:.]\d{2}(?!\.)|\s*(?:[–—|:]|-\s|$|[*_`]))/y
const MONTH_DAY = new RegExp(
  `${NAMED_MONTH} {0,2}(\\d{1,2})(?:st|nd|rd|th)?\\b(?!:\\d|/)(?:,? (\\d{4})\\b(?!:\\d))?`,
  'iy',
)
const YEAR_MONTH = /(\d{4})-(\d{2})(?![-\d]|:\d)/y

/** Reads a date at the cursor, in any notation; null where there is none. */
export function readDate(cursor: Cursor, stamp: Faults): WrittenDate | null {
  if (!isDigitAt(cursor)) {
    const named = take(cursor, MONTH_DAY)
    return named && checkedDate(stamp, number(named[3]), monthNumber(named[1]), number(named[2]), named[0])
  }
  // the character after the first digits decides which notations are possible
  const { char, digits } = afterDigits(cursor)
  if (digits === 4 && (char === '-' || char === '/')) {
    const iso = take(cursor, ISO_DATE)
    if (iso) return checkedDate(stamp, number(iso[1]), number(iso[2]), number(iso[3]), iso[0])
    const month = take(cursor, YEAR_MONTH)
    return month && checkedDate(stamp, number(month[1]), number(month[2]), null, month[0])
  }
  if (char === '年' || char === '月') {
    const kanji = take(cursor, KANJI_DATE)
    return kanji && checkedDate(stamp, number(kanji[1]), number(kanji[2]), number(kanji[3]), kanji[0])
  }
  if (digits === 4 && char === '.') {
    const dotted = take(cursor, DOTTED_ISO_DATE)
    return dotted && checkedDate(stamp, number(dotted[1]), number(dotted[2]), number(dotted[3]), dotted[0])
  }
  if (digits > 2 || !/[-/. snrteº]/i.test(char)) return null
  const numeric = take(cursor, NUMERIC_DATE)
  if (numeric) return numericDate(stamp, numeric)
  const dotted = char === '.' ? take(cursor, DAY_MONTH_DOTTED) : null
  if (dotted) return checkedDate(stamp, null, number(dotted[2]), number(dotted[1]), dotted[0])
  const short = take(cursor, SHORT_DATE)
  if (short) return shortDate(stamp, short)
  const dashed = char === '-' && digits === 2 ? take(cursor, SHORT_DASHED) : null
  if (dashed) return twoNumbers(stamp, dashed[0], [Number(dashed[1]), Number(dashed[2])], '-', null)
  const named = take(cursor, DAY_MONTH)
  if (named) return checkedDate(stamp, yearOf(named[3]), monthNumber(named[2]), number(named[1]), named[0])
  const other = take(cursor, DAY_OTHER_MONTH)
  const month = otherMonths.get((other?.[2] ?? '').toLowerCase()) ?? 0
  return other && checkedDate(stamp, number(other[3]), month, number(other[1]), other[0])
}

/** A year, of this century where it has two digits. */
const yearOf = (text: string | undefined): number | null =>
  text?.length === 2 ? 2000 + Number(text) : number(text)

/** The number of a month by its first three letters, from 1; 0 for anything else. */
export const monthNumber = (name = '') => shortMonths.indexOf(name.slice(0, 3).toLowerCase()) + 1

function checkedDate(
  stamp: Faults,
  year: number | null,
  month: number | null,
  day: number | null,
  text: string,
  ambiguous = false,
): WrittenDate {
  // without a year, 29 February may be meant
  const days = month === null ? 31 : daysInMonth(year ?? 2000, month)
  if ((month !== null && (month < 1 || month > 12)) || (day !== null && (day < 1 || day > days)))
    stamp.invalid ??= `"${text.trim()}" is not a valid date`
  return { year, month, day, ambiguous }
}

function numericDate(stamp: Faults, [text, a = '', separator, b = '', y = '']: RegExpExecArray): WrittenDate {
  const year = y.length === 2 ? 2000 + Number(y) : Number(y)
  return twoNumbers(stamp, text, [Number(a), Number(b)], separator, year)
}

const shortDate = (stamp: Faults, [text, month, day, dayFirst, monthAfter]: RegExpExecArray): WrittenDate =>
  twoNumbers(stamp, text, [Number(month ?? dayFirst), Number(day ?? monthAfter)], '/', null)

/** The date of two numbers, in the order that their sizes and separator decide; ambiguous where they do not. */
function twoNumbers(
  stamp: Faults,
  text: string,
  [first, second]: readonly [number, number],
  separator: string | undefined,
  year: number | null,
): WrittenDate {
  const dayFirst = first > 12 || (separator === '.' && second <= 12)
  const ambiguous = separator !== '.' && first <= 12 && second <= 12 && first !== second
  return dayFirst
    ? checkedDate(stamp, year, second, first, text)
    : checkedDate(stamp, year, first, second, text, ambiguous)
}
