import { type Cursor, isDigitAt, type Mutable, take } from './cursor.ts'
import { explainedAt } from './explained-zones.ts'
import type { Stamp } from './stamp.ts'
import { readClock, type WrittenClock } from './written-clock.ts'
import { formatOffset, offsetAt } from './zone.ts'
import { isSureZone, meaningOf, readZoneName } from './zone-names.ts'

/** Reads the zone after a clock, if there is one. */
export function readZone(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const zone = readZoneAfter(cursor) ?? (stamp.clock?.second == null ? undefined : readOffsetAfter(cursor))
  if (zone) stamp.zone = zone
}

/** Reads an offset after seconds, as git writes it: `10:10:00 -0700`. After minutes it would be the end of a range. */
const readOffsetAfter = (cursor: Cursor): string | undefined =>
  take(cursor, / ?([+\u2212-](?:0\d|1[0-4])(?::?[0-5]\d)?)(?!\d|:\d)/y)?.[1]

function readZoneAfter(cursor: Cursor): string | undefined {
  const back = cursor.at
  take(cursor, /\s?(?:[*_`]{1,2})?\s?[([]?/y)
  const spaced = cursor.at > back
  const bracketed = /[([]/.test(cursor.text[cursor.at - 1] ?? '')
  const explained = explainedAt(cursor.text.slice(cursor.at, cursor.at + 8), cursor.explained)
  if (explained) {
    cursor.at += explained.name.length
    if (bracketed) take(cursor, /\s?[)\]]/y)
    return explained.zone
  }
  const zone = readZoneName(cursor.text.slice(cursor.at, cursor.at + 60))
  // `12:43 (UTC 03:43)`: the zone is that of the second time
  if (zone && bracketed && /^\s?\d{1,2}[:.h]\d/.test(cursor.text.slice(cursor.at + zone.length))) {
    cursor.at = back
    return undefined
  }
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

/**
 * Whether a zone name is meant as one: `12:00+02:00` and `12:00Z` need no space; "Central database" and "CT scan" name
 * none.
 */
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
  if (!spaced) return offset !== null || (/^[A-Z]{3,4}$/.test(zone) && isSureZone(zone))
  // "2:05 p.m. ET all nodes died", but "14:05 ET phones home"
  const isShort = /^[PMCE]T$/.test(zone) && afterMeridiem && /^(?:$|[\s:,.|)])/.test(rest)
  if (bracketed || isSureZone(zone) || isShort) return !/^-\d{4}$/.test(zone)
  return /^\s*(?:$|[:,|/)\]*_`–—]|-\s|-{2})/.test(rest)
}

/** Skips the zone after the end of a range, where it is that of the start: `14:00 UTC – 14:20 UTC`. */
export function readZoneAgain(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  if (readZoneAfter(cursor) !== stamp.zone) cursor.at = back
}

/**
 * Reads the same time in another zone: `14:05 BST (13:05 UTC)`, `14:05 CET/13:05 UTC`. Where the name of the first
 * zone has several meanings, the other time decides. Not read after a clock without a zone.
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

/** Whether a zone has the offset at some time of 2024. */
const hasOffset = (place: string, offset: number): boolean =>
  [0, 6].some(month => offsetAt(place, Date.UTC(2024, month, 1)) === offset)

const minutesOf = ({ hour, minute }: WrittenClock): number => hour * 60 + (minute ?? 0)

/** The difference of two clocks in minutes, less a day where it crosses midnight. */
const nearestTurn = (minutes: number): number =>
  minutes > 14 * 60 ? minutes - 24 * 60 : minutes < -12 * 60 ? minutes + 24 * 60 : minutes
