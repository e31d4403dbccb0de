import { beginningAt, type Cursor, type Faults, isDigitAt, number, take } from './cursor.ts'

/** A time of day as written, 0–24 h. */
export interface WrittenClock {
  readonly hour: number
  /** Null in `14:??` and for a part of the day. */
  readonly minute: number | null
  readonly second: number | null
  /** The length in hours of the part of the day: 6 for `evening`, 1 for a clock. */
  readonly hours: number
  /** Whether it states AM or PM, or a part of the day. */
  readonly hasMeridiem: boolean
}

/** First hour and number of hours of the parts of a day. */
const PARTS: Readonly<Record<string, readonly [number, number]>> = {
  'early morning': [3, 5],
  'late morning': [10, 2],
  morning: [6, 6],
  'early afternoon': [12, 3],
  'late afternoon': [15, 3],
  afternoon: [12, 6],
  'early evening': [17, 3],
  'late evening': [20, 4],
  evening: [17, 6],
  'late night': [21, 3],
  night: [20, 4],
  noon: [12, 1],
  midday: [11, 3],
  'mid-day': [11, 3],
  midnight: [0, 1],
}

const CLOCK =
  /(\d{1,2})[:：.h](\d{2}|\?\?|xx|mm|[0-5][x?])(?::(\d{2}|ss)(?:[.,]\d{1,9})?)?(?!\d|:\d)(?:\s?([ap])\.?\s?m\b\.?|([ap])\b)?/iy
const KANJI_CLOCK = /(午前|午後)?(\d{1,2})時(?:\s?(\d{1,2})分)?/y
/** A word after a complete clock: `14:05h`, `14:05 Uhr`; not "14:00 hours of work". */
const SPOKEN =
  /(?:h|hrs|uhr)(?![\w/'’-])|\s(?:hrs|uhr|o['’]clock)(?![\w/'’-])(?!\s(?:of|later|ago|after|before|long)\b)|\s(?:h|hours)(?=\s*(?:$|[:,;|.)\]*–—]|-\s))/iy
const UHR = /\s?uhr(?![\w/'’-])/iy
const NOON_OR_MIDNIGHT = /\s(noon|midnight)(?=\s*(?:$|[:,;|.)\]*–—]|-\s))/iy
const HOUR_ONLY = /(\d{1,2})\s?([ap])\.?m\b\.?/iy
const FOUR_DIGITS = /([01]\d|2[0-3])([0-5]\d)(?:\s?(?:h|hrs|hours)\b)?(?!\d|[:-]\d)/y
const PART =
  /(?:in the |late |early )?(?:(?:early|late) )?(?:morning|noon|mid-?day|afternoon|evening|night|midnight)\b/iy
const PART_BEGINNINGS = ['in ', 'lat', 'ear', 'mor', 'noo', 'mid', 'aft', 'eve', 'nig']

/** Reads a time of day at the cursor, in any notation; null where there is none. */
export function readClock(cursor: Cursor, stamp: Faults & { readonly date: unknown }): WrittenClock | null {
  if (!isDigitAt(cursor)) {
    const named = cursor.text.charAt(cursor.at) === '午' ? take(cursor, KANJI_CLOCK) : null
    if (named) return kanjiClock(stamp, named)
    const part = PART_BEGINNINGS.includes(beginningAt(cursor, cursor.at)) && take(cursor, PART)
    return part ? partOfDay(part[0]) : null
  }
  const back = cursor.at
  const clock = take(cursor, CLOCK)
  if (
    clock &&
    isDotted(clock[0]) &&
    !isDottedClock(clock, cursor.text.slice(cursor.at, cursor.at + 8), stamp.date !== null)
  ) {
    cursor.at = back
    return null
  }
  if (clock) {
    if (clock[1]?.length === 2) take(cursor, SPOKEN)
    else take(cursor, UHR)
    const named = /^(?:12|00?)[:.]00$/.test(clock[0]) ? take(cursor, NOON_OR_MIDNIGHT) : null
    const meridiem = named?.[1]?.toLowerCase() === 'midnight' ? 'a' : (clock[4] ?? clock[5])
    return checkedClock(stamp, clock, meridiem)
  }
  const kanji = take(cursor, KANJI_CLOCK)
  if (kanji) return kanjiClock(stamp, kanji)
  const hourOnly = take(cursor, HOUR_ONLY)
  if (hourOnly) return checkedClock(stamp, [hourOnly[0], hourOnly[1] ?? '', '00'], hourOnly[2])
  // 0251 is a time after a date or before a zone or a separator; 2500 nodes is not
  const four = take(cursor, FOUR_DIGITS)
  if (
    four &&
    (stamp.date ||
      /^\s?(?:h|hrs|hours|[:*_`)–—]|-(?![\w?])|UTC|GMT|Z)/.test(
        `${four[0].slice(4)}${cursor.text.slice(cursor.at, cursor.at + 5)}`,
      ))
  )
    return checkedClock(stamp, [four[0], four[1] ?? '', four[2] ?? ''], undefined)
  cursor.at = back
  return null
}

const kanjiClock = (stamp: Faults, [text, half, hour, minute = '00']: RegExpExecArray): WrittenClock =>
  checkedClock(stamp, [text, hour, minute], half === '午後' ? 'p' : half === '午前' ? 'a' : undefined)

/**
 * Whether `7.30` is a time: before a separator or a zone, or after a date and before a new sentence; not in 7.30
 * million.
 */
const isDottedClock = ([, hour, minute]: RegExpExecArray, rest: string, hasDate: boolean): boolean =>
  /^(?:\s*(?:$|[:|*_`)–—]|-\s)|\s?(?:UTC|GMT|Uhr|[A-Z]{3,4})\b)/.test(rest) ||
  (hasDate && hour?.length === 2 && Number(hour) < 24 && Number(minute) < 60 && /^\s+[A-Z[]/.test(rest))

const isDotted = (clock: string) => /^\d{1,2}\.\d{2}$/.test(clock)

function partOfDay(words: string): WrittenClock {
  const name = words.toLowerCase().replace(/^in the /, '')
  const [hour, hours] = PARTS[name] ?? PARTS[name.split(' ').at(-1) ?? ''] ?? [0, 24]
  const exact = hours === 1
  return { hour, minute: exact ? 0 : null, second: null, hours, hasMeridiem: true }
}

function checkedClock(
  stamp: Faults,
  found: readonly (string | undefined)[],
  letter: string | undefined,
): WrittenClock {
  const [text = '', h, m, s] = found
  const written = Number(h)
  // 10:4x is some minute from 10:40 on
  const tens = /^(\d)[x?]$/i.exec(m ?? '')?.[1]
  if (tens) stamp.hedged = true
  const minute = tens ? Number(tens) * 10 + 5 : number(m)
  const second = number(s)
  const meridiem = letter?.toLowerCase()
  const hour =
    meridiem === 'p' && written < 12 ? written + 12 : meridiem === 'a' && written === 12 ? 0 : written
  const outside =
    written > 24 || (written === 24 && (minute ?? 0) > 0) || (minute ?? 0) > 59 || (second ?? 0) > 59
  if (outside) stamp.invalid ??= `"${text.trim()}" is not a valid time`
  // 13:06 PM has one possible meaning; 0:30 PM and 14:00 am have none
  else if (meridiem && ((meridiem === 'p' && written === 0) || (meridiem === 'a' && written > 12)))
    stamp.invalid ??= `"${text.trim()}" is not a valid time`
  return { hour: Math.min(hour, 24), minute, second, hours: 1, hasMeridiem: meridiem !== undefined }
}
