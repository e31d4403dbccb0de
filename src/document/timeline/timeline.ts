import { withoutComments } from '../markdown/index.ts'
import type { Section } from '../sections/index.ts'
import type { Range } from '../text/index.ts'
import { dateIn, dateOfStamp, inOrder, type ZoneInUse, zoneIn } from '../time/index.ts'
import { type LineStamps, type Piece, readEntries } from './entries.ts'
import type { TimelineEvent, TimelineGroup } from './event.ts'
import {
  type Placing,
  placeStamp,
  startPlacing,
  type TimelineContext,
  withDate,
  withNamedDay,
} from './placing.ts'

/** A group while its events come. */
interface OpenGroup {
  readonly name: string | null
  /** The words of a sub-heading that is nothing but a day. */
  readonly day: string | null
  readonly start: number
  readonly intro: Range[]
  readonly events: TimelineEvent[]
}

/** The groups of a timeline section that hold anything, and the zone of a clock that would come next. */
export function readTimeline(
  section: Section,
  text: string,
  outside: TimelineContext,
  stampOf: LineStamps,
): { readonly groups: readonly TimelineGroup[]; readonly zone: ZoneInUse | null } {
  let placing = startPlacing(inside(section, outside))
  let group = openGroup(null, null, section.range.start)
  const groups = [group]
  for (const piece of readEntries(section.blocks, text, stampOf)) {
    if (piece.kind === 'entry') {
      const { kind: _, ...entry } = piece
      const { placing: next, stamp, at, until } = placeStamp(placing, entry.stamp)
      placing = next
      const words = withoutComments(entry.text).trim()
      group.events.push({ ...entry, stamp, at, until, text: words, group: group.name })
    } else if (piece.kind === 'heading') {
      const opened = groupOf(piece, placing)
      placing = opened.placing
      group = opened.group
      groups.push(group)
    } else if (piece.kind === 'words') group.intro.push(piece.range)
    else placing = afterLine(piece, placing)
  }
  const held = groups
    .filter(({ name, day, intro, events }) => name ?? day ?? (intro.length > 0 || events.length > 0))
    .map(({ day, ...rest }) => (rest.events.length === 0 && day ? { ...rest, name: day } : rest))
  return { groups: held, zone: placing.zone }
}

const openGroup = (name: string | null, day: string | null, start: number): OpenGroup => ({
  name,
  day,
  start,
  intro: [],
  events: [],
})

/** What the section's heading says goes before what the document says. */
function inside({ heading }: Section, outside: TimelineContext): TimelineContext {
  const zone = zoneIn(heading)
  const date = dateIn(heading, outside.date, outside.dayOrder)
  return {
    ...outside,
    ...(zone && { zone: { name: zone, from: 'heading' } }),
    ...(date && { date, dateFrom: 'heading' }),
  }
}

/** The group that a sub-heading opens, and what its words decide for the entries below. */
function groupOf(
  { text, found, start }: Extract<Piece, { kind: 'heading' }>,
  before: Placing,
): { readonly placing: Placing; readonly group: OpenGroup } {
  const date = dateIn(text, before.date, before.dayOrder)
  const dated = date ? { placing: withDate(before, date), named: null } : withNamedDay(before, text)
  const zone = zoneIn(text)
  // a heading that is nothing but a date names no phase
  const dateOnly =
    dated.named?.kind === 'weekday' ||
    (date !== null && !/[A-Za-z]{3}/.test(found ? text.slice(found.end) : text))
  const words = plainWords(text)
  return {
    placing: zone ? { ...dated.placing, zone: { name: zone, from: 'heading' } } : dated.placing,
    group: openGroup(dateOnly ? null : words || null, dateOnly ? words : null, start),
  }
}

function afterLine(piece: Extract<Piece, { kind: 'date' | 'day' | 'zone' }>, placing: Placing): Placing {
  switch (piece.kind) {
    case 'zone':
      return { ...placing, zone: piece.zone }
    case 'day':
      return withNamedDay(placing, piece.text).placing
    case 'date':
      return withDate(placing, dateOfStamp(inOrder(piece.stamp, placing.dayOrder).date, placing.date))
  }
}

/** The words of a heading without its marks. */
const plainWords = (heading: string): string => heading.replace(/[*_`#]+/g, '').trim()
