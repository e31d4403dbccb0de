import type { Range } from '../text/index.ts'
import type { CalendarDate, Moment, Stamp, StatedDuration } from '../time/index.ts'
import type { AboutDuration } from './duration-subject.ts'
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

/** A sentence of the prose, with its offset in the document. */
export interface Sentence {
  readonly text: string
  readonly start: number
}

/** "It was down for 3 hours": a length of time. */
export interface DurationClaim extends Range, AboutDuration {
  readonly kind: 'duration'
  /** As written, with its hedge. */
  readonly text: string
  readonly place: ClaimPlace
  /** With its place in the sentence. */
  readonly duration: StatedDuration
  readonly sentence: Sentence
  /** The sentence before it in its paragraph; null for the first. */
  readonly previous: Sentence | null
  /** How many durations the sentence has. */
  readonly among: number
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

/** A statement in figures. */
export type Claim = InstantClaim | DateClaim | DurationClaim | CountClaim
