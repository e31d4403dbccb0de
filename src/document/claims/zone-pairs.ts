import { zoneInFrontMatter } from '../clocks.ts'
import { derivedFrom } from '../derived.ts'
import type { Document } from '../document.ts'
import type { Range } from '../text/index.ts'
import { dateOf, type Moment, readStampWhole, resolveStamp, type Stamp } from '../time/index.ts'
import { claimsOf } from './claims.ts'

/** One time that is stated in two zones: `14:05 UTC (9:05 AM ET)`. */
export interface ZonePair {
  readonly range: Range
  readonly first: Moment
  readonly second: Moment
  /** Milliseconds from the first to the second, less whole days: the days of both are rarely written. */
  readonly apart: number
}

/** The times of the events and of the prose that are stated in two zones. */
export const zonePairsIn = (document: Document): readonly ZonePair[] => derivedFrom(document, readPairs)

function readPairs(document: Document): readonly ZonePair[] {
  const home = zoneInFrontMatter(document.meta)
  const ofEvents = document.events.flatMap(({ at, stamp, stampRange, text }) => {
    const other = stamp.otherClock ?? IN_BRACKETS.exec(text)?.[1]
    return pairOf(at, other, stampRange, home)
  })
  const ofProse = claimsOf(document, 'instant').flatMap(({ moment, stamp, start, end }) =>
    pairOf(moment, stamp.otherClock, { start, end }, home),
  )
  return [...ofEvents, ...ofProse]
}

/** A second time directly after that of an event whose zone is not written beside it: `12:48 (6:48 PDT) …`. */
const IN_BRACKETS = /^\((\d{1,2}[:.]\d{2}[^()]{2,24})\)/

const MINUTE = 60_000
const DAY = 86_400_000

function pairOf(
  first: Moment | null,
  other: string | null | undefined,
  range: Range,
  documentZone: string | null,
): readonly ZonePair[] {
  const date = first && dateOf(first)
  const stamp: Stamp | undefined = other ? readStampWhole(other) : undefined
  if (!first || !date || first.frame !== 'instant' || !stamp?.zone || stamp.date) return []
  const second = resolveStamp(stamp, { date, dateFrom: 'item', zone: null, documentZone })
  if (second?.frame !== 'instant' || second.latest - second.earliest > MINUTE) return []
  const days = Math.round((second.earliest - first.earliest) / DAY)
  return [{ range, first, second, apart: second.earliest - first.earliest - days * DAY }]
}
