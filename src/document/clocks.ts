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

/**
 * The clocks that the timeline uses at its end: those that a column, a sentence, a heading or the front matter names; only
 * where none does, those of the last event that names its own.
 */
export function clockOfTimeline(document: Document, options: ParseOptions): Place {
  const home = zoneOf(document, options)
  const { events, timelineZone: zone, date } = document
  const day = date ? localTime(date.year, date.month, date.day) : 0
  const named = zone && zone.from !== 'config' ? placeOf(zone.name, home, day) : null
  return named ?? events.findLast(event => event.at?.place != null)?.at?.place ?? home
}

/** The clocks that a time typed for the front matter is read by: its own, else those of the timeline. */
export const clockOfFields = (document: Document, options: ParseOptions): Place =>
  homeOf(document.meta) ?? clockOfTimeline(document, options)
