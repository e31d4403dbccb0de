import type { Located, Meta } from '../front-matter/index.ts'
import { type MilestoneName, milestoneNames, stampsIn } from '../front-matter/index.ts'
import { type LabelledLine, labelledTime } from '../sections/index.ts'
import type { Range } from '../text/index.ts'
import { inOrder, type Moment, resolveStamp, type Stamp, type ZoneInUse } from '../time/index.ts'
import type { TimelineEvent, TimelineGroup } from './event.ts'
import { type Incident, type Milestones, measure } from './metrics.ts'
import type { TimelineContext } from './placing.ts'

/** Reads the milestones of the front matter, in its own zone, whatever a sentence says of the timeline. */
export function readMilestones(
  fields: ReadonlyMap<string, Located>,
  stamps: ReadonlyMap<string, Stamp>,
  context: TimelineContext,
): Milestones {
  const zone: ZoneInUse | null = context.documentZone
    ? { name: context.documentZone, from: 'front-matter' }
    : null
  const moment = (stamp: Stamp | undefined) => (stamp && resolveStamp(stamp, { ...context, zone })) ?? null
  const read = (name: MilestoneName) => {
    const stamp = stamps.get(name)
    if (stamp?.clock || stamp?.date) return moment(stamp)
    // status pages put the moment of the start into the date
    const date = name === 'started' && isStatusPage(fields) ? stamps.get('date') : undefined
    return date?.clock ? moment(date) : null
  }
  return milestonesBy(read)
}

/** Whether `date` is the time of the incident: in a blog it is that of publication. */
const isStatusPage = (fields: ReadonlyMap<string, Located>): boolean =>
  fields.has('severity') || milestoneNames.some(name => fields.has(name))

const milestonesBy = (read: (name: MilestoneName) => Moment | null): Milestones => ({
  started: read('started'),
  detected: read('detected'),
  acknowledged: read('acknowledged'),
  mitigated: read('mitigated'),
  resolved: read('resolved'),
})

/** The milestones, with missing ones from labelled lines. */
export const withLines = (
  known: Milestones,
  lines: readonly LabelledLine[],
  context: TimelineContext,
): Milestones =>
  lines.length === 0
    ? known
    : milestonesBy(name => {
        const found = known[name] ? null : labelledTime(lines, name)
        return (
          known[name] ?? ((found && resolveStamp(inOrder(found.stamp, context.dayOrder), context)) || null)
        )
      })

/** Where each milestone is written: in the front matter, or after a label; not those that only an event gives. */
export function milestonePlaces(
  { one, stamps }: Meta,
  lines: readonly LabelledLine[],
): ReadonlyMap<MilestoneName, Range> {
  const places = new Map<MilestoneName, Range>()
  for (const name of milestoneNames) {
    const field = stamps.has(name)
      ? one.get(name)
      : name === 'started' && isStatusPage(one)
        ? one.get('date')
        : undefined
    const hasTime = field && (stamps.has(name) || stamps.get('date')?.clock)
    const range = hasTime ? field.range : labelledTime(lines, name)?.range
    if (range) places.set(name, range)
  }
  return places
}

/** The texts of events that name their milestone: `First detected: 2023-01-11 14:22`. */
const LABELS: Readonly<Record<MilestoneName, RegExp>> = {
  started: /^(?:fault occurs|(?:impact|incident|outage) (?:starts?|started|begins?|began))\W*$/i,
  detected: /^(?:first )?detected\W*$/i,
  acknowledged: /^acknowledged\W*$/i,
  mitigated: /^(?:repaired|mitigated|recovered)\W*$/i,
  resolved: /^(?:(?:incident|issue|outage) )?(?:is |was )?resolved\W*$/i,
}

/** The beginnings of these texts: a quick test. */
const LABELLED = /^(?:fault|impact|incident|outage|issue|first|det|ack|mit|is|was|re)/i

/** The milestones, with missing ones from events that name their milestone. */
export function withLabelled(known: Milestones, events: readonly TimelineEvent[]): Milestones {
  const labelled = events.filter(({ text }) => LABELLED.test(text))
  if (labelled.length === 0) return known
  // an end before it was opened again is none
  const again = labelled.findLastIndex(({ text }) => REOPENED.test(text))
  const since = labelled.slice(again + 1)
  return milestonesBy(name => {
    const among = ENDS.has(name) ? since : labelled
    return known[name] ?? among.find(({ text }) => LABELS[name].test(text))?.at ?? null
  })
}

const REOPENED = /^(?:(?:incident|issue|outage) )?(?:is |was )?re-?opened\b/i

const ENDS: ReadonlySet<MilestoneName> = new Set(['mitigated', 'resolved'])

/**
 * Reads the incidents or components of a file: from the front matter, else from groups of the timeline with start and
 * end.
 */
export function readIncidents(
  meta: Meta,
  context: TimelineContext,
  groups: readonly TimelineGroup[],
): Incident[] {
  const incident = (name: string, milestones: Milestones): Incident => ({
    name,
    milestones,
    metrics: measure(milestones),
  })
  if (meta.parts.length > 0)
    return meta.parts.map((fields, i) =>
      incident(fields.get('name')?.text ?? `${i + 1}`, readMilestones(fields, stampsIn(fields), context)),
    )
  const incidents = groups.flatMap(({ name, events }) => {
    const milestones = withLabelled(noMilestones, events)
    return name !== null && milestones.started && milestones.resolved ? [incident(name, milestones)] : []
  })
  return incidents.length > 1 ? incidents : []
}

const noMilestones: Milestones = milestonesBy(() => null)
