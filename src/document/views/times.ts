import { derivedFrom } from '../derived.ts'
import type { Document } from '../document.ts'
import type { MilestoneName } from '../front-matter/index.ts'
import { milestoneNames } from '../front-matter/index.ts'
import type { Range } from '../text/index.ts'
import type { Moment, Stamp } from '../time/index.ts'

/** A time in a document: that of a milestone in the front matter, or of an event. */
export interface TimeInText {
  readonly milestone: MilestoneName | null
  readonly stamp: Stamp
  /** Null where the time is not valid, or its day is not known. */
  readonly moment: Moment | null
  readonly range: Range
}

/** The times of a document, computed once: milestones first, then events in the order of the text. */
export const timesIn = (document: Document): readonly TimeInText[] => derivedFrom(document, read)

function read({ meta, milestones, events }: Document): readonly TimeInText[] {
  const stated = milestoneNames.flatMap((milestone): TimeInText[] => {
    const field = meta.one.get(milestone)
    const stamp = meta.stamps.get(milestone)
    return field && stamp ? [{ milestone, stamp, moment: milestones[milestone], range: field.range }] : []
  })
  const ofEvents = events.map(
    ({ stamp, at, stampRange }): TimeInText => ({ milestone: null, stamp, moment: at, range: stampRange }),
  )
  return [...stated, ...ofEvents]
}
