import { leastOf } from '../text/index.ts'

/** A duration as written, with its hedge. */
export interface StatedDuration {
  /** As written, hedge included. */
  readonly text: string
  readonly start: number
  readonly end: number
  /** The duration without its hedge, in milliseconds. */
  readonly value: number
  /** The range that the figure and its hedge allow, in milliseconds, both ends included. */
  readonly least: number
  readonly most: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  fifty: 50,
  ninety: 90,
  half: 0.5,
  'half an': 0.5,
}

/** The least and the most units that words such as "several hours" can mean. */
const VAGUE: Readonly<Record<string, readonly [number, number]>> = {
  'a couple of': [1, 3.5],
  'a couple': [1, 3.5],
  'a few': [1, 8],
  'several more': [2, 12],
  several: [2, 12],
}

const UNIT = '(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)'
/** `1,500`, `1 500`, `0.5`, `0,5`: a comma before three digits separates thousands, any other is a decimal comma. */
const DIGITS = String.raw`(?!0,)\d{1,3}(?:,\d{3}){1,3}|\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,3}|\d{1,6}(?:\.\d{1,3}|,\d{1,3})?(?: ?½)?`
const WORD = Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join('|')
/** "36 minutes", "36-minute" and "1h", but a number word only apart from its unit: "as" is not a second. */
const PART = String.raw`(?:(?:${DIGITS})[ \u00a0-]?|(?:${WORD})[ \u00a0-])${UNIT}\b`
const HEDGE = String.raw`(?:about|approximately|approx\.?|around|roughly|circa|~|≈|nearly|almost|just under|just over|well over|over|not more than|not longer than|more than|longer than|<|>|≤|≥|less than|under|fewer than|up to|at least|at most|within|no more than)`
const DURATION = new RegExp(
  String.raw`(?<![\w.:/–—-])(?<!\d,)(?:(${HEDGE})\s?)?(?:(${Object.keys(VAGUE)
    .sort((a, b) => b.length - a.length)
    .join('|')})\s(hours|minutes|days)\b|(${PART}))`,
  'gi',
)
/** A further part in a finer unit: `and 5 minutes` in `2 hours and 5 minutes`. */
const MORE = new RegExp(`(?:,? and |, | )?${PART}`, 'iy')
/** The beginning of a further part: a quick test, since most durations have only one. */
const PERHAPS_MORE = /(?:,? and |, | )(?:\d|an?[ \u00a0-]|one|tw|th|te|fo|fi|si|se|ei|el|ni|ha)/iy
const PARTS_AT_MOST = 3
const PARTS = new RegExp(String.raw`(?:(${DIGITS})[ \u00a0-]?|\b(${WORD})[ \u00a0-])(${UNIT})\b`, 'gi')

const unitOf = (unit: string): number =>
  ({ s: SECOND, m: MINUTE, h: HOUR, d: DAY })[unit[0]?.toLowerCase() ?? ''] ?? MINUTE

/** A number in digits or in words; NaN for anything else. */
export const numberOf = (text: string): number => {
  const word = WORDS[text.toLowerCase()]
  const whole = text.replace(/(?<=\d)[ \u00a0\u2009\u202f](?=\d{3})/g, '').replace(/ ?½/, '.5')
  const isDecimal = /^(?:0,\d+|\d+,\d{1,2})$/.test(whole)
  return word ?? Number(whole.replace(/,/g, isDecimal ? '.' : ''))
}

/** A unit after a digit or a word: a quick test, since most lines have none. */
const UNIT_NEAR =
  /[\d\s\u00a0-](?:secs?|seconds?|mins?|minutes?|hrs?|hours?|days?)\b|(?:[\d½][ \u00a0-]?|[a-z][ \u00a0-])[smhd]\b/gi
/** The most characters before the first unit of a duration: the longest hedge and number are shorter. */
const BEFORE_UNIT = 60

/** Whether a line may have a duration: a quick test. */
export function mayHaveDuration(line: string): boolean {
  UNIT_NEAR.lastIndex = 0
  return UNIT_NEAR.test(line)
}

/** Every duration in a line of prose, in order. @param text a line, with code spans replaced by spaces. */
export function durationsIn(text: string): StatedDuration[] {
  const found: StatedDuration[] = []
  const line = text.slice(0, 4000)
  for (let match = nextDuration(line, 0); match; match = nextDuration(line, DURATION.lastIndex)) {
    const [head, hedge, vague, vagueUnit, first] = match
    const end = first ? endOfParts(line, DURATION.lastIndex) : DURATION.lastIndex
    DURATION.lastIndex = end
    const written = line.slice(match.index, end)
    const figure = first && line.slice(match.index + head.length - first.length, end)
    const place = { text: written.trim(), start: match.index, end }
    if (vague && vagueUnit) {
      const [least, most] = VAGUE[vague.toLowerCase()] ?? [1, 12]
      const unit = unitOf(vagueUnit)
      found.push({ ...place, value: (unit * (least + most)) / 2, least: unit * least, most: unit * most })
    } else if (figure) {
      const parts = [...figure.matchAll(PARTS)].map(([, digits, word = '', unit = '']) => ({
        count: numberOf(digits ?? word),
        unit: unitOf(unit),
      }))
      const fraction = /^ and a (half|quarter)\b/i.exec(text.slice(place.end))
      const before = /\b(\w+) and a $/i.exec(text.slice(0, place.start))
      const half = fraction ? (fraction[1]?.toLowerCase() === 'half' ? 0.5 : 0.25) : 0
      // "two and a half hours": the words before it are the rest of the number
      const whole = before && /^half\b/i.test(figure) ? numberOf(before[1] ?? '') : 0
      const added = (half + (Number.isNaN(whole) ? 0 : whole)) * (parts.at(-1)?.unit ?? 0)
      const value = parts.reduce((sum, { count, unit }) => sum + count * unit, 0) + added
      const finest = leastOf(parts.map(part => part.unit))
      if (value > 0)
        found.push({
          ...place,
          ...(before && whole > 0 ? { text: `${before[0]}${place.text}`, start: before.index } : {}),
          ...(fraction ? { text: place.text + fraction[0], end: place.end + fraction[0].length } : {}),
          value,
          ...allowed(value, finest, (hedge ?? '').toLowerCase()),
        })
    }
  }
  return found
}

function nextDuration(line: string, from: number): RegExpExecArray | null {
  UNIT_NEAR.lastIndex = from
  const unit = UNIT_NEAR.exec(line)
  if (!unit) return null
  DURATION.lastIndex = Math.max(from, unit.index - BEFORE_UNIT)
  return DURATION.exec(line)
}

function endOfParts(line: string, from: number): number {
  let end = from
  for (let parts = 1; parts < PARTS_AT_MOST; parts++) {
    PERHAPS_MORE.lastIndex = end
    if (!PERHAPS_MORE.test(line)) break
    MORE.lastIndex = end
    if (!MORE.test(line)) break
    end = MORE.lastIndex
  }
  return end
}

/**
 * The range that a figure and its hedge allow. A figure is as exact as its smallest unit: "2 hours" may be half an hour
 * off.
 */
function allowed(
  value: number,
  unit: number,
  hedge: string,
): { readonly least: number; readonly most: number } {
  const slack = unit === MINUTE ? MINUTE : unit / 2
  switch (hedge) {
    case '':
      return { least: value - slack, most: value + slack }
    case 'over':
    case 'well over':
    case '>':
    case '≥':
    case 'more than':
    case 'longer than':
    case 'at least':
    case 'just over':
      return {
        least: value - (unit === HOUR ? 5 * MINUTE : slack),
        most: hedge === 'just over' ? value * 1.25 + slack : Number.POSITIVE_INFINITY,
      }
    case 'less than':
    case 'under':
    case 'fewer than':
    case 'up to':
    case 'at most':
    case 'within':
    case 'no more than':
    case 'not more than':
    case 'not longer than':
    case '<':
    case '≤':
      return { least: 0, most: value + slack }
    case 'nearly':
    case 'almost':
    case 'just under':
      return { least: value * 0.75 - slack, most: value + slack }
    default:
      return { least: value * 0.75 - slack, most: value * 1.25 + slack }
  }
}
