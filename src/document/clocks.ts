import type { Document, ParseOptions } from './document.ts'
import type { Meta } from './front-matter/index.ts'
import { isZone, localTime, type ZoneOrOffset, zoneOrOffsetOf } from './time/index.ts'

/** The zone that the front matter names, if it is one. */
export function zoneInFrontMatter(meta: Meta): string | null {
  const named = meta.one.get('timezone')?.text
  return named && isZone(named) ? named : null
}

/** The zone whose clocks a document goes by: its own, else the one it was read with. */
export const zoneOf = ({ meta }: Document, { timezone }: ParseOptions): string =>
  zoneInFrontMatter(meta) ?? timezone ?? 'UTC'

/** Whether the document names a zone for the times of its front matter. */
export const namesZone = ({ meta }: Document): boolean => zoneInFrontMatter(meta) !== null

/** Whose clocks the timeline goes by at its end: as its events, a heading or a sentence say, else the document's. */
export function clockOfTimeline(document: Document, options: ParseOptions): ZoneOrOffset {
  const documentZone = zoneOf(document, options)
  const { events, timelineZone: zone, date } = document
  const last = events.findLast(event => event.at?.zoneOrOffset != null)?.at?.zoneOrOffset
  const day = date ? localTime(date.year, date.month, date.day) : 0
  return last ?? (zone && zoneOrOffsetOf(zone.name, documentZone, day)) ?? documentZone
}
