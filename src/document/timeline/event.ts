import type { Range } from '../text/index.ts'
import type { Moment, Stamp } from '../time/index.ts'

export type EventForm = 'bullet' | 'numbered' | 'table' | 'heading' | 'paragraph'

/** One entry of a timeline. */
export interface TimelineEvent {
  /** Null where the time as written cannot be one: `stamp.invalid` says why. */
  readonly at: Moment | null
  /** The end of an entry such as `14:00–14:20`. */
  readonly until: Moment | null
  readonly stamp: Stamp
  /** Markdown of what happened: the entry's first paragraph. */
  readonly text: string
  /** Where the time stands. */
  readonly stampRange: Range
  /** The entry with its list marker, table row or heading, and what belongs to it. */
  readonly range: Range
  /** What stands below the entry's first paragraph: nested lists, code, pictures. */
  readonly details: readonly Range[]
  /** The sub-heading it stands under, if that is no time itself. */
  readonly group: string | null
  readonly form: EventForm
}

/** Events under one sub-heading, or under none. */
export interface TimelineGroup {
  readonly name: string | null
  /** Of the sub-heading, or of the section. */
  readonly start: number
  /** What stands before the first event. */
  readonly intro: readonly Range[]
  readonly events: readonly TimelineEvent[]
}
