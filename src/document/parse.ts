import { type Action, readActions } from './actions.ts'
import { readBlocks } from './blocks.ts'
import { dateIn, dateOfStamp, zoneSentence } from './date-and-zone.ts'
import { type DayOrder, dayOrderIn, inOrder } from './day-first.ts'
import { type MilestoneName, milestoneNames } from './fields.ts'
import { type FrontMatter, readFrontMatter } from './front-matter.ts'
import { type Labelled, labelledDate, labelledIn, labelledTime } from './labelled.ts'
import { type Located, type Meta, readMeta } from './meta.ts'
import { type Metrics, type Milestones, measure } from './metrics.ts'
import { plainTextProblems } from './plain-text.ts'
import type { Problem } from './problem.ts'
import { kindOfHeading, normalise, type SectionKind } from './section-kind.ts'
import { readOutline, type Section } from './sections.ts'
import { type Lines, linesOf, type Range } from './text.ts'
import {
  type CalendarDate,
  type DateSource,
  isZone,
  localTime,
  type Moment,
  type Place,
  placeOf,
  readStampWhole,
  resolveStamp,
  type Stamp,
  type ZoneInUse,
} from './time/index.ts'
import {
  readTimeline,
  type TimelineContext,
  type TimelineEvent,
  type TimelineGroup,
  tellsEvents,
} from './timeline.ts'

export interface ParseOptions {
  /** The file's name: its date is the last resort for events that have none. */
  readonly path?: string
  /** An IANA zone for times that no part of the document gives one. */
  readonly timezone?: string
  /** What else a house calls its sections, by the heading as `normalise` leaves it. */
  readonly headings?: ReadonlyMap<string, SectionKind>
}

/** One of several incidents that a file tells, or one component of an incident, with its own durations. */
export interface Incident {
  readonly name: string
  readonly milestones: Milestones
  readonly metrics: Metrics
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
}

/** Read a postmortem. Never throws, whatever the text: what is wrong with it is among the problems. */
export function parse(text: string, options: ParseOptions = {}): Document {
  const lines = linesOf(text)
  const { frontMatter, bodyStart, problems } = readFrontMatter(text)
  const { meta, problems: fieldProblems } = readMeta(frontMatter)
  const blocks = readBlocks(lines, bodyStart)
  const outline = readOutline(blocks, bodyStart, text.length, kindsWith(options.headings))
  const title = meta.one.get('title') ?? outline.title
  const body = text.slice(bodyStart)
  const labelled = labelledIn(body, outline.sections)
  const context = contextOf(meta, title, labelled, text, body, options)
  const timelines = outline.sections.filter(tellsEvents).map(section => readTimeline(section, text, context))
  const groups = timelines.flatMap(timeline => timeline.groups)
  const actions = sectionsOf(outline.sections, 'action_items').map(readActions)
  const events = groups.flatMap(group => group.events)
  const given = readMilestones(meta.one, context)
  const milestones = withLabelled(withLines(given, labelled, context), events)
  return {
    text,
    lines,
    frontMatter,
    meta,
    title,
    heading: outline.title,
    date: context.date,
    sections: outline.sections,
    groups,
    events,
    timelineZone: timelines.at(-1)?.zone ?? context.zone,
    actions: actions.flatMap(a => a.actions),
    actionsOther: actions.flatMap(a => a.other),
    milestones,
    metrics: measure(milestones),
    incidents: readIncidents(meta, context, groups),
    problems: [...plainTextProblems(text, frontMatter), ...problems, ...fieldProblems],
  }
}

/** A house's own names go before the built-in ones. */
const kindsWith = (headings: ParseOptions['headings']) =>
  headings && headings.size > 0
    ? (heading: string) => headings.get(normalise(heading)) ?? kindOfHeading(heading)
    : kindOfHeading

export const sectionsOf = (sections: readonly Section[], kind: SectionKind): Section[] =>
  sections.filter(section => section.kind === kind)

/** The zone that the front matter names, if it is one. */
function homeOf(meta: Meta): string | null {
  const named = meta.one.get('timezone')?.text
  return named && isZone(named) ? named : null
}

/** The zone whose clocks a document goes by: its own, else the one it was read with. */
export const zoneOf = ({ meta }: Document, { timezone }: ParseOptions): string =>
  homeOf(meta) ?? timezone ?? 'UTC'

/** Whether the document names a zone for the times of its front matter. */
export const namesZone = ({ meta }: Document): boolean => homeOf(meta) !== null

/** Whose clocks the timeline goes by at its end: as its events, a heading or a sentence say, else the document's. */
export function clockOfTimeline(document: Document, options: ParseOptions): Place {
  const home = zoneOf(document, options)
  const { events, timelineZone: zone, date } = document
  const last = events.findLast(event => event.at?.place != null)?.at?.place
  const day = date ? localTime(date.year, date.month, date.day) : 0
  return last ?? (zone && placeOf(zone.name, home, day)) ?? home
}

function contextOf(
  meta: Meta,
  title: Located | null,
  labelled: readonly Labelled[],
  text: string,
  body: string,
  options: ParseOptions,
): TimelineContext {
  const home = homeOf(meta)
  const spoken = /all (?:the )?(?:time|event)/i.test(body)
    ? /^[ \t>*_(-]{0,20}(?:note[*_]{0,2}:[*_ ]{0,4})?all (?:the )?(?:times?|timestamps?|events)\b[^.\n]{0,60}/im.exec(
        body,
      )?.[0]
    : undefined
  const sentence = spoken ? zoneSentence(spoken) : null
  const zone: ZoneInUse | null = sentence
    ? { name: sentence, from: 'sentence' }
    : home
      ? { name: home, from: 'front-matter' }
      : options.timezone
        ? { name: options.timezone, from: 'config' }
        : null
  const name = nameIn(options)
  let order: DayOrder | undefined
  const dayOrder = () => {
    order ??= dayOrderIn(`${name}\n${text}`)
    return order
  }
  const dates = dateContext(meta, title, name, labelled, dayOrder)
  return { ...dates, zone, home: home ?? options.timezone ?? null, dayOrder }
}

/** The file's name, with the signs around a date that dates have elsewhere. */
const nameIn = ({ path = '' }: ParseOptions): string =>
  path
    .replace(/^.*[/\\]/, '')
    .replace(/^(\d{4})(\d{2})(\d{2})(?!\d)/, '$1-$2-$3')
    .replace(/_/g, ' ')

function dateContext(
  meta: Meta,
  title: Located | null,
  name: string,
  lines: readonly Labelled[],
  dayOrder: () => DayOrder,
): { readonly date: CalendarDate | null; readonly dateFrom: DateSource | null } {
  for (const field of ['date', ...milestoneNames]) {
    const stamp = readStampWhole(meta.one.get(field)?.text ?? '', 'offset')
    const date = stamp?.invalid === null ? dateOfStamp(inOrder(stamp, dayOrder).date, null) : null
    if (date) return { date, dateFrom: 'front-matter' }
  }
  const inTitle = title && dateIn(title.text, null, dayOrder)
  if (inTitle) return { date: inTitle, dateFrom: 'title' }
  const inName = dateIn(name, null, dayOrder)
  if (inName) return { date: inName, dateFrom: 'file-name' }
  const labelled = labelledDate(lines, dayOrder)
  return labelled ? { date: labelled, dateFrom: 'label' } : { date: null, dateFrom: null }
}

/** The front matter is in the zone that it names itself, whatever a sentence says of the timeline. */
function readMilestones(fields: ReadonlyMap<string, Located>, context: TimelineContext): Milestones {
  const zone: ZoneInUse | null = context.home ? { name: context.home, from: 'front-matter' } : null
  const moment = (stamp: Stamp | undefined) => (stamp && resolveStamp(stamp, { ...context, zone })) ?? null
  const stampOf = (name: string) => readStampWhole(fields.get(name)?.text ?? '', 'offset')
  const read = (name: MilestoneName) => {
    const stamp = stampOf(name)
    if (stamp?.clock || stamp?.date) return moment(stamp)
    // status pages put the moment of the start into the date
    const date = name === 'started' && isStatusPage(fields) ? stampOf('date') : undefined
    return date?.clock ? moment(date) : null
  }
  return milestonesBy(read)
}

/** The date of a blog is when it was published. */
const isStatusPage = (fields: ReadonlyMap<string, Located>): boolean =>
  fields.has('severity') || milestoneNames.some(name => fields.has(name))

const milestonesBy = (read: (name: MilestoneName) => Moment | null): Milestones => ({
  started: read('started'),
  detected: read('detected'),
  acknowledged: read('acknowledged'),
  mitigated: read('mitigated'),
  resolved: read('resolved'),
})

const withLines = (known: Milestones, lines: readonly Labelled[], context: TimelineContext): Milestones =>
  lines.length === 0
    ? known
    : milestonesBy(name => {
        const stamp = known[name] ? null : labelledTime(lines, name)
        return known[name] ?? ((stamp && resolveStamp(inOrder(stamp, context.dayOrder), context)) || null)
      })

/** Events that say in so many words which milestone they are: `First detected: 2023-01-11 14:22`. */
const LABELS: Readonly<Record<MilestoneName, RegExp>> = {
  started: /^(?:fault occurs|(?:impact|incident|outage) (?:starts?|started|begins?|began))\W*$/i,
  detected: /^(?:first )?detected\W*$/i,
  acknowledged: /^acknowledged\W*$/i,
  mitigated: /^(?:repaired|mitigated|recovered)\W*$/i,
  resolved: /^(?:(?:incident|issue|outage) )?(?:is |was )?resolved\W*$/i,
}

/** What all of them begin with. */
const LABELLED = /^(?:fault|impact|incident|outage|issue|first|det|ack|rep|mit|rec|is|was|res)/i

function withLabelled(known: Milestones, events: readonly TimelineEvent[]): Milestones {
  const labelled = events.filter(({ text }) => LABELLED.test(text))
  if (labelled.length === 0) return known
  return milestonesBy(name => known[name] ?? labelled.find(({ text }) => LABELS[name].test(text))?.at ?? null)
}

function readIncidents(meta: Meta, context: TimelineContext, groups: readonly TimelineGroup[]): Incident[] {
  const incident = (name: string, milestones: Milestones): Incident => ({
    name,
    milestones,
    metrics: measure(milestones),
  })
  if (meta.parts.length > 0)
    return meta.parts.map((fields, i) =>
      incident(fields.get('name')?.text ?? `${i + 1}`, readMilestones(fields, context)),
    )
  const told = groups.flatMap(({ name, events }) => {
    const milestones = withLabelled(noMilestones, events)
    return name !== null && milestones.started && milestones.resolved ? [incident(name, milestones)] : []
  })
  return told.length > 1 ? told : []
}

const noMilestones: Milestones = milestonesBy(() => null)
