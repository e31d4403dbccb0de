import type { Delay } from './delay.ts'
import type { WrittenClock } from './written-clock.ts'
import type { WrittenDate } from './written-date.ts'

/** A time as written, before its date and zone are resolved. */
export interface Stamp {
  /** As written, without the marks around it. */
  readonly text: string
  /** The part from its clock on, without the date. */
  readonly clockText: string
  readonly date: WrittenDate | null
  /** The last day of `2011-10-29 – 2011-10-30`. */
  readonly lastDate: WrittenDate | null
  readonly clock: WrittenClock | null
  /** The end of `14:00–14:20`. */
  readonly until: WrittenClock | null
  /** The distance from another event, where the time is written as `+4m` or `T+20m`. */
  readonly delay: Delay | null
  /** As written: `PST`, `UTC+1`, `Europe/Paris`. */
  readonly zone: string | null
  /** The same time in another zone, as written: `9:05 AM ET`. */
  readonly otherClock: string | null
  /** 0 is Sunday. */
  readonly weekday: number | null
  /** `~`, "about", "approximately". */
  readonly hedged: boolean
  /** Why this cannot be a time (`25:61`, 31 February); null if it can. */
  readonly invalid: string | null
}

/** A stamp at the start of a line, and the text after it. */
export interface StampAtStart {
  readonly stamp: Stamp
  /** Offset in the line at which the text after the stamp begins. */
  readonly end: number
  /** The text after the stamp, without a closing mark of the whole line; begins with `otherClock` in brackets. */
  readonly text: string
}
