import type { Document, ParseOptions } from './document.ts'
import type { Meta } from './front-matter/index.ts'
import { isZone, localTime, type Place, placeOf } from './time/index.ts'

/** The zone that the front matter names, if it is one. */
export function homeOf(meta: Meta): string | null {
  const named = meta.one.get('timezone')?.text
  return named && isZone(named) ? named : null
}

/** The zone whose clocks a document goes by: its own, else the one it was read with. */
export const zoneOf = ({ meta }: Document, { timezone }: ParseOptions): string =>
  homeOf(meta) ?? timezone ?? 'UTC'

/** Whether the document names a zone for the times of its front matter. */
export const namesZone = ({ meta }: Document): boolean => homeOf(meta) !== null

/** Whose clocks the timeline goes by at its end: as its events, a heading or a sentence say, else the document's. */
export function clockOfTimeline(document: Document, options: ParseOptions): Place {
  const home = zoneOf(document, options)
  const { events, timelineZone: zone, date } = document
  const last = events.findLast(event => event.at?.place != null)?.at?.place
  const day = date ? localTime(date.year, date.month, date.day) : 0
  return last ?? (zone && placeOf(zone.name, home, day)) ?? home
}
