import {
  comparable,
  formatInstant,
  isAfter,
  type Moment,
  positionAt,
  type TimelineEvent,
  type TimelineGroup,
} from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const timelineOrder = defineRule({
  id: 'timeline-order',
  family: 'time',
  summary: 'The events of a timeline are in the order in which they happened.',
  why: 'An event out of order is either in the wrong place or has the wrong time; usually the date or AM/PM is wrong.',
  severity: 'error',
  examples: {
    good: [vary('07:02 The', '06:59 The'), vary('07:52 All', '2012-03-29 00:10 All')],
    bad: [vary('07:35 The server', '06:35 The server')],
  },
  *check({ groups, lines }) {
    for (const group of sequencesOf(groups).flatMap(comparableRuns)) {
      if (isInOrder(group)) continue
      const kept = longestInOrder(group)
      for (const [i, event] of group.entries()) {
        if (kept.has(i)) continue
        const before = nearestKept(group, kept, i, -1)
        const after = nearestKept(group, kept, i, 1)
        const wrong =
          before && isAfter(before.at, event.at)
            ? before
            : after && isAfter(event.at, after.at)
              ? after
              : undefined
        if (!wrong) continue
        const place = wrong === before ? 'before' : 'after'
        const hint = likelyTime(event, before?.at, after?.at)
        const { line } = positionAt(lines, wrong.stampRange.start)
        yield {
          range: event.stampRange,
          related: [{ range: wrong.stampRange, message: wrong.at.text }],
          message: `${event.at.text} is ${place} ${wrong.at.text} on line ${line}: move the event, or correct its time or date.${hint ? ` Did you mean ${hint}?` : ''}`,
        }
      }
    }
  },
})

type Timed = TimelineEvent & { readonly at: Moment }

/** The groups of each sequence: headings that are nothing but days go on from one to the next. */
function sequencesOf(groups: readonly TimelineGroup[]): readonly (readonly TimelineGroup[])[] {
  const sequences: TimelineGroup[][] = []
  for (const group of groups) {
    const last = sequences.at(-1)
    const [first] = last ?? []
    if (last && group.isDay && (first?.isDay || first?.name === null)) last.push(group)
    else sequences.push([group])
  }
  return sequences
}

/** The events of a sequence that can be compared, each run by itself; what is in reverse order is reversed. */
function comparableRuns(groups: readonly TimelineGroup[]): readonly (readonly Timed[])[] {
  const runs: { readonly at: Moment; readonly days: Map<TimelineGroup, Timed[]> }[] = []
  for (const group of groups)
    for (const event of group.events) {
      // a time that clocks skipped cannot be ordered: another rule reports it
      const { at } = event
      if (!at || at.shift === 'skipped') continue
      const known = runs.find(run => comparable(run.at, at))
      const run = known ?? { at, days: new Map<TimelineGroup, Timed[]>() }
      if (!known) runs.push(run)
      const events = run.days.get(group) ?? []
      run.days.set(group, events)
      events.push(event as Timed)
    }
  return runs.map(run => {
    const written = [...run.days.values()]
    const days = written.map(forwards)
    // of two days that are the wrong way round, with times in order, one has the wrong date
    const mayBeReversed = days.length > 2 || written.every(events => !isForwards(events))
    const isNewestFirst = mayBeReversed && isBackwards(days.flatMap(([first]) => first ?? []))
    return (isNewestFirst ? days.toReversed() : days).flat()
  })
}

const isForwards = (events: readonly Timed[]): boolean => events.length > 1 && !isBackwards(events)

const forwards = (events: readonly Timed[]): readonly Timed[] =>
  isBackwards(events) ? events.toReversed() : events

const isInOrder = (group: readonly Timed[]): boolean =>
  group.every(({ at }, i) => at.earliest >= (group[i - 1] ?? { at }).at.earliest)

function isBackwards(group: readonly Timed[]): boolean {
  // a day without a clock cannot be ordered within the day
  const exact = group.filter(({ at }) => at.latest - at.earliest < DAY / 8)
  const steps = exact.slice(1).map((event, i) => event.at.earliest - (exact[i]?.at.earliest ?? 0))
  return steps.filter(step => step < 0).length > steps.filter(step => step > 0).length
}

/**
 * The indexes of the largest set of events in order: the other events are out of order. Of two sets of the same
 * size, the one with more events of the timeline's most common day is taken.
 */
function longestInOrder(group: readonly Timed[]): ReadonlySet<number> {
  const days = group.map(({ at }) => Math.floor(at.earliest / DAY))
  const common = mostCommon(days)
  const times = [...new Set(group.map(({ at }) => at.earliest))].sort((a, b) => a - b)
  const rank = new Map(times.map((time, i) => [time, i + 1]))
  // a Fenwick tree of the best set that ends at or before each time
  const best: { weight: number; index: number }[] = []
  const none = { weight: 0, index: -1 }
  const previous: number[] = []
  let last = none
  for (const [i, { at }] of group.entries()) {
    const place = rank.get(at.earliest) ?? 1
    let before = none
    for (let node = place; node > 0; node -= node & -node) {
      const found = best[node] ?? none
      if (found.weight > before.weight) before = found
    }
    previous[i] = before.index
    const here = { weight: before.weight + group.length + 1 + (days[i] === common ? 1 : 0), index: i }
    for (let node = place; node <= times.length; node += node & -node)
      if (here.weight > (best[node] ?? none).weight) best[node] = here
    if (here.weight > last.weight) last = here
  }
  const kept = new Set<number>()
  for (let i = last.index; i >= 0; i = previous[i] ?? -1) kept.add(i)
  return kept
}

const DAY = 86_400_000

function mostCommon(values: readonly number[]): number | undefined {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
}

/** The event's time with another year, AM/PM or day that puts it between its neighbors. */
function likelyTime(
  { at, stamp }: Timed,
  before: Moment | undefined,
  after: Moment | undefined,
): string | undefined {
  const near = (time: number, edge: Moment) => Math.abs(time - edge.earliest) <= 2 * DAY
  const fits = (time: number) => {
    if (before && after) return time >= before.earliest && time <= after.latest
    // with one neighbor, only a time close to it is more likely than the one written
    return before
      ? time >= before.earliest && near(time, before)
      : after
        ? time <= after.latest && near(time, after)
        : false
  }
  const date = new Date(at.earliest)
  const shifts = [
    ...(stamp.date?.year == null
      ? []
      : [-1, 1].map(
          years => date.setUTCFullYear(new Date(at.earliest).getUTCFullYear() + years) - at.earliest,
        )),
    ...(stamp.clock?.hasMeridiem ? [DAY / 2, -DAY / 2] : []),
    ...(stamp.date ? [DAY, -DAY] : []),
  ]
  const shift = shifts.find(ms => fits(at.earliest + ms))
  if (shift === undefined) return undefined
  const moved = formatInstant({ ...at, earliest: at.earliest + shift, latest: at.latest + shift }, 'earliest')
  return moved?.slice(0, 16).replace('T', ' ')
}

function nearestKept(
  group: readonly Timed[],
  kept: ReadonlySet<number>,
  from: number,
  step: 1 | -1,
): Timed | undefined {
  for (let i = from + step; i >= 0 && i < group.length; i += step) if (kept.has(i)) return group[i]
  return undefined
}
