import type { Range } from '../text/index.ts'
import type { Moment, Stamp } from '../time/index.ts'

/** The Markdown form of an entry. */
export type EventForm = 'bullet' | 'numbered' | 'table' | 'heading' | 'paragraph'

/** One entry of a timeline. */
export interface TimelineEvent {
  /** Null where the time is not valid (`stamp.invalid` says why) or its day is not known. */
  readonly at: Moment | null
  /** The end of an entry such as `14:00–14:20`. */
  readonly until: Moment | null
  readonly stamp: Stamp
  /** Markdown of what happened: the entry's first paragraph. */
  readonly text: string
  /** The range of the time. */
  readonly stampRange: Range
  /** The whole entry with its list marker, table row or heading. */
  readonly range: Range
  /** The blocks below the entry's first paragraph: nested lists, code, pictures. */
  readonly details: readonly Range[]
  /** The sub-heading above it, unless that is a date. */
  readonly group: string | null
  readonly form: EventForm
}

/** Events under one sub-heading, or under none. */
export interface TimelineGroup {
  readonly name: string | null
  /** Whether its heading is nothing but a day, so that it goes on where the group before it ended. */
  readonly isDay: boolean
  /** Offset of the sub-heading, or of the section. */
  readonly start: number
  /** The blocks before the first event. */
  readonly intro: readonly Range[]
  readonly events: readonly TimelineEvent[]
}

/** Whether an entry says when it happened, be it only that nobody knows. */
export const isTimed = ({ stamp }: TimelineEvent): boolean => stamp.text !== ''
