import { looseActions, readActions } from './actions/index.ts'
import { contextOf } from './context.ts'
import type { Document, ParseOptions } from './document.ts'
import { readFrontMatter, readMeta } from './front-matter/index.ts'
import { invisibleCharacterProblems } from './invisible-characters.ts'
import { linksOf, readBlocks } from './markdown/index.ts'
import {
  kindOfHeading,
  labelledIn,
  normalise,
  readOutline,
  type Section,
  type SectionKind,
} from './sections/index.ts'
import { linesOf } from './text/index.ts'
import { dateOf } from './time/index.ts'
import {
  lineStamps,
  measure,
  milestonePlaces,
  readIncidents,
  readMilestones,
  readTimeline,
  type TimelineContext,
  type TimelineEvent,
  tellsEvents,
  withLabelled,
  withLines,
} from './timeline/index.ts'

/** Reads a postmortem. Never throws, whatever the text: faults are in `problems`. */
export function parse(text: string, options: ParseOptions = {}): Document {
  const lines = linesOf(text)
  const { frontMatter, bodyStart, problems } = readFrontMatter(text)
  const { meta, problems: fieldProblems } = readMeta(frontMatter, options.fields)
  const blocks = readBlocks(lines, bodyStart)
  const outline = readOutline(blocks, bodyStart, text.length, kindsWith(options.headings))
  const title = meta.one.get('title') ?? outline.title
  const body = text.slice(bodyStart)
  const labelled = labelledIn(body, outline.sections)
  const context = contextOf(
    meta,
    title,
    labelled,
    { text, start: bodyStart, sections: outline.sections },
    options,
  )
  const stampOf = lineStamps(context.explained)
  const timelines = outline.sections
    .filter(section => tellsEvents(section, stampOf))
    .map(section => readTimeline(section, text, context, stampOf))
  const groups = timelines.flatMap(timeline => timeline.groups)
  const linkOf = linksOf(text)
  const actions = sectionsOf(outline.sections, 'action_items').map(section => readActions(section, linkOf))
  const events = groups.flatMap(group => group.events)
  const given = readMilestones(meta.one, meta.stamps, context)
  const milestones = withLabelled(withLines(given, labelled, context), events)
  return {
    options,
    text,
    lines,
    frontMatter,
    meta,
    title,
    heading: outline.title,
    ...dateOfIncident(context, events),
    sections: outline.sections,
    groups,
    events,
    timelineZone: timelines.at(-1)?.zone ?? context.zone,
    actions: [
      ...actions.flatMap(a => a.actions),
      ...outline.sections.flatMap(section => looseActions(section, linkOf)),
    ].sort((a, b) => a.range.start - b.range.start),
    actionsOther: actions.flatMap(a => a.other),
    milestones,
    milestonePlaces: milestonePlaces(meta, labelled),
    metrics: measure(milestones),
    incidents: readIncidents(meta, context, groups),
    derived: new Map(),
    problems: [...invisibleCharacterProblems(text, frontMatter), ...problems, ...fieldProblems],
  }
}

/**
 * The day of the incident: of a title or a file name it may be the day of publication, where the events say their own.
 */
function dateOfIncident(
  { date, dateFrom }: TimelineContext,
  events: readonly TimelineEvent[],
): Pick<Document, 'date' | 'dateFrom'> {
  if (date !== null && dateFrom !== 'title' && dateFrom !== 'file-name') return { date, dateFrom }
  const own = events[0]?.at
  const ofEvent = own?.dateFrom === 'item' || own?.dateFrom === 'sub-heading' ? dateOf(own) : null
  return ofEvent ? { date: ofEvent, dateFrom: 'events' } : { date, dateFrom }
}

/** Recognises headings by the team's own names first, then by the built-in ones. */
const kindsWith = (headings: ParseOptions['headings']) =>
  headings && headings.size > 0
    ? (heading: string) => headings.get(normalise(heading)) ?? kindOfHeading(heading)
    : kindOfHeading

/** The sections of a kind, in the order of the text. */
export const sectionsOf = (sections: readonly Section[], kind: SectionKind): Section[] =>
  sections.filter(section => section.kind === kind)
