import type { Action } from './actions/index.ts'
import type { FrontMatter, Located, Meta } from './front-matter/index.ts'
import type { Section, SectionKind } from './sections/index.ts'
import type { Lines, Problem, Range } from './text/index.ts'
import type { CalendarDate, ZoneInUse } from './time/index.ts'
import type { Incident, Metrics, Milestones, TimelineEvent, TimelineGroup } from './timeline/index.ts'

export interface ParseOptions {
  /** The file's name: its date is the last resort for events that have none. */
  readonly path?: string
  /** An IANA zone for times that no part of the document gives one. */
  readonly timezone?: string
  /** What else a house calls its sections, by the heading as `normalise` leaves it. */
  readonly headings?: ReadonlyMap<string, SectionKind>
}

/** A postmortem as understood. Every range is in `text`, the author's own. */
export interface Document {
  readonly text: string
  readonly lines: Lines
  readonly frontMatter: FrontMatter | null
  readonly meta: Meta
  /** Of the front matter, else the first heading of level 1. */
  readonly title: Located | null
  /** The heading of level 1 that is no section, if there is one. */
  readonly heading: Located | null
  readonly date: CalendarDate | null
  readonly sections: readonly Section[]
  /** The timeline by its sub-headings. */
  readonly groups: readonly TimelineGroup[]
  /** The events of all groups. */
  readonly events: readonly TimelineEvent[]
  /** The zone of a clock at the end of the timeline that names none itself. */
  readonly timelineZone: ZoneInUse | null
  readonly actions: readonly Action[]
  /** What stands in action sections and is no action. */
  readonly actionsOther: readonly Range[]
  readonly milestones: Milestones
  readonly metrics: Metrics
  /** Of several incidents or components in one file: those of the front matter, else of the timeline's groups. */
  readonly incidents: readonly Incident[]
  readonly problems: readonly Problem[]
  /** What was computed from the document so far, by the function that computes it: see `derivedFrom`. */
  readonly derived: Map<unknown, unknown>
}
