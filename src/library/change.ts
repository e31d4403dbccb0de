import { type Document, type Edit, insertEvent as insert } from '../document/index.ts'
import { instantOf } from './instant.ts'

/** An event to insert. */
export interface NewEvent {
  /** When it happened, as a `Date` or in milliseconds since the epoch. */
  readonly at: Date | number
  /** Markdown. */
  readonly text: string
  /** Whether the seconds are written. By default they are not. */
  readonly seconds?: boolean
}

/**
 * Puts an event at its place in the timeline, in the notation that the timeline has, as shortly as it is read back at
 * that time while every other event stays as it was.
 *
 * @returns undefined where no such edit exists: `whyNotEdited` says why.
 * @throws TypeError for a time that is none.
 */
export const insertEvent = (document: Document, { at, text, seconds = false }: NewEvent): Edit | undefined =>
  insert(document, { instant: instantOf('at', at), seconds, written: null, text }, document.options)
