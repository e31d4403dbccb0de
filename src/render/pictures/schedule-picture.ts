import { type Action, type Document, greatestOf, leastOf } from '../../document/index.ts'
import { plainWords } from '../formats/plain-text.ts'
import { type Frame, NARROW, type Picture, SIDE, WIDE } from './picture.ts'
import { bar, cutTo, type Drawing, label, line, placed, svg } from './svg.ts'

interface Planned {
  readonly title: string
  readonly isDone: boolean
  /** Months since the year 0, both included. */
  readonly from: number
  readonly to: number
}

const MONTHS_AT_MOST = 36

/** Draws the months of actions with a start and a due date, as a grid. */
export function schedulePicture({ actions }: Document, { words, dates }: Frame): Picture | null {
  const planned = actions.flatMap(({ title, start, due, state }: Action): Planned[] => {
    const [from, to] = [monthOf(start), monthOf(due)]
    return from !== null && to !== null && from <= to
      ? [{ title: plainWords(title), isDone: state === 'done', from, to }]
      : []
  })
  if (planned.length < 2) return null
  const first = leastOf(planned.map(({ from }) => from))
  const count = greatestOf(planned.map(({ to }) => to)) - first + 1
  if (count > MONTHS_AT_MOST) return null
  const nameOf = (month: number) =>
    dates.date({ year: Math.floor(month / 12), month: (month % 12) + 1, day: 1 }, 'month')
  const months = Array.from({ length: count }, (_, i) => ({ month: first + i, name: nameOf(first + i) }))
  const rows = planned.map(({ title, from, to }) => [title, nameOf(from), nameOf(to)])
  const { states } = words.actions
  return {
    kind: 'schedule',
    title: words.pictures.schedule,
    description: rows.map(([title, from, to]) => `${title}: ${from} – ${to}`).join('. '),
    wide: draw(planned, months, WIDE),
    narrow: draw(planned, months, NARROW),
    legend: planned.some(({ isDone }) => isDone)
      ? [
          { key: 'done', text: states.done },
          { key: 'plan', text: states.agreed },
        ]
      : [],
    note: null,
    table: { head: [words.actions.what, words.pictures.from, words.pictures.to], rows },
    mermaid: null,
  }
}

/** Titles above their bars. */
function draw(
  planned: readonly Planned[],
  months: readonly { readonly month: number; readonly name: string }[],
  width: number,
): Drawing {
  const first = months[0]?.month ?? 0
  const x = (month: number) => SIDE + ((month - first) / months.length) * (width - 2 * SIDE)
  const [top, row] = [40, 46]
  const bottom = top + planned.length * row
  const every = Math.ceil(months.length / Math.max(2, Math.floor(width / 130)))
  const heads = months
    .filter((_, i) => i % every === 0)
    .map(({ month, name }) => ({ x: x(month) + (x(first + 1) - x(first)) / 2, text: name }))
  return svg(width, bottom + 8, [
    ...months.map(({ month }) => line('grid', x(month), top - 8, bottom)),
    ...placed(heads, { top: 20, width, rows: 1 }).drawn,
    ...planned.flatMap(({ title, isDone, from, to }, i) => {
      const y = top + i * row
      const kind = isDone ? 'done' : 'plan'
      return [
        label('row', SIDE, y + 14, cutTo(width - 2 * SIDE, title), 'start'),
        bar(kind, x(from) + 2, x(to + 1) - 2, y + 20, 18),
      ]
    }),
  ])
}

/** The number of a month since the year 0; null for a text that is not a month. */
function monthOf(text: string | null): number | null {
  const [, year, month] = /^(\d{4})-(\d{2})(?:-\d{2})?$/.exec(text ?? '') ?? []
  return year === undefined ? null : Number(year) * 12 + Number(month) - 1
}
