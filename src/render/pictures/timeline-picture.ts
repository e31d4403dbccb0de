import type { Document, Moment, Span, TimelineEvent } from '../../document/index.ts'
import { plainWords } from '../formats/plain-text.ts'
import { DAY, isCoarse } from '../view/dates.ts'
import { fill } from '../view/words.ts'
import { clocksOf } from './clocks.ts'
import { mermaidText } from './mermaid.ts'
import { type Frame, isInstant, NARROW, type Picture, SIDE, WIDE } from './picture.ts'
import { longestShown, marksOf } from './scale.ts'
import { axis, bar, breakEnds, type Drawing, dot, label, line, placed, svg, widthOf } from './svg.ts'

interface Entry {
  readonly event: TimelineEvent
  readonly at: Moment
}

/** Pixels of a drawing for each event that has its clock below it. */
const FOR_A_CLOCK = 55
const CLOCKS_AT_MOST = 12
/** More are a line of dots. */
const EVENTS_AT_MOST = 500
/** Above this, days are marked on the axis, and days are exact enough to be drawn. */
const LONG = 2 * DAY

/** Draws the events to scale: few with their clocks, many on an axis with marks. */
export function timelinePicture({ events }: Document, frame: Frame): Picture | null {
  const all = events
    .flatMap(event => (isInstant(event.at) ? [{ event, at: event.at }] : []))
    .toSorted((a, b) => a.at.earliest - b.at.earliest)
  const isLong = lengthOf(all) > LONG
  const known = isLong ? all : all.filter(({ at }) => !isCoarse(at))
  const [first, last] = [known[0], known.at(-1)]
  if (known.length < 3 || known.length > EVENTS_AT_MOST) return null
  if (!first || !last || lengthOf(known) <= 0) return null
  const { words, dates, zones } = frame
  const draw = (width: number) => {
    const fits = known.length <= Math.min(CLOCKS_AT_MOST, width / FOR_A_CLOCK)
    const broken = isLong || !fits ? Number.POSITIVE_INFINITY : breaksFor(known, width, frame)
    return fits && !isLong ? drawClocks(known, width, broken, frame) : drawAxis(known, width, frame)
  }
  const left = isLong ? Number.POSITIVE_INFINITY : shownAtMost(known)
  const silences = gapsOf(known)
    .filter(gap => gap.length > left)
    .map(gap => fill(words.pictures.quiet, { span: dates.span(gap.span) }))
  const { zone, earliest } = first.at
  const until = last.at.earliest
  const isMixed = new Set(known.map(({ at }) => at.zone)).size > 1
  const clocks = clocksOf(
    known.map(({ at }) => at),
    dates,
  )
  return {
    kind: 'timeline',
    title: words.pictures.timeline,
    description: [`${dates.moment(first.at)} – ${dates.moment(last.at)}`, ...silences].join('. '),
    wide: draw(WIDE),
    narrow: draw(NARROW),
    legend: known.some(({ at }) => !isExact(at))
      ? [{ key: 'uncertain', text: words.pictures.uncertain }]
      : [],
    note: zone && isMixed ? fill(words.allTimes, { zone: zones.inFull(zone, earliest, until) }) : null,
    table: null,
    mermaid: [
      'timeline',
      ...known.map(
        ({ event }, i) =>
          `  ${mermaidText((clocks[i] ?? '').replaceAll(':', '.'))} : ${mermaidText(firstWords(event))}`,
      ),
    ].join('\n'),
  }
}

const lengthOf = (known: readonly Entry[]): number =>
  (known.at(-1)?.at.earliest ?? 0) - (known[0]?.at.earliest ?? 0)

const isExact = ({ earliest, latest }: Moment): boolean => earliest === latest

/** A time between two events: how long it is drawn, and how long it may have been. */
interface Gap {
  readonly length: number
  readonly span: Span
}

const gapsOf = (known: readonly Entry[]): readonly Gap[] =>
  known.slice(1).map(({ at }, i) => {
    const before = known[i]?.at ?? at
    const least = Math.max(0, at.earliest - before.latest)
    return { length: at.earliest - before.earliest, span: { least, most: at.latest - before.earliest } }
  })

/** The length above which gaps are left out; something that lasted is no quiet time. */
const shownAtMost = (known: readonly Entry[]): number =>
  known.some(({ event }) => event.until !== null)
    ? Number.POSITIVE_INFINITY
    : longestShown(gapsOf(known).map(({ length }) => length))

/** The width of a gap that is left out: that of its length in words. */
const breakWidth = ({ span }: Gap, { dates }: Frame): number => widthOf(dates.span(span)) + 40

/** The length above which gaps are left out; infinite where their lengths in words would take half of the drawing. */
function breaksFor(known: readonly Entry[], width: number, frame: Frame): number {
  const shown = shownAtMost(known)
  const needed = gapsOf(known).reduce(
    (sum, gap) => (gap.length > shown ? sum + breakWidth(gap, frame) : sum),
    0,
  )
  return needed > width / 2 ? Number.POSITIVE_INFINITY : shown
}

const MIDDLE = 24

/** Each event with its clock, on a line that is broken where nothing happened for very long. */
function drawClocks(known: readonly Entry[], width: number, shown: number, frame: Frame): Drawing {
  const gaps = gapsOf(known)
  const isLeftOut = ({ length }: Gap) => length > shown
  const drawn = gaps.reduce((sum, gap) => (isLeftOut(gap) ? sum : sum + gap.length), 0) || 1
  const broken = gaps.reduce((sum, gap) => (isLeftOut(gap) ? sum + breakWidth(gap, frame) : sum), 0)
  const scale = (width - 2 * SIDE - broken) / drawn
  const places = [SIDE]
  for (const gap of gaps)
    places.push((places.at(-1) ?? 0) + (isLeftOut(gap) ? breakWidth(gap, frame) : gap.length * scale))
  const clocks = clocksOf(
    known.map(({ at }) => at),
    frame.dates,
  )
  const labels = known.map((_, i) => ({ x: places[i] ?? SIDE, text: clocks[i] ?? '' }))
  const { drawn: texts, bottom } = placed(labels, { top: MIDDLE + 24, width })
  const breaks = gaps.flatMap((gap, i) => {
    const [from = 0, to = 0] = places.slice(i)
    return isLeftOut(gap) ? [{ gap, from: from + 14, to: to - 14 }] : []
  })
  const starts = [SIDE, ...breaks.map(({ to }) => to)]
  const ends = [...breaks.map(({ from }) => from), width - SIDE]
  return svg(
    width,
    bottom + 8,
    [
      ...starts.map((start, i) => axis(start, ends[i] ?? start, MIDDLE)),
      ...breaks.flatMap(({ gap, from, to }) => [
        breakEnds(from, to, MIDDLE),
        label('fold', (from + to) / 2, MIDDLE + 5, frame.dates.span(gap.span)),
      ]),
      ...known.map(({ event, at }, i) => dot(places[i] ?? SIDE, MIDDLE, isExact(at), hint(event))),
      ...texts,
    ],
    breaks.length > 0 ? frame.words.pictures.broken : null,
  )
}

/** All events as dots, a long range as a bar, on an axis with round times. */
function drawAxis(known: readonly Entry[], width: number, { dates }: Frame): Drawing {
  const first = known[0]?.at.earliest ?? 0
  const last = known.at(-1)?.at.earliest ?? 0
  const x = (instant: number) => SIDE + ((instant - first) / (last - first)) * (width - 2 * SIDE)
  const zone = known[0]?.at.zoneOrOffset ?? 'UTC'
  const labels = marksOf(first, last, zone, Math.floor(width / 100), dates).map(mark => ({
    ...mark,
    x: x(mark.x),
  }))
  return svg(width, MIDDLE + 40, [
    ...labels.map(mark => line('grid', mark.x, MIDDLE - 14, MIDDLE + 14)),
    axis(SIDE, width - SIDE, MIDDLE),
    ...known.map(({ event, at }) => {
      const [from, to] = [x(at.earliest), Math.min(x(at.latest), width - SIDE)]
      return to - from < RANGE_FROM
        ? dot(from, MIDDLE, isExact(at), hint(event))
        : bar('uncertain', from, to, MIDDLE - 5, 10)
    }),
    ...placed(labels, { top: MIDDLE + 32, width, rows: 1 }).drawn,
  ])
}

/** Pixels from which on a range is drawn as one. */
const RANGE_FROM = 14

const hint = (event: TimelineEvent): string => `${event.stamp.text} ${firstWords(event)}`

const firstWords = ({ text }: TimelineEvent): string => plainWords(text.split('\n')[0] ?? '').slice(0, 120)
