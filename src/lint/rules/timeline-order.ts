import { isAfter, type Moment, positionAt, type TimelineEvent } from '../../document/index.ts'
import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

export const timelineOrder = defineRule({
  id: 'timeline-order',
  summary: 'The events of a timeline stand in the order in which they happened.',
  why: 'An event out of order is either in the wrong place or has the wrong time; most often a date or a half of the day is wrong.',
  severity: 'error',
  examples: {
    good: [vary('07:02 The', '06:59 The'), vary('07:52 All', '2012-03-29 00:10 All')],
    bad: [vary('07:35 The server', '06:35 The server')],
  },
  *check({ events, lines }) {
    for (const group of groupsOf(events)) {
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
        const { line } = positionAt(lines, wrong.stampRange.start)
        yield {
          range: event.stampRange,
          message: `${event.at.text} is ${place} ${wrong.at.text} on line ${line}: move the event, or correct its time or date.`,
        }
      }
    }
  },
})

type Timed = TimelineEvent & { readonly at: Moment }

/** Events of one group that can be compared; a timeline told backwards counts from its end. */
function groupsOf(events: readonly TimelineEvent[]): readonly (readonly Timed[])[] {
  const groups = new Map<string, Timed[]>()
  for (const event of events) {
    if (!event.at) continue
    const key = `${event.group}|${event.at.frame}|${event.at.frame === 'instant' ? '' : event.at.zone}`
    const group = groups.get(key) ?? []
    group.push(event as Timed)
    groups.set(key, group)
  }
  return [...groups.values()].map(group => (isBackwards(group) ? group.toReversed() : group))
}

function isBackwards(group: readonly Timed[]): boolean {
  const steps = group.slice(1).map((event, i) => event.at.earliest - (group[i]?.at.earliest ?? 0))
  return steps.filter(step => step < 0).length > steps.filter(step => step > 0).length
}

/** Indexes of a longest run of events that never goes back: what is outside it is out of order. */
function longestInOrder(group: readonly Timed[]): ReadonlySet<number> {
  const ends: number[] = []
  const previous: number[] = []
  for (const [i, { at }] of group.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((group[ends[middle] ?? 0]?.at.earliest ?? 0) <= at.earliest) low = middle + 1
      else high = middle
    }
    previous[i] = low > 0 ? (ends[low - 1] ?? -1) : -1
    ends[low] = i
  }
  const kept = new Set<number>()
  for (let i = ends.at(-1) ?? -1; i >= 0; i = previous[i] ?? -1) kept.add(i)
  return kept
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
