import type { Document, TimelineEvent } from '../../document/index.ts'
import type { Dates } from './dates.ts'
import type { Cut, Writer } from './view.ts'
import type { Words } from './words.ts'

/** What is known besides the document. */
export interface ViewOptions {
  /** What the kicker is looked up by. */
  readonly template: string
  readonly contacts: readonly string[]
  readonly cut: Cut | null
  /** Whether the front matter is in the page, which then need not be said again. */
  readonly withFields: boolean
}

/** What every part of a view is made with. */
export interface ViewContext<Text> {
  readonly document: Document
  readonly writer: Writer<Text>
  readonly words: Words
  readonly dates: Dates
  readonly cut: Cut | null
  readonly withFields: boolean
  readonly numbers: ReadonlyMap<TimelineEvent, number>
}
