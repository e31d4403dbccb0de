import type { Range } from '../text/index.ts'
import type { CalendarDate, Moment, Stamp, StatedDuration } from '../time/index.ts'
import type { Beside } from './beside.ts'
import type { AboutDuration } from './duration-subject.ts'
import type { About } from './subject.ts'

/** Where a claim is made. */
export type ClaimPlace = 'title' | 'heading' | 'prose'

/** A line that claims are read in, with its offset in the document. */
export interface ClaimLine {
  readonly text: string
  readonly start: number
  readonly place: ClaimPlace
}

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

/** "It was down for 3 hours": a length of time. */
export interface DurationClaim extends Range, AboutDuration {
  readonly kind: 'duration'
  /** As written, with its hedge. */
  readonly text: string
  readonly place: ClaimPlace
  /** With its place in the sentence. */
  readonly duration: StatedDuration
  /** Two clocks of its sentence, or of the one before. */
  readonly beside: Beside | null
  /** Whether its sentence has other durations or several ranges, so that what it says may be of another one. */
  readonly isOneOfSeveral: boolean
  /** Whether its sentence is about the end of the incident: "until complete restoration". */
  readonly isOfEnd: boolean
}

/** "There were three reasons:", directly above a list. */
export interface CountClaim extends Range {
  readonly kind: 'count'
  readonly text: string
  readonly place: ClaimPlace
  readonly count: number
  /** The number of items of the list. */
  readonly listed: number
}

/** One of the durations that a total sums up, with its place in the document. */
export interface DurationPart extends Range {
  readonly duration: StatedDuration
}

/** "Over 14 hours in total", above a list of durations; a row "Total"; a total with its parts in brackets. */
export interface TotalClaim extends Range {
  readonly kind: 'total'
  readonly text: string
  readonly place: ClaimPlace
  readonly total: StatedDuration
  readonly parts: readonly DurationPart[]
}

/** "On June 31", "at 15:47 PM": a day or a time that does not exist. */
export interface InvalidClaim extends Range {
  readonly kind: 'invalid'
  readonly text: string
  readonly place: ClaimPlace
  readonly why: string
}

/** A statement in figures. */
export type Claim = InstantClaim | DateClaim | DurationClaim | CountClaim | TotalClaim | InvalidClaim
