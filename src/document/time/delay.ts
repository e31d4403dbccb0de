import { afterDigits, type Cursor, isDigitAt, take } from './cursor.ts'

const AFTER =
  /T?\+\s?(?:(\d{1,3})\s?h(?:ours?|r|rs)?)?\s?(?:(\d{1,4})\s?(m|mins?|minutes?|s|secs?|seconds?)?)?(?![\w:/-])/iy
/** Elapsed time, `T+00:05`; without the T only alone or before a separator, since `+02:00` may be an offset. */
const PASSED =
  /T\+\s?(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?![\d:])|\+(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?=\s*(?:$|: |[|–—]|-\s))/iy
/** `T0`, `T+~1.5 hours`: from the first event, in one unit and perhaps about so much. */
const FROM_FIRST =
  /T(?:\+?0(?![\w:.])|\+\s?(~\s?)?(\d{1,3}(?:[.,]\d{1,2})?)\s?(hours?|hrs?|h|minutes?|mins?|m|seconds?|secs?|s)\b)/iy
const LATER =
  /(about |around |approx\.? |roughly |~ ?)?(\d{1,4})\s?(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h)\s+later\b/iy

/** The distance of an event from another one. */
export interface Delay {
  /** Milliseconds. */
  readonly ms: number
  /** The event that it counts from: the first of the timeline (`T+20m`) or the previous one (`+4m`). */
  readonly from: 'first' | 'previous'
  /** "about 20 minutes later" */
  readonly hedged: boolean
}

/** Reads `+4m`, `T+00:20` or "5 minutes later". @returns null where none is at the cursor. */
export function readDelay(cursor: Cursor): Delay | null {
  const later = mayBeLater(cursor) && take(cursor, LATER)
  if (later)
    return { ms: Number(later[2]) * unitOf(later[3]), from: 'previous', hedged: later[1] !== undefined }
  const sign = cursor.text.charAt(cursor.at)
  if (!/[T+]/i.test(sign)) return null
  const far = take(cursor, FROM_FIRST)
  if (far) {
    const count = Number((far[2] ?? '0').replace(',', '.'))
    return { ms: Math.round(count * unitOf(far[3])), from: 'first', hedged: far[1] !== undefined }
  }
  const passed = take(cursor, PASSED)
  if (passed) {
    const [hours = 0, minutes = 0, seconds = 0] = passed.slice(passed[1] ? 1 : 4).map(Number)
    return { ms: (hours * 60 + minutes) * 60_000 + (seconds || 0) * 1000, from: 'first', hedged: false }
  }
  const back = cursor.at
  const [, hours, count, unit] = take(cursor, AFTER) ?? []
  if (hours || (count && unit))
    return {
      ms: Number(hours ?? 0) * 3_600_000 + Number(count ?? 0) * unitOf(unit ?? 'm'),
      from: sign === '+' ? 'previous' : 'first',
      hedged: false,
    }
  cursor.at = back
  return null
}

/** A quick test for "5 minutes later" and "about 5min later". */
function mayBeLater(cursor: Cursor): boolean {
  if (!isDigitAt(cursor)) return /[~ar]/i.test(cursor.text.charAt(cursor.at))
  return /[\ssmh]/i.test(afterDigits(cursor).char)
}

const unitOf = (unit = 'm') =>
  ({ s: 1000, m: 60_000, h: 3_600_000 })[unit[0]?.toLowerCase() as 's' | 'm' | 'h'] ?? 60_000
