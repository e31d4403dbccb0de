import { endOfDue, isOpen, isOverdue, isPastDue, type MetricName, metricNames } from '../document/index.ts'
import { type Quartiles, quartilesOf, type Trend, trendOf } from './statistics.ts'
import type { WriteUp } from './write-up.ts'

/** The figures of many postmortems. */
export interface Stats {
  readonly postmortems: number
  /** How many have no date, and so are in no month. */
  readonly undated: number
  /** Each with how many there are, the most first; months in order. */
  readonly months: readonly Count[]
  readonly severities: readonly Count[]
  readonly services: readonly Count[]
  readonly tags: readonly Count[]
  readonly detection: readonly Count[]
  readonly causes: readonly Count[]
  readonly durations: Readonly<Record<MetricName, Quartiles>>
  /** The years that have any, in order. */
  readonly years: readonly Year[]
  /** Of the earlier half of the postmortems against the later; null where there are too few. */
  readonly trends: Readonly<Record<MetricName, Trend | null>>
  readonly actions: {
    readonly all: number
    readonly done: number
    readonly declined: number
    readonly open: number
    /** Open ones whose date is past. */
    readonly overdue: number
    /** How many have a date that can be read. */
    readonly dated: number
    /** How many have a date that is past, and were not declined. */
    readonly promised: number
    /** How many of these are done. */
    readonly kept: number
  }
}

/** The figures of a year. */
export interface Year extends Count {
  readonly durations: Readonly<Record<MetricName, Quartiles>>
}

/** How many are of a name. */
export interface Count {
  readonly name: string
  readonly count: number
}

/** The name of what no postmortem says. */
export const UNSAID = 'not stated'

/** The figures of postmortems. @param now milliseconds since the epoch */
export function statsOf(all: readonly WriteUp[], now: number): Stats {
  const dated = all
    .filter(one => one.date !== null)
    .toSorted((a, b) => (a.date ?? '').localeCompare(b.date ?? ''))
  const half = Math.floor(dated.length / 2)
  const middles = (some: readonly WriteUp[], name: MetricName) =>
    some.flatMap(({ durations }) => {
      const span = durations[name]
      return span ? [(span.least + span.most) / 2] : []
    })
  const actions = all.flatMap(one => one.actions)
  const promised = actions.filter(({ due, state }) => state !== 'declined' && isPastDue(due, now))
  return {
    postmortems: all.length,
    undated: all.length - dated.length,
    months: monthsOf(dated),
    severities: countsOf(all.map(({ severity }) => [severity ?? UNSAID])),
    services: countsOf(all.map(({ services }) => (services.length > 0 ? services : [UNSAID]))),
    tags: countsOf(all.map(({ tags }) => (tags.length > 0 ? tags : [UNSAID]))),
    detection: countsOf(all.map(({ detectedBy }) => [detectedBy ?? UNSAID])),
    causes: countsOf(all.map(({ cause }) => [cause ?? UNSAID])),
    durations: durationsOf(all),
    years: yearsOf(dated),
    trends: byMetric(name => trendOf(middles(dated.slice(0, half), name), middles(dated.slice(half), name))),
    actions: {
      all: actions.length,
      done: actions.filter(({ state }) => state === 'done').length,
      declined: actions.filter(({ state }) => state === 'declined').length,
      open: actions.filter(isOpen).length,
      overdue: actions.filter(action => isOverdue(action, now)).length,
      dated: actions.filter(({ due }) => due !== null && endOfDue(due) !== undefined).length,
      promised: promised.length,
      kept: promised.filter(({ state }) => state === 'done').length,
    },
  }
}

const byMetric = <T>(of: (name: MetricName) => T) =>
  Object.fromEntries(metricNames.map(name => [name, of(name)])) as Record<MetricName, T>

const durationsOf = (some: readonly WriteUp[]) =>
  byMetric(name => quartilesOf(some.map(({ durations }) => durations[name])))

const yearsOf = (dated: readonly WriteUp[]): readonly Year[] =>
  [...new Set(dated.map(yearOf))].map(name => {
    const some = dated.filter(one => yearOf(one) === name)
    return { name, count: some.length, durations: durationsOf(some) }
  })

const yearOf = ({ date }: WriteUp): string => (date ?? '').slice(0, 4)

/** Every month from the first to the last, those without an incident too. */
function monthsOf(dated: readonly WriteUp[]): readonly Count[] {
  const counts = new Map(
    countsOf(dated.map(({ date }) => [(date ?? '').slice(0, 7)])).map(({ name, count }) => [name, count]),
  )
  const [first, last] = [dated[0]?.date?.slice(0, 7), dated.at(-1)?.date?.slice(0, 7)]
  if (!first || !last) return []
  const months: Count[] = []
  for (let [year = 0, month = 1] = first.split('-').map(Number); ; month++) {
    if (month > 12) {
      year++
      month = 1
    }
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
    months.push({ name, count: counts.get(name) ?? 0 })
    if (name >= last) return months
  }
}

/** How often each name comes, the most first; of one postmortem each once. */
function countsOf(names: readonly (readonly string[])[]): readonly Count[] {
  const counts = new Map<string, number>()
  for (const some of names) for (const name of new Set(some)) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort(
      (a, b) =>
        Number(a.name === UNSAID) - Number(b.name === UNSAID) ||
        b.count - a.count ||
        a.name.localeCompare(b.name),
    )
}
