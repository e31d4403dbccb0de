import {
  type Document,
  greatestOf,
  leastOf,
  type MilestoneName,
  type Moment,
  milestoneNames,
} from '../../document/index.ts'
import { plainWords } from '../formats/plain-text.ts'
import { fill } from '../view/words.ts'
import { clocksOf } from './clocks.ts'
import { gantt, type Row } from './mermaid.ts'
import { type Frame, isInstant, NARROW, type Picture, SIDE, WIDE } from './picture.ts'
import { marksOf } from './scale.ts'
import { axis, bar, cutTo, type Drawing, label, line, placed, svg } from './svg.ts'

/** An incident, or a component of one, whose impact has a start and an end. */
interface Part {
  /** Empty where the document has but one. */
  readonly name: string
  /** In order. */
  readonly known: readonly { readonly name: MilestoneName; readonly moment: Moment }[]
  readonly started: Moment
  readonly ended: Moment
  /** The end of the repair, where that is later than the end of the impact. */
  readonly repaired: Moment | null
}

/**
 * Draws impact and repair as bars and milestones as marks; an uncertain time is as wide as its range. Several incidents or
 * components have a bar each, on one axis.
 */
export function incidentPicture({ milestones, incidents }: Document, frame: Frame): Picture | null {
  const whole = partOf('', milestones)
  const parts = whole ? [whole] : incidents.flatMap(one => partOf(plainWords(one.name), one.milestones) ?? [])
  const [first] = parts
  if (!first || (!whole && parts.length < 2)) return null
  const { words, dates, zones } = frame
  const draw = (width: number) => (whole ? drawOne(whole, width, frame) : drawParts(parts, width, frame))
  const moments = parts.flatMap(({ known }) => known.map(({ moment }) => moment))
  const { zone, earliest } = first.started
  const isMixed = new Set(moments.map(moment => moment.zone)).size > 1
  const named = (name: string, text: string) => (name ? `${name}: ${text}` : text)
  const rows = parts.flatMap(({ name, known }) =>
    known.map(({ name: milestone, moment }) => [
      named(name, words.milestones[milestone]),
      dates.moment(moment),
    ]),
  )
  const impacts = parts.map(({ name, started, ended }) => {
    const span = { least: ended.earliest - started.latest, most: ended.latest - started.earliest }
    return named(name, `${words.metrics.impact}: ${dates.span(span)}`)
  })
  return {
    kind: 'incident',
    title: words.pictures.incident,
    description: [...rows.map(row => row.join(': ')), ...impacts].join('. '),
    wide: draw(WIDE),
    narrow: draw(NARROW),
    legend: [
      { key: 'impact', text: words.pictures.impact },
      ...(parts.some(({ repaired }) => repaired)
        ? [{ key: 'repair', text: words.pictures.repair } as const]
        : []),
      ...(moments.some(isUncertain) ? [{ key: 'uncertain', text: words.pictures.uncertain } as const] : []),
    ],
    note: zone && (isMixed || !whole) ? fill(words.allTimes, { zone: zones.inFull(zone, earliest) }) : null,
    table: { head: [words.pictures.what, words.pictures.time], rows },
    mermaid: gantt(
      words.pictures.incident,
      parts.flatMap(part => rowsOf(part, frame)),
      first.started,
    ),
  }
}

function partOf(name: string, milestones: Document['milestones']): Part | null {
  const known = milestoneNames
    .flatMap(milestone => {
      const moment = milestones[milestone]
      return isInstant(moment) ? [{ name: milestone, moment }] : []
    })
    .toSorted((a, b) => a.moment.earliest - b.moment.earliest)
  const { started, mitigated, resolved } = milestones
  const ended = isInstant(mitigated) ? mitigated : resolved
  if (!isInstant(started) || !isInstant(ended) || ended.earliest < started.latest) return null
  if (ended.latest <= started.earliest) return null
  const isLater = isInstant(resolved) && resolved !== ended && resolved.earliest > ended.latest
  return { name, known, started, ended, repaired: isLater ? resolved : null }
}

const isUncertain = ({ earliest, latest }: Moment): boolean => earliest < latest

/** Where instants are on a line that is as long as the parts together. */
function scaleOf(parts: readonly Part[], width: number) {
  const moments = parts.flatMap(({ known }) => known.map(({ moment }) => moment))
  const first = leastOf(moments.map(({ earliest }) => earliest))
  const last = greatestOf(moments.map(({ latest }) => latest))
  const x = (instant: number) => SIDE + ((instant - first) / (last - first)) * (width - 2 * SIDE)
  return { first, last, x }
}

function bars(
  { known, started, ended, repaired }: Part,
  x: (instant: number) => number,
  top: number,
): readonly string[] {
  return [
    bar('impact', x(started.latest), x(ended.earliest), top, BAR),
    ...(repaired ? [bar('repair', x(ended.latest), x(repaired.earliest), top, BAR)] : []),
    ...known
      .filter(({ moment }) => isUncertain(moment))
      .map(({ moment }) => bar('uncertain', x(moment.earliest), x(moment.latest), top, BAR)),
    ...known.map(({ moment }) =>
      line('mark', x((moment.earliest + moment.latest) / 2), top - 4, top + BAR + 4),
    ),
  ]
}

const BAR = 22

function drawOne(part: Part, width: number, { words, dates }: Frame): Drawing {
  const { x } = scaleOf([part], width)
  const clocks = clocksOf(
    part.known.map(({ moment }) => moment),
    dates,
  )
  const labels = part.known.map(({ name, moment }, i) => ({
    x: x((moment.earliest + moment.latest) / 2),
    text: `${words.milestones[name]} ${clocks[i] ?? ''}`,
  }))
  const { drawn, bottom } = placed(labels, { top: 62, width })
  return svg(width, bottom + 8, [...bars(part, x, 20), ...drawn])
}

const ROW = 48

function drawParts(parts: readonly Part[], width: number, { dates }: Frame): Drawing {
  const { first, last, x } = scaleOf(parts, width)
  const zone = parts[0]?.started.zoneOrOffset ?? 'UTC'
  const marks = marksOf(first, last, zone, Math.floor(width / 110), dates)
  const bottom = parts.length * ROW + 12
  const labels = marks.map(mark => ({ ...mark, x: x(mark.x) }))
  return svg(width, bottom + 28, [
    ...labels.map(mark => line('grid', mark.x, 8, bottom)),
    ...parts.flatMap((part, i) => [
      label('row', SIDE, i * ROW + 14, cutTo(width - 2 * SIDE, part.name), 'start'),
      ...bars(part, x, i * ROW + 22),
    ]),
    axis(SIDE, width - SIDE, bottom),
    ...placed(labels, { top: bottom + 18, width, rows: 1 }).drawn,
  ])
}

/** The bars of a part; what is uncertain is a bar of its own. */
function rowsOf({ name, started, ended, repaired }: Part, { words: { pictures } }: Frame): readonly Row[] {
  const named = (text: string) => (name ? `${name}, ${text}` : text)
  const unsure = ([from, to]: readonly [number, number]): readonly Row[] =>
    from < to ? [[named(pictures.uncertain), from, to]] : []
  return [
    ...unsure([started.earliest, started.latest]),
    [named(pictures.impact), started.latest, ended.earliest],
    ...unsure([ended.earliest, ended.latest]),
    ...(repaired ? [[named(pictures.repair), ended.latest, repaired.earliest] as const] : []),
    ...(repaired ? unsure([repaired.earliest, repaired.latest]) : []),
  ]
}
