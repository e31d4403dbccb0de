import { type Cursor, isDigitAt, type Mutable, take } from './cursor.ts'
import type { Stamp } from './stamp.ts'
import { readClock, type WrittenClock } from './written-clock.ts'
import { formatOffset } from './zone.ts'
import { isSureZone, meaningOf, readZoneName } from './zone-names.ts'

/** The zone behind a clock, if one is there. */
export function readZone(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const zone = readZoneAfter(cursor)
  if (zone) stamp.zone = zone
}

function readZoneAfter(cursor: Cursor): string | undefined {
  const back = cursor.at
  take(cursor, /\s?(?:[*_`]{1,2})?\s?[([]?/y)
  const spaced = cursor.at > back
  const bracketed = /[([]/.test(cursor.text[cursor.at - 1] ?? '')
  const zone = readZoneName(cursor.text.slice(cursor.at, cursor.at + 60))
  if (zone && isZoneHere(zone, cursor.text.slice(cursor.at + zone.length), spaced, bracketed)) {
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
function isZoneHere(zone: string, rest: string, spaced: boolean, bracketed: boolean): boolean {
  const offset = /^[+\u2212-](\d{2})/.exec(zone)
  if (offset && Number(offset[1]) > 14) return false
  if (zone === 'Z') return !spaced
  if (!spaced) return offset !== null
  if (bracketed || isSureZone(zone) || zone === 'PT' || zone === 'ET') return !/^-\d{4}$/.test(zone)
  return /^\s*(?:$|[:,|/)\]*_`–—]|-\s|-{2})/.test(rest)
}

/** `14:00 UTC – 14:20 UTC` */
export function readZoneAgain(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  if (readZoneAfter(cursor) !== stamp.zone) cursor.at = back
}

/**
 * The same time by the clocks of another zone: `14:05 BST (13:05 UTC)`, `14:05 CET/13:05 UTC`. Where the first zone
 * is missing or may be several, the other says how far it is from UTC.
 */
export function readOtherClock(cursor: Cursor, stamp: Mutable<Stamp>): void {
  const back = cursor.at
  const { clock } = stamp
  const open = /[ (/[]/.test(cursor.text.charAt(back)) && take(cursor, /\s?([(/[])\s?/y)
  if (!open || !clock || !isDigitAt(cursor)) {
    cursor.at = back
    return
  }
  const other = readClock(cursor, { invalid: null, date: null })
  const zone = other && other.minute !== null ? readZoneAfter(cursor) : undefined
  const closed = open[1] === '/' ? stamp.zone !== null : take(cursor, /\s?[)\]]/y) !== null
  if (!other || !zone || !closed) {
    cursor.at = back
    return
  }
  const meaning = meaningOf(zone)
  const own = stamp.zone === null ? undefined : meaningOf(stamp.zone)
  const isOpen = stamp.zone === null || (own?.kind === 'places' && own.places.length > 1)
  if (isOpen && meaning?.kind === 'offset')
    stamp.zone = formatOffset(meaning.offset + nearestTurn(minutesOf(clock) - minutesOf(other)) * 60_000)
}

const minutesOf = ({ hour, minute }: WrittenClock): number => hour * 60 + (minute ?? 0)

/** Two clocks are never as far apart as a day. */
const nearestTurn = (minutes: number): number =>
  minutes > 14 * 60 ? minutes - 24 * 60 : minutes < -12 * 60 ? minutes + 24 * 60 : minutes
