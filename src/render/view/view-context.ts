import type { Document, TimelineEvent } from '../../document/index.ts'
import type { Dates } from './dates.ts'
import type { Zones } from './shown-zone.ts'
import type { Cut, Writer } from './view.ts'
import type { Words } from './words.ts'

/** The options of a view. */
export interface ViewOptions {
  /** The name of the template, by which the kicker is looked up. */
  readonly template: string
  readonly contacts: readonly string[]
  readonly organization: string | null
  readonly signed: readonly string[]
  /** Whether what is for colleagues is left out. */
  readonly forCustomers: boolean
  readonly cut: Cut | null
  /** Whether the page contains the front matter, so that its fields need not be shown again. */
  readonly withFields: boolean
}

/** The values that every part of a view is made from. */
export interface ViewContext<Text> {
  readonly document: Document
  readonly writer: Writer<Text>
  readonly words: Words
  readonly dates: Dates
  readonly zones: Zones
  readonly cut: Cut | null
  readonly withFields: boolean
  readonly forCustomers: boolean
  readonly numbers: ReadonlyMap<TimelineEvent, number>
}
