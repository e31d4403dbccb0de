import { readStampAtStart, readStampWhole } from './read-stamp.ts'
import type { Stamp } from './stamp.ts'
import type { WrittenDate } from './written-date.ts'

/** A range between two clocks, joined by a word or a dash: `21:45 to 23:28 UTC`. */
export interface StatedRange {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Milliseconds from the first to the second; over midnight where the second is earlier. */
  readonly value: number
}

const CLOCK =
  /(?<![\w:.+])(?:\d{4}-\d{2}-\d{2}[T ])?\d{1,2}:\d{2}(?::\d{2})?(?:[ \u00a0]?[ap]\.?m\b\.?)?(?!\w|:\d)/gi
/** The words or dash between two clocks, trimmed, that make them a range. */
const JOIN =
  /^(?:(?:UTC|GMT|[A-Z]{2,4}) ?)?(?:to|until|till|through|and|-|–|—|→|[-=]>)(?: ?(?:about|around|approximately|~))?$/i
const AROUND_WORDS = /[\s*_`()]+/g
const DAY = 86_400_000

/** The ranges in a line of prose, in order. */
export function rangesIn(text: string): StatedRange[] {
  const clocks = [...text.slice(0, 4000).matchAll(CLOCK)]
  const ranges: StatedRange[] = []
  for (let i = 0; i + 1 < clocks.length; i++) {
    const [first, second] = [clocks[i], clocks[i + 1]]
    if (!first || !second) continue
    const gap = text
      .slice(first.index + first[0].length, second.index)
      .replace(AROUND_WORDS, ' ')
      .trim()
    const after = text.slice(second.index + second[0].length)
    const dated = daysBetween(gap, after)
    const joined =
      dated !== null ||
      (JOIN.test(gap) &&
        (!/\band\b/i.test(gap) || /\bbetween\b[^.]{0,20}$/i.test(text.slice(0, first.index))))
    // 10:02:00-04:00 is a time with its offset
    const offset = gap === '-' && /T|:\d{2}:/.test(first[0])
    const value =
      joined && !offset && isOneZone(gap, after)
        ? spanOf(first[0], second[0], dated?.value ?? null)
        : undefined
    if (value === undefined) continue
    const start = first.index
    const end = second.index + second[0].length + (dated?.length ?? 0)
    ranges.push({ text: text.slice(start, end), start, end, value })
    i++
  }
  return ranges
}

/** A day between the first clock and the word that joins it to the second: `UTC on July 9 to`. */
const DAY_IN_GAP =
  /^(?:[A-Z]{2,5}\b)?,? ?(?:on )?(\w[\w. ,]{2,24}\w) (?:to|until|till|through|-|–|—|→|[-=]>)$/
/** What is between the second clock and its day. */
const TO_DAY = /^ ?\(?(?:[A-Z]{2,5}\b\)?)?,? ?(?:on )?/

/**
 * Milliseconds between the days that are written after two clocks (`22:30 on July 9 to 05:39 on July 10`), and the length of
 * the second of them.
 */
function daysBetween(gap: string, after: string): { readonly value: number; readonly length: number } | null {
  const first = DAY_IN_GAP.exec(gap)?.[1]
  const from = first && readStampWhole(first)?.date
  const lead = TO_DAY.exec(after)?.[0].length ?? 0
  const read = from ? readStampAtStart(after.slice(lead, lead + 40))?.stamp : undefined
  if (!from || !read?.date || read.clock) return null
  const year = from.year ?? read.date.year ?? 2000
  const value = dayIn(read.date, read.date.year ?? year) - dayIn(from, year)
  return value >= 0 ? { value, length: lead + read.text.length } : null
}

const ZONE = /^\s*\(?([A-Z]{2,5})\b/

/** Whether both clocks are in one zone: `10:00 CEST to 09:05 UTC` cannot be subtracted directly. */
function isOneZone(gap: string, after: string): boolean {
  const [first, second] = [ZONE.exec(gap)?.[1], ZONE.exec(after)?.[1]]
  return first === undefined || second === undefined || first === second
}

/** @param days those between the clocks, where they are written apart from them */
function spanOf(first: string, second: string, days: number | null): number | undefined {
  // "6:59 to 7:35 AM" has AM/PM once
  const meridiem = /[ap]\.?m\b\.?$/i.exec(second)?.[0]
  const from = readStampWhole(meridiem && !/m\b/i.test(first) ? `${first} ${meridiem}` : first)
  const to = readStampWhole(second)
  if (!from || !to || from.invalid || to.invalid) return undefined
  const [a, b] = [timeOf(from), timeOf(to)]
  if (a === undefined || b === undefined) return undefined
  const value = b - a + (days ?? (from.date && to.date ? dayOf(to) - dayOf(from) : 0))
  if (days !== null) return value >= 0 ? value : undefined
  const span = value < 0 && !(from.date && to.date) ? value + DAY : value
  // 11:30 and 12:15 PM: the first is the morning's
  return meridiem && !/m\b/i.test(first) && span >= DAY / 2 ? span - DAY / 2 : span
}

const timeOf = ({ clock }: Stamp): number | undefined =>
  clock && clock.minute !== null
    ? (clock.hour * 60 + clock.minute) * 60_000 + (clock.second ?? 0) * 1000
    : undefined

const dayOf = ({ date }: Stamp): number => (date ? dayIn(date, date.year ?? 0) : 0)

const dayIn = ({ month, day }: WrittenDate, year: number): number =>
  Date.UTC(year, (month ?? 1) - 1, day ?? 1)
