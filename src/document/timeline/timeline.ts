import { withoutComments } from '../markdown/index.ts'
import type { Section } from '../sections/index.ts'
import type { Range } from '../text/index.ts'
import { dateIn, dateOfStamp, inOrder, localTime, type ZoneInUse, zoneIn } from '../time/index.ts'
import { type Piece, readEntries } from './entries.ts'
import type { TimelineEvent, TimelineGroup } from './event.ts'
import type { LineStamps } from './line-stamps.ts'
import {
  type Placed,
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
  const pieces = readEntries(section.blocks, text, stampOf, outside.explained)
  const backwards = isNewestFirst(pieces) ? placedBackwards(pieces, placing) : null
  for (const piece of pieces) {
    if (piece.kind === 'entry') {
      const { kind: _, ...entry } = piece
      const placed = backwards?.get(piece) ?? placeStamp(placing, entry.stamp)
      const { placing: next, stamp, at, until } = placed
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
  const all = groups.filter(
    ({ name, day, intro, events }) => name ?? day ?? (intro.length > 0 || events.length > 0),
  )
  // a day that only its heading says; then those of the other groups are said too
  const saysDays = all.some(({ day, events }) => day !== null && events.length === 0)
  const held = all.map(({ day, ...rest }) => ({
    ...rest,
    name: saysDays && day ? day : rest.name,
    isDay: day !== null,
  }))
  return { groups: held, zone: placing.zone }
}

/**
 * Whether the entries of a list that say their own day go from the newest to the oldest. Where something between them says
 * the day of those below, or one counts from another, their order is that of the text.
 */
function isNewestFirst(pieces: readonly Piece[]): boolean {
  const days: number[] = []
  for (const piece of pieces) {
    if (piece.kind === 'heading' || piece.kind === 'date' || piece.kind === 'day') return false
    if (piece.kind !== 'entry') continue
    if (piece.stamp.delay !== null) return false
    const { year, month, day } = piece.stamp.date ?? {}
    if (year && month && day) days.push(localTime(year, month, day))
  }
  const [first, last] = [days[0], days.at(-1)]
  return first !== undefined && last !== undefined && first > last
}

/** The places of the entries, taken from the last to the first. */
function placedBackwards(pieces: readonly Piece[], start: Placing): ReadonlyMap<Piece, Placed> {
  const places = new Map<Piece, Placed>()
  let placing = start
  for (const piece of pieces.toReversed()) {
    if (piece.kind === 'zone') placing = afterLine(piece, placing)
    if (piece.kind !== 'entry') continue
    const placed = placeStamp(placing, piece.stamp)
    places.set(piece, placed)
    placing = placed.placing
  }
  return places
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
  const zone = zoneIn(heading, outside.explained)
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
  const zone = zoneIn(text, before.explained)
  // a heading that is nothing but a date names no phase
  const dateOnly =
    dated.named?.kind === 'weekday' ||
    (date !== null &&
      !(found ? /[A-Za-z]{3}|\p{Lu}/u : /[A-Za-z]{3}/).test(found ? text.slice(found.end) : text))
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
