import { readStampWhole } from './read-stamp.ts'
import type { Stamp } from './stamp.ts'

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
  /^(?:(?:UTC|GMT|[A-Z]{2,4}) ?)?(?:to|until|till|through|and|-|–|—|→|->)(?: ?(?:about|around|approximately|~))?$/i
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
    const joined =
      JOIN.test(gap) && (!/\band\b/i.test(gap) || /\bbetween\b[^.]{0,20}$/i.test(text.slice(0, first.index)))
    // 10:02:00-04:00 is a time with its offset
    const offset = gap === '-' && /T|:\d{2}:/.test(first[0])
    const value =
      joined && !offset && isOneZone(gap, text.slice(second.index + second[0].length))
        ? spanOf(first[0], second[0])
        : undefined
    if (value === undefined) continue
    const start = first.index
    const end = second.index + second[0].length
    ranges.push({ text: text.slice(start, end), start, end, value })
    i++
  }
  return ranges
}

const ZONE = /^\s*\(?([A-Z]{2,5})\b/

/** Whether both clocks are in one zone: `10:00 CEST to 09:05 UTC` cannot be subtracted directly. */
function isOneZone(gap: string, after: string): boolean {
  const [first, second] = [ZONE.exec(gap)?.[1], ZONE.exec(after)?.[1]]
  return first === undefined || second === undefined || first === second
}

function spanOf(first: string, second: string): number | undefined {
  // "6:59 to 7:35 AM" has AM/PM once
  const meridiem = /[ap]\.?m\b\.?$/i.exec(second)?.[0]
  const from = readStampWhole(meridiem && !/m\b/i.test(first) ? `${first} ${meridiem}` : first)
  const to = readStampWhole(second)
  if (!from || !to || from.invalid || to.invalid) return undefined
  const [a, b] = [timeOf(from), timeOf(to)]
  if (a === undefined || b === undefined) return undefined
  const dated = from.date && to.date ? dayOf(to) - dayOf(from) : 0
  const value = b - a + dated
  const span = value < 0 && !(from.date && to.date) ? value + DAY : value
  // 11:30 and 12:15 PM: the first is the morning's
  return meridiem && !/m\b/i.test(first) && span >= DAY / 2 ? span - DAY / 2 : span
}

const timeOf = ({ clock }: Stamp): number | undefined =>
  clock && clock.minute !== null
    ? (clock.hour * 60 + clock.minute) * 60_000 + (clock.second ?? 0) * 1000
    : undefined

const dayOf = ({ date }: Stamp): number => Date.UTC(date?.year ?? 0, (date?.month ?? 1) - 1, date?.day ?? 1)
