import type { Action } from './actions/index.ts'
import type { FrontMatter, Located, Meta, MilestoneName } from './front-matter/index.ts'
import type { Section, SectionKind } from './sections/index.ts'
import type { Lines, Problem, Range } from './text/index.ts'
import type { CalendarDate, DateSource, ZoneInUse } from './time/index.ts'
import type { Incident, Metrics, Milestones, TimelineEvent, TimelineGroup } from './timeline/index.ts'

/** The options for reading a document. */
export interface ParseOptions {
  /** The path of the file. A date in its name is the last resort for events that have none. */
  readonly path?: string
  /** The IANA zone of times for which the document states none. */
  readonly timezone?: string
  /** The team's own headings, as `normalise` returns them, and their sections. */
  readonly headings?: ReadonlyMap<string, SectionKind>
  /** The team's own fields in front matter: none is a misspelling of another. */
  readonly fields?: ReadonlySet<string>
}

/** A postmortem as read. Every range refers to `text`, the author's own. */
export interface Document {
  /** The options that it was read with. */
  readonly options: ParseOptions
  readonly text: string
  readonly lines: Lines
  readonly frontMatter: FrontMatter | null
  readonly meta: Meta
  /** The title in the front matter, else the first heading of level 1. */
  readonly title: Located | null
  /** The heading of level 1 that is the title of the page, not a section. */
  readonly heading: Located | null
  readonly date: CalendarDate | null
  /** Where the date comes from. */
  readonly dateFrom: DateSource | 'events' | null
  readonly sections: readonly Section[]
  /** The events of the timeline by sub-heading. */
  readonly groups: readonly TimelineGroup[]
  /** The events of all groups. */
  readonly events: readonly TimelineEvent[]
  /** The zone of times at the end of the timeline that do not state one. */
  readonly timelineZone: ZoneInUse | null
  readonly actions: readonly Action[]
  /** The rest of the action sections. */
  readonly actionsOther: readonly Range[]
  readonly milestones: Milestones
  /** Where the milestones are written: in the front matter or after a label. */
  readonly milestonePlaces: ReadonlyMap<MilestoneName, Range>
  readonly metrics: Metrics
  /** The incidents or components of a file with several: from the front matter, else from the timeline's groups. */
  readonly incidents: readonly Incident[]
  readonly problems: readonly Problem[]
  /** Results computed from the document so far, by function: see `derivedFrom`. */
  readonly derived: Map<unknown, unknown>
}
