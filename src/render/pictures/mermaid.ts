import { type Moment, onClock } from '../../document/index.ts'
import { DAY } from '../view/dates.ts'

/** A text without the characters that have a meaning in a Mermaid name. */
export const mermaidText = (text: string): string =>
  text
    .replace(/[:;#,"`\n\r{}<>]+/g, ' ')
    .replace(/%%+/g, '%')
    .trim()

/** A bar of a chart: its name, and from when to when. */
export type Row = readonly [name: string, from: number, to: number]

/** A Gantt chart of bars, in the zone of a moment. */
export function gantt(title: string, rows: readonly Row[], { zoneOrOffset }: Moment): string {
  const zone = zoneOrOffset ?? 'UTC'
  const at = (instant: number) => {
    const { date, clock } = onClock(instant, zone)
    return `${date}T${clock.slice(0, 5)}`
  }
  const day = (instant: number) => onClock(instant, zone).date
  const [first, last] = [rows[0]?.[1] ?? 0, rows.reduce((end, [, , to]) => Math.max(end, to), 0)]
  const axis = last - first > 3 * DAY ? '%d %b' : day(first) === day(last) ? '%H:%M' : '%d %b %H:%M'
  return [
    'gantt',
    `  title ${mermaidText(title)}`,
    '  dateFormat YYYY-MM-DDTHH:mm',
    `  axisFormat ${axis}`,
    ...rows.map(([name, from, to]) => `  ${mermaidText(name)} : ${at(from)}, ${at(to)}`),
  ].join('\n')
}
