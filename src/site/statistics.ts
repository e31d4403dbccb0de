import barsHtml from '../../templates/site/bars.html.hbs'
import statisticsHtml from '../../templates/site/statistics.html.hbs'
import { type Count, type Quartiles, type Stats, UNSAID } from '../collection/index.ts'
import { formatDuration, formatSpan, type MetricName, metricNames, type Span } from '../document/index.ts'
import { fill, type Words } from '../render/index.ts'
import { barOf, columnsOf, rangeOf } from './charts.ts'
import type { SiteFile, SiteOptions } from './entry.ts'
import { countLine, pageOf, siteWords } from './frame.ts'

/** Names after the most frequent ones are counted together, so that a page stays a page. */
const ROWS_AT_MOST = 25

/** The page of figures. */
export function statisticsPage(stats: Stats, options: SiteOptions): SiteFile {
  const words = siteWords(options)
  const { site } = words
  const scale = scaleOf(stats)
  return pageOf(
    'statistics.html',
    { ...statisticsHtml, partials: { bars: barsHtml } },
    site.statistics,
    {
      count: countLine(site.postmortems, stats.postmortems),
      durations: metricNames.map(name => durationRow(name, stats.durations[name], scale, words)),
      scale:
        scale &&
        fill(site.logarithmic, {
          from: formatDuration(scale.least, words.units),
          to: formatDuration(scale.most, words.units),
        }),
      trends: trendRows(stats, words),
      metrics: metricNames.map(name => words.metrics[name]),
      years: stats.years.map(({ name, count, durations }) => ({
        name,
        count,
        medians: metricNames.map(metric => {
          const { median, n } = durations[metric]
          return median ? `${formatSpan(median, words.units)} (${n})` : '—'
        }),
      })),
      months:
        stats.months.length > 0
          ? {
              svg: columnsOf(stats.months, site.when),
              rows: rowsOf(stats.months.filter(({ count }) => count > 0)),
            }
          : null,
      counts: countViews(stats, words),
      actions: actionFacts(stats, words),
    },
    options,
  )
}

function countViews(stats: Stats, words: Words) {
  const { site } = words
  return [
    {
      heading: site.howSevere,
      column: words.facts.severity,
      note: null,
      rows: named(stats.severities, words),
    },
    { heading: site.whichService, column: site.service, note: null, rows: named(stats.services, words) },
    {
      heading: site.whoNoticed,
      column: site.whoNoticed,
      note: site.byWords,
      rows: named(stats.detection, words),
    },
    {
      heading: site.whatCause,
      column: site.whatCause,
      note: site.byWords,
      rows: named(stats.causes, words),
    },
  ]
}

const actionFacts = ({ actions }: Stats, { site }: Words) => [
  { name: site.all, value: actions.all },
  { name: site.done, value: actions.done },
  { name: site.incidentOpen, value: actions.open },
  { name: site.overdue, value: actions.overdue },
  { name: site.declined, value: actions.declined },
  { name: site.promised, value: actions.promised },
  { name: site.kept, value: actions.kept },
]

const rowsOf = (counts: readonly Count[]) => {
  const most = Math.max(...counts.map(({ count }) => count))
  return counts.map(({ name, count }) => ({ name, count, address: null, bar: barOf(count, most) }))
}

function named(counts: readonly Count[], { site }: Words) {
  const names: Readonly<Record<string, string>> = {
    [UNSAID]: site.notStated,
    monitoring: site.monitoring,
    people: site.people,
    ...site.causes,
  }
  const left = counts.slice(ROWS_AT_MOST)
  const shown = counts.slice(0, ROWS_AT_MOST).map(({ name, count }) => ({ name: names[name] ?? name, count }))
  const others = left.reduce((sum, { count }) => sum + count, 0)
  return rowsOf(others > 0 ? [...shown, { name: site.others, count: others }] : shown)
}

/** The shortest and the longest time that is drawn. */
function scaleOf({ durations }: Stats): Span | null {
  const known = metricNames.flatMap(name => {
    const { lower, upper } = durations[name]
    return lower && upper ? [Math.max(60_000, lower.least), Math.max(60_000, upper.most)] : []
  })
  return known.length === 0 ? null : { least: Math.min(...known), most: Math.max(...known) }
}

function durationRow(
  name: MetricName,
  { n, missing, lower, median, upper }: Quartiles,
  scale: Span | null,
  words: Words,
) {
  const of = (span: Span | null) => (span ? formatSpan(span, words.units) : '—')
  return {
    name: words.metrics[name],
    median: of(median),
    lower: of(lower),
    upper: of(upper),
    known: `${n} / ${n + missing}`,
    bar: scale && lower && median && upper ? rangeOf(...shares([lower, median, upper], scale)) : '',
  }
}

/** Where times are on a logarithmic scale: the middle of each range, as its share of the whole. */
const shares = (spans: readonly [Span, Span, Span], { least, most }: Span): [number, number, number] =>
  spans.map(span => {
    const middle = Math.max(least, (span.least + span.most) / 2)
    return most > least ? Math.log(middle / least) / Math.log(most / least) : 0.5
  }) as [number, number, number]

function trendRows({ trends }: Stats, words: Words) {
  const times = (value: number) => (Number.isFinite(value) ? value.toFixed(2) : '∞')
  return metricNames.flatMap(name => {
    const trend = trends[name]
    if (!trend) return []
    const { earlier, later, ratio, from, to, isMoreThanChance } = trend
    const { site } = words
    return [
      {
        name: words.metrics[name],
        earlier: formatDuration(earlier, words.units),
        later: formatDuration(later, words.units),
        interval: `${times(ratio)} (${times(from)}–${times(to)})`,
        verdict: isMoreThanChance ? (ratio > 1 ? site.longer : site.shorter) : site.chance,
      },
    ]
  })
}
