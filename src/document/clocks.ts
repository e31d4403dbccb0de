import type { Document, ParseOptions } from './document.ts'
import type { Meta } from './front-matter/index.ts'
import { isZone, startOfDay, type ZoneOrOffset, zoneOrOffsetOf } from './time/index.ts'

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

/**
 * The clocks that the timeline uses at its end: those that a column, a sentence, a heading or the front matter names; only
 * where none does, those of the last event that names its own.
 */
export function clockOfTimeline(document: Document, options: ParseOptions): ZoneOrOffset {
  const home = zoneOf(document, options)
  const { events, timelineZone: zone, date } = document
  const day = date ? startOfDay(date) : 0
  const named = zone && zone.from !== 'config' ? zoneOrOffsetOf(zone.name, home, day) : null
  return named ?? events.findLast(event => event.at?.zoneOrOffset != null)?.at?.zoneOrOffset ?? home
}

/** The clocks that a time typed for the front matter is read by: its own, else those of the timeline. */
export const clockOfFields = (document: Document, options: ParseOptions): ZoneOrOffset =>
  zoneInFrontMatter(document.meta) ?? clockOfTimeline(document, options)
