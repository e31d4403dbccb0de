import type { Document, ParseOptions } from './document.ts'
import type { Meta } from './front-matter/index.ts'
import { isZone, localTime, type ZoneOrOffset, zoneOrOffsetOf } from './time/index.ts'

/** The zone in the front matter; null where there is none, or none that is valid. */
export function zoneInFrontMatter(meta: Meta): string | null {
  const named = meta.one.get('timezone')?.text
  return named && isZone(named) ? named : null
}

/** The zone of a document: that of its front matter, else of the options, else UTC. */
export const zoneOf = ({ meta }: Document, { timezone }: ParseOptions): string =>
  zoneInFrontMatter(meta) ?? timezone ?? 'UTC'

/** Whether the front matter has a valid zone. */
export const namesZone = ({ meta }: Document): boolean => zoneInFrontMatter(meta) !== null

/** The zone at the end of the timeline: that of its last event, a heading or a sentence, else of the document. */
export function clockOfTimeline(document: Document, options: ParseOptions): ZoneOrOffset {
  const documentZone = zoneOf(document, options)
  const { events, timelineZone: zone, date } = document
  const last = events.findLast(event => event.at?.zoneOrOffset != null)?.at?.zoneOrOffset
  const day = date ? localTime(date.year, date.month, date.day) : 0
  return last ?? (zone && zoneOrOffsetOf(zone.name, documentZone, day)) ?? documentZone
}
