import {
  type Action,
  type CalendarDate,
  type Document,
  dateOf,
  greatestOf,
  isoDate,
  leastOf,
  type Moment,
  milestoneNames,
  onClock,
  readIsoDate,
  type TimelineEvent,
} from '../../document/index.ts'
import { plainWords } from '../formats/plain-text.ts'
import type { Dates } from '../view/dates.ts'
import { fill, type Words } from '../view/words.ts'
import { axis, bar, type Drawing, dot, fold, type Label, label, line, placed, svg } from './svg.ts'

/** A drawing with its content in words, and as a table. */
export interface Picture {
  readonly kind: 'incident' | 'timeline' | 'schedule'
  readonly title: string
  /** The content in words, for readers who cannot see it. */
  readonly description: string
  readonly drawing: Drawing
  /** Null where the page shows the content as text already. */
  readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } | null
  /** The drawing in Mermaid, for Markdown; null where Mermaid has no such diagram. */
  readonly mermaid: string | null
}

const WIDTH = 720
const SIDE = 14
const MINUTE = 60_000

const isInstant = (moment: Moment | null): moment is Moment => moment?.frame === 'instant'

/** The clock of a moment in a zone, which may not be its own; as written where it is uncertain. */
function clockIn(
  moment: Moment,
  zoneOrOffset: Moment['zoneOrOffset'],
  dates: Dates,
  day: CalendarDate | null,
): string {
  if (moment.earliest !== moment.latest || zoneOrOffset === null) return moment.text
  const { date, clock } = onClock(moment.earliest, zoneOrOffset)
  const own = readIsoDate(date)
  return own && day && isoDate(day) !== date ? `${dates.short(own)} ${clock.slice(0, 5)}` : clock.slice(0, 5)
}

/** The clocks of moments in order, each with its day where that differs from the previous one. */
function clocksOf(moments: readonly Moment[], dates: Dates): readonly string[] {
  const zoneOrOffset = moments[0]?.zoneOrOffset ?? null
  let day = moments[0] ? dateOf(moments[0]) : null
  return moments.map(moment => {
    const clock = clockIn(moment, zoneOrOffset, dates, day)
    if (zoneOrOffset !== null) day = readIsoDate(onClock(moment.earliest, zoneOrOffset).date) ?? day
    return clock
  })
}

/** Draws impact and repair as bars and milestones as marks; an uncertain time is as wide as its range. */
export function incidentPicture({ milestones }: Document, words: Words, dates: Dates): Picture | null {
  const known = milestoneNames.flatMap(name => {
    const moment = milestones[name]
    return isInstant(moment) ? [{ name, moment }] : []
  })
  const { started, mitigated, resolved } = milestones
  const end = isInstant(mitigated) ? mitigated : resolved
  const last = greatestOf(known.map(({ moment }) => moment.latest))
  if (!isInstant(started) || !isInstant(end) || end.earliest < started.latest || last <= started.earliest)
    return null
  const first = leastOf(known.map(({ moment }) => moment.earliest))
  const x = (instant: number) => SIDE + ((instant - first) / (last - first)) * (WIDTH - 2 * SIDE)
  const ordered = known.toSorted((a, b) => a.moment.earliest - b.moment.earliest)
  const clocks = clocksOf(
    ordered.map(({ moment }) => moment),
    dates,
  )
  const labels = placed(
    ordered.map(
      ({ name, moment }, i): Label => ({
        x: x((moment.earliest + moment.latest) / 2),
        text: `${words.milestones[name]} ${clocks[i] ?? ''}`,
      }),
    ),
    { top: 62, width: WIDTH },
  )
  const repair = isInstant(resolved) && resolved !== end && resolved.earliest > end.latest ? resolved : null
  const impact = dates.span({ least: end.earliest - started.latest, most: end.latest - started.earliest })
  const drawing = svg(WIDTH, labels.bottom + 8, [
    bar('impact', x(started.latest), x(end.earliest), 20, 22),
    ...(repair ? [bar('repair', x(end.latest), x(repair.earliest), 20, 22)] : []),
    ...ordered
      .filter(({ moment }) => moment.earliest < moment.latest)
      .map(({ moment }) => bar('uncertain', x(moment.earliest), x(moment.latest), 20, 22)),
    ...ordered.map(({ moment }) => line('mark', x((moment.earliest + moment.latest) / 2), 16, 46)),
    ...labels.drawn,
  ])
  const rows = ordered.map(({ name, moment }) => [words.milestones[name], dates.moment(moment)])
  return {
    kind: 'incident',
    title: words.pictures.incident,
    description: [
      ...ordered.map(({ name, moment }) => `${words.milestones[name]}: ${dates.moment(moment)}`),
      `${words.metrics.impact}: ${impact}`,
    ].join('. '),
    drawing,
    table: { head: [words.pictures.what, words.pictures.time], rows },
    mermaid: gantt(words.pictures.incident, [
      [words.pictures.impact, started, end],
      ...(repair ? [[words.pictures.repair, end, repair] as const] : []),
    ]),
  }
}

/** The characters that have a meaning in a Mermaid name. */
const mermaidText = (text: string): string => text.replace(/[:;#,"`\n\r{}<>%]+/g, ' ').trim()

function gantt(title: string, bars: readonly (readonly [string, Moment, Moment])[]): string {
  const zoneOrOffset = bars[0]?.[1].zoneOrOffset ?? 'UTC'
  const at = (instant: number) => {
    const { date, clock } = onClock(instant, zoneOrOffset)
    return `${date}T${clock.slice(0, 5)}`
  }
  // Mermaid cannot show uncertainty, so the chart has the certain part
  const rows = bars.map(
    ([name, from, to]) => `  ${mermaidText(name)} : ${at(from.latest)}, ${at(to.earliest)}`,
  )
  return [
    `gantt`,
    `  title ${mermaidText(title)}`,
    '  dateFormat YYYY-MM-DDTHH:mm',
    '  axisFormat %H:%M',
    ...rows,
  ].join('\n')
}

/** The share of the whole above which a gap is folded, if it is also several times the usual one. */
const FOLDED_SHARE = 0.2
const FOLDED_TIMES = 4
const FOLD_WIDTH = 56
const EVENTS_AT_MOST = 60

/** Draws the events to scale, with long gaps folded. */
export function timelinePicture({ events }: Document, words: Words, dates: Dates): Picture | null {
  const known = events
    .flatMap(event =>
      isInstant(event.at) && event.at.granularity !== 'day' ? [{ event, at: event.at }] : [],
    )
    .toSorted((a, b) => a.at.earliest - b.at.earliest)
  const [first, last] = [known[0], known.at(-1)]
  if (
    known.length < 3 ||
    known.length > EVENTS_AT_MOST ||
    !first ||
    !last ||
    last.at.earliest <= first.at.earliest
  )
    return null
  const whole = last.at.earliest - first.at.earliest
  const gaps = known.slice(1).map(({ at }, i) => at.earliest - (known[i]?.at.earliest ?? 0))
  const { places, isFolded } = toScale(gaps, whole)
  const clocks = clocksOf(
    known.map(({ at }) => at),
    dates,
  )
  const marks = known.map(({ event }, i) => ({ x: places[i] ?? SIDE, text: clocks[i] ?? '', event }))
  const labels = placed(marks, { top: 44, width: WIDTH })
  const middle = 22
  const drawing = svg(WIDTH, labels.bottom + 8, [
    axis(SIDE, WIDTH - SIDE, middle),
    ...gaps.flatMap((gap, i) => {
      if (!isFolded(gap)) return []
      const from = places[i] ?? 0
      return [
        fold(from, FOLD_WIDTH, middle),
        label('fold', from + FOLD_WIDTH / 2, 12, dates.span({ least: gap, most: gap })),
      ]
    }),
    ...marks.map(({ x, event }) => dot(x, middle, hint(event))),
    ...labels.drawn,
  ])
  const silences = gaps
    .filter(isFolded)
    .map(gap => fill(words.pictures.quiet, { span: dates.span({ least: gap, most: gap }) }))
  return {
    kind: 'timeline',
    title: words.pictures.timeline,
    description: [`${dates.moment(first.at)} – ${dates.moment(last.at)}`, ...silences].join('. '),
    drawing,
    table: null,
    mermaid: [
      'timeline',
      `  title ${mermaidText(words.pictures.timeline)}`,
      ...known.map(
        ({ event }, i) =>
          `  ${mermaidText((clocks[i] ?? '').replace(':', '.'))} : ${mermaidText(firstWords(event))}`,
      ),
    ].join('\n'),
  }
}

/** Where each end of some gaps is on a line, and which of the gaps are drawn as folds. */
function toScale(
  gaps: readonly number[],
  whole: number,
): { readonly places: readonly number[]; isFolded(gap: number): boolean } {
  const usual = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
  const isFolded = (gap: number) => gap > whole * FOLDED_SHARE && gap > Math.max(usual, MINUTE) * FOLDED_TIMES
  const shown = gaps.reduce((sum, gap) => (isFolded(gap) ? sum : sum + gap), 0) || 1
  const folds = gaps.filter(isFolded).length
  const scale = (WIDTH - 2 * SIDE - folds * FOLD_WIDTH) / shown
  const places = [SIDE]
  for (const gap of gaps) places.push((places.at(-1) ?? 0) + (isFolded(gap) ? FOLD_WIDTH : gap * scale))
  return { places, isFolded }
}

const hint = (event: TimelineEvent): string => `${event.stamp.text} ${firstWords(event)}`

const firstWords = ({ text }: TimelineEvent): string => plainWords(text.split('\n')[0] ?? '').slice(0, 120)

const MONTHS_AT_MOST = 36

/** Draws the months of actions with a start and a due date, as a grid. */
export function schedulePicture({ actions }: Document, words: Words, dates: Dates): Picture | null {
  const planned = actions.flatMap(action => {
    const [from, to] = [monthOf(action.start), monthOf(action.due)]
    return from !== null && to !== null && from <= to ? [{ action, from, to }] : []
  })
  if (planned.length < 2) return null
  const first = leastOf(planned.map(({ from }) => from))
  const count = greatestOf(planned.map(({ to }) => to)) - first + 1
  if (count > MONTHS_AT_MOST) return null
  const months = Array.from({ length: count }, (_, i) => first + i)
  const nameOf = (month: number) =>
    dates.date({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 }, 'month')
  const left = 250
  const x = (month: number) => left + ((month - first) / count) * (WIDTH - left - SIDE)
  const [top, row] = [40, 30]
  const bottom = top + planned.length * row
  const every = Math.ceil(count / 5)
  const drawing = svg(WIDTH, bottom + 8, [
    ...months.map(month => line('grid', x(month), top - 8, bottom)),
    ...months
      .filter((_, i) => i % every === 0)
      .map(month => label('head', x(month), 20, nameOf(month), 'start')),
    ...planned.flatMap(({ action, from, to }, i) => [
      label('row', SIDE, top + i * row + 16, shortened(titleOf(action), 34), 'start'),
      bar(action.state === 'done' ? 'done' : 'plan', x(from) + 2, x(to + 1) - 2, top + i * row + 3, 18),
    ]),
  ])
  const rows = planned.map(({ action, from, to }) => [titleOf(action), nameOf(from), nameOf(to)])
  return {
    kind: 'schedule',
    title: words.pictures.schedule,
    description: rows.map(([title, from, to]) => `${title}: ${from} – ${to}`).join('. '),
    drawing,
    table: { head: [words.actions.what, words.pictures.from, words.pictures.to], rows },
    mermaid: null,
  }
}

/** The number of a month since the year 0; null for a text that is not a month. */
function monthOf(text: string | null): number | null {
  const [, year, month] = /^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(text ?? '') ?? []
  return year === undefined ? null : Number(year) * 12 + Number(month) - 1
}

const titleOf = ({ title }: Action): string => plainWords(title)

const shortened = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1).trimEnd()}…` : text
