import type { Range } from '../text/index.ts'
import type { CalendarDate, Moment, Stamp } from '../time/index.ts'
import type { About } from './subject.ts'

/** Where a claim is made. */
export type ClaimPlace = 'title' | 'heading' | 'prose'

interface ClaimBase extends Range, About {
  /** As written. */
  readonly text: string
  readonly place: ClaimPlace
}

/** "At 07:02 UTC on March 5": a time of the day, perhaps with its date. */
export interface InstantClaim extends ClaimBase {
  readonly kind: 'instant'
  readonly stamp: Stamp
  /** Null where its day is not known. */
  readonly moment: Moment | null
}

/** "On March 5, 2024": a day without a time. */
export interface DateClaim extends ClaimBase {
  readonly kind: 'date'
  readonly stamp: Stamp
  /** With the year nearest to the incident, where none is written. */
  readonly date: CalendarDate
  readonly hasYear: boolean
}

/** A statement in figures. */
export type Claim = InstantClaim | DateClaim
