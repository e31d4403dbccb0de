import { type Count, csvOf, type Quartiles, type Stats, statsOf, type Trend } from '../../collection/index.ts'
import { formatDuration, formatSpan, type MetricName, metricNames } from '../../document/index.ts'
import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { jsonText } from '../../visible.ts'
import { type FilterFlags, filterOf } from '../collection/filter-flags.ts'
import { readCollection } from '../collection/read-collection.ts'
import { type Column, NOTHING, tableOf } from '../table.ts'

export interface StatsOptions extends FilterFlags {
  readonly json?: boolean
  readonly csv?: boolean
}

/** Prints the figures of postmortems. */
export async function stats(paths: readonly string[], options: StatsOptions, host: Host): Promise<ExitCode> {
  const { terminal } = host
  const found = await readCollection(paths, await filterOf(options, host), host)
  const all = statsOf(found, host.clock.now().getTime())
  if (options.json) terminal.out(`${jsonText(jsonOf(all), 2)}\n`)
  else if (options.csv) terminal.out(csvOf(['figure', 'name', 'value'], rowsOf(all)))
  else terminal.out(found.length === 0 ? 'No postmortem is like that.\n' : shown(all, host))
  return exitCode.ok
}

function shown(all: Stats, host: Host): string {
  const width = host.terminal.columns
  const { actions } = all
  const undated = all.undated > 0 ? ` (${all.undated} without a date)` : ''
  const parts = [
    `${all.postmortems} postmortems${undated}\n`,
    `How long\n${tableOf(
      DURATIONS,
      metricNames.map(name => durationLine(name, all)),
      width,
    )}`,
    changes(all, width),
    byYear(all, width),
    chart('When', recent(all.months)),
    chart('How severe', all.severities),
    chart('Which service', all.services),
    chart('Who noticed', all.detection),
    chart('What caused it, by the words', all.causes),
    `Action items\n${actions.done} of ${actions.all} done, ${actions.open} open (${actions.overdue} overdue), ${actions.declined} declined; ${actions.dated} have a date\nof the ${actions.promised} whose date has passed, ${actions.kept} are done\n`,
  ]
  return parts.filter(Boolean).join('\n')
}

const DURATIONS: readonly Column[] = [
  { head: '' },
  { head: 'Median', align: 'right' },
  { head: 'Lower quartile', align: 'right', leaveOut: 2 },
  { head: 'Upper quartile', align: 'right', leaveOut: 1 },
  { head: 'Of', align: 'right' },
  { head: 'Without', align: 'right' },
]

const WORDS: Readonly<Record<MetricName, string>> = {
  time_to_detect: 'to detect',
  time_to_acknowledge: 'to acknowledge',
  time_to_mitigate: 'to mitigate',
  time_to_resolve: 'to resolve',
  impact: 'impact',
}

function durationLine(name: MetricName, { durations }: Stats): readonly string[] {
  const { n, missing, lower, median, upper }: Quartiles = durations[name]
  const of = (span: typeof median) => (span ? formatSpan(span) : NOTHING)
  return [WORDS[name], of(median), of(lower), of(upper), String(n), String(missing)]
}

const CHANGES: readonly Column[] = [
  { head: '' },
  { head: 'Earlier half', align: 'right', leaveOut: 2 },
  { head: 'Later half', align: 'right', leaveOut: 1 },
  { head: 'Times', align: 'right' },
  { head: '95 % interval', align: 'right' },
  { head: '', flexible: true },
]

/** What changed from the earlier to the later half, and whether that is more than chance. */
function changes({ trends }: Stats, width: number): string {
  const lines = metricNames.flatMap(name => {
    const trend: Trend | null = trends[name]
    if (!trend) return []
    const { earlier, later, ratio, from, to, isMoreThanChance } = trend
    const times = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '∞')
    const verdict = isMoreThanChance
      ? `${ratio > 1 ? 'longer' : 'shorter'}, more than chance`
      : 'may be chance'
    const halves = [formatDuration(earlier), formatDuration(later)]
    return [[WORDS[name], ...halves, times(ratio), `${times(from)} to ${times(to)}`, verdict]]
  })
  return lines.length > 0 ? `Change of the median\n${tableOf(CHANGES, lines, width)}` : ''
}

const LEAVE_OUT: Readonly<Record<MetricName, number>> = {
  time_to_acknowledge: 5,
  impact: 4,
  time_to_mitigate: 3,
  time_to_detect: 2,
  time_to_resolve: 1,
}

const YEARS: readonly Column[] = [
  { head: '' },
  { head: 'Number', align: 'right' },
  ...metricNames.map(name => ({ head: WORDS[name], align: 'right' as const, leaveOut: LEAVE_OUT[name] })),
]

/** The medians of each year, with how many have a value. */
function byYear({ years }: Stats, width: number): string {
  const cell = ({ n, median }: Quartiles) => (median ? `${formatSpan(median)} (${n})` : NOTHING)
  const lines = years.map(({ name, count, durations }) => [
    name,
    String(count),
    ...metricNames.map(metric => cell(durations[metric])),
  ])
  return years.length > 1 ? `Medians by year, of how many\n${tableOf(YEARS, lines, width)}` : ''
}

/** The months that are shown. */
const MONTHS_AT_MOST = 24
const recent = (months: readonly Count[]): readonly Count[] => months.slice(-MONTHS_AT_MOST)

const BARS_AT_MOST = 12
const BAR = 30

/** Counts as bars, with their numbers beside. */
function chart(title: string, counts: readonly Count[]): string {
  if (counts.length === 0) return ''
  const most = Math.max(...counts.map(({ count }) => count))
  const some = title === 'When' ? counts : counts.slice(0, BARS_AT_MOST)
  const names = Math.max(...some.map(({ name }) => name.length))
  const lines = some.map(({ name, count }) =>
    `  ${name.padEnd(names)}  ${String(count).padStart(String(most).length)} ${'█'.repeat(Math.ceil((count / most) * BAR))}`.trimEnd(),
  )
  const left = counts.length - some.length
  return `${title}\n${lines.map(line => `${line}\n`).join('')}${left > 0 ? `  and ${left} more\n` : ''}`
}

/** The figures with the names that other JSON of this program has. */
function jsonOf({ trends, ...others }: Stats) {
  const named = metricNames.map(name => {
    const trend = trends[name]
    if (!trend) return [name, null]
    const { isMoreThanChance, ...figures } = trend
    return [name, { ...figures, more_than_chance: isMoreThanChance }]
  })
  return { version: 1, ...others, trends: Object.fromEntries(named) }
}

/** One row for each figure. Durations are in milliseconds. */
function rowsOf(all: Stats): readonly (readonly (string | number | null)[])[] {
  const counts = ['months', 'severities', 'services', 'tags', 'detection', 'causes'] as const
  return [
    ['postmortems', '', all.postmortems],
    ['undated', '', all.undated],
    ...counts.flatMap(figure => all[figure].map(({ name, count }) => [figure, name, count])),
    ...metricNames.flatMap(name => {
      const { n, missing, lower, median, upper } = all.durations[name]
      return [
        [name, 'n', n],
        [name, 'missing', missing],
        ...(['least', 'most'] as const).flatMap(end => [
          [name, `lower_${end}_ms`, lower?.[end] ?? null],
          [name, `median_${end}_ms`, median?.[end] ?? null],
          [name, `upper_${end}_ms`, upper?.[end] ?? null],
        ]),
      ]
    }),
    ...all.years.flatMap(({ name, count, durations }) => [
      ['years', name, count],
      ...metricNames.flatMap(metric =>
        (['least', 'most'] as const).map(end => [
          metric,
          `${name}_median_${end}_ms`,
          durations[metric].median?.[end] ?? null,
        ]),
      ),
    ]),
    ...Object.entries(all.actions).map(([name, count]) => ['actions', name, count]),
  ]
}
