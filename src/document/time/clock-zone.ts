import { type Cursor, isDigitAt, type Mutable, take } from './cursor.ts'
import type { Stamp } from './stamp.ts'
import { readClock, type WrittenClock } from './written-clock.ts'
import { formatOffset, offsetAt } from './zone.ts'
import { isSureZone, meaningOf, readZoneName } from './zone-names.ts'

/** The zone behind a clock, if one is there. */
export function readZone(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const zone = readZoneAfter(cursor) ?? (stamp.clock?.second == null ? undefined : readOffsetAfter(cursor))
  if (zone) stamp.zone = zone
}

/** Behind seconds, as git has it: `10:10:00 -0700`. Elsewhere that would be the end of a span. */
const readOffsetAfter = (cursor: Cursor): string | undefined =>
  take(cursor, / ([+\u2212-](?:0\d|1[0-4]):?[0-5]\d)(?!\d|:\d)/y)?.[1]

function readZoneAfter(cursor: Cursor): string | undefined {
  const back = cursor.at
  take(cursor, /\s?(?:[*_`]{1,2})?\s?[([]?/y)
  const spaced = cursor.at > back
  const bracketed = /[([]/.test(cursor.text[cursor.at - 1] ?? '')
  const zone = readZoneName(cursor.text.slice(cursor.at, cursor.at + 60))
  const afterMeridiem = /[ap]\.?\s?m\.?$/i.test(cursor.text.slice(Math.max(0, back - 6), back))
  if (
    zone &&
    isZoneHere(zone, cursor.text.slice(cursor.at + zone.length), spaced, bracketed, afterMeridiem)
  ) {
    cursor.at += zone.length
    if (bracketed) take(cursor, /\s?[)\]]/y)
    // as Go and Ruby write it: +0000 UTC
    if (/^[+-]00:?00$/.test(zone)) take(cursor, / UTC\b/y)
    return zone
  }
  cursor.at = back
  return undefined
}

/** 12:00+02:00 and 12:00Z stand without a blank; "Central database" and "CT scan" are no zones. */
function isZoneHere(
  zone: string,
  rest: string,
  spaced: boolean,
  bracketed: boolean,
  afterMeridiem: boolean,
): boolean {
  const offset = /^[+\u2212-](\d{2})/.exec(zone)
  if (offset && Number(offset[1]) > 14) return false
  if (zone === 'Z') return !spaced
  if (!spaced) return offset !== null
  // "2:05 p.m. ET all nodes died", but "14:05 ET phones home"
  const isShort = /^[PMCE]T$/.test(zone) && afterMeridiem && /^(?:$|[\s:,.|)])/.test(rest)
  if (bracketed || isSureZone(zone) || isShort) return !/^-\d{4}$/.test(zone)
  return /^\s*(?:$|[:,|/)\]*_`–—]|-\s|-{2})/.test(rest)
}

/** `14:00 UTC – 14:20 UTC` */
export function readZoneAgain(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  if (readZoneAfter(cursor) !== stamp.zone) cursor.at = back
}

/**
 * The same time by the clocks of another zone: `14:05 BST (13:05 UTC)`, `14:05 CET/13:05 UTC`. Where the first zone
 * may be several, the other says which. Behind a clock without a zone such words may be about anything.
 */
export function readOtherClock(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  const { clock } = stamp
  const open = /[ (/[]/.test(cursor.text.charAt(back)) && take(cursor, /\s?([(/[])\s?/y)
  if (!open || !clock || stamp.zone === null || !isDigitAt(cursor)) {
    cursor.at = back
    return
  }
  const from = cursor.at
  const other = readClock(cursor, { invalid: null, date: null })
  const zone = other && other.minute !== null ? readZoneAfter(cursor) : undefined
  const otherClock = cursor.text.slice(from, cursor.at)
  const closed = open[1] === '/' || take(cursor, /\s?[)\]]/y) !== null
  const own = meaningOf(stamp.zone)
  const meaning = zone ? meaningOf(zone) : undefined
  if (other && closed && own && meaning) {
    const isOpen = own.kind === 'places' && own.places.length > 1
    const offset =
      isOpen && meaning.kind === 'offset'
        ? meaning.offset + nearestTurn(minutesOf(clock) - minutesOf(other)) * 60_000
        : null
    if (offset === null || (isOpen && own.places.some(place => hasOffset(place, offset)))) {
      if (offset !== null) stamp.zone = formatOffset(offset)
      stamp.otherClock = otherClock
      return
    }
  }
  cursor.at = back
}

/** Whether the clocks of a place are ever so far from UTC, in a year like ours. */
const hasOffset = (place: string, offset: number): boolean =>
  [0, 6].some(month => offsetAt(place, Date.UTC(2024, month, 1)) === offset)

const minutesOf = ({ hour, minute }: WrittenClock): number => hour * 60 + (minute ?? 0)

/** Two clocks are never as far apart as a day. */
const nearestTurn = (minutes: number): number =>
  minutes > 14 * 60 ? minutes - 24 * 60 : minutes < -12 * 60 ? minutes + 24 * 60 : minutes
