import type { Moment } from '../../document/index.ts'
import type { Dates } from '../view/dates.ts'
import type { Zones } from '../view/shown-zone.ts'
import type { Words } from '../view/words.ts'
import type { Drawing, Key } from './svg.ts'

/** A drawing with its content in words, and as a table. */
export interface Picture {
  readonly kind: 'incident' | 'timeline' | 'schedule'
  readonly title: string
  /** The content in words, for readers who cannot see it. */
  readonly description: string
  /** For wide windows and paper. */
  readonly wide: Drawing
  /** For phones. */
  readonly narrow: Drawing
  readonly legend: readonly { readonly key: Key; readonly text: string }[]
  /** Where the scale or the clocks are not what one expects. */
  readonly note: string | null
  /** Null where the page shows the content as text already. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } | null
  /** The drawing in Mermaid, for Markdown; null where Mermaid has no such diagram. */
  readonly mermaid: string | null
}

/** What a picture says its words and times in. */
export interface Frame {
  readonly words: Words
  readonly dates: Dates
  readonly zones: Zones
}

/** The widths of a drawing in pixels. */
export const WIDE = 720
export const NARROW = 320
/** What is left free at both sides. */
export const SIDE = 14

/** A moment of a known day and zone. */
export const isInstant = (moment: Moment | null): moment is Moment => moment?.frame === 'instant'
