import {
  applyEdits,
  type Document,
  type Edit,
  isoDate,
  onClock,
  parse,
  type TimelineEvent,
} from '../document/index.ts'

/**
 * The edit that writes the time of an event in the format's own notation: `HH:MM`, with its day where that is not the
 * document's, and its zone where it names one. Undefined where it stands so already, is not exact, or would be read
 * otherwise afterwards.
 */
export function canonicalClock(document: Document, event: TimelineEvent): Edit | undefined {
  const edit = shorter(document, event)
  return edit && readsTheSame(document, [edit]) ? edit : undefined
}

function shorter(document: Document, event: TimelineEvent): Edit | undefined {
  const { at, stamp, stampRange, until } = event
  if (!at || at.frame === 'clock' || at.approximate || stamp.hedged || until || stamp.delay) return undefined
  if (at.granularity !== 'minute' && at.granularity !== 'second') return undefined
  const zone = at.frame === 'instant' ? at.zoneOrOffset : 0
  if (zone === null) return undefined
  const { date, clock } = onClock(at.earliest, zone)
  const isOnDay = document.date !== null && isoDate(document.date) === date
  const text = [
    ...(stamp.date && !isOnDay ? [date] : []),
    at.granularity === 'second' ? clock : clock.slice(0, 5),
    ...(stamp.zone ? [stamp.zone] : []),
  ].join(' ')
  // the range has the blanks after the time too
  const written = document.text.slice(stampRange.start, stampRange.end).trimEnd()
  if (written === text) return undefined
  return { range: { start: stampRange.start, end: stampRange.start + written.length }, text }
}

/** Whether all events are at the same times after some edits. */
function readsTheSame(document: Document, edits: readonly Edit[]): boolean {
  const after = parse(applyEdits(document.text, edits), document.options)
  return timesOf(after) === timesOf(document)
}

const timesOf = ({ events }: Document): string =>
  events.map(({ at, text }) => `${at?.earliest} ${at?.latest} ${at?.frame} ${text}`).join('\n')

/** So many events are tried one by one where not all can be written so. */
const SINGLES_AT_MOST = 60

/** The edits that write every time of the timeline so, and together leave the times of all as they are. */
export function canonicalClocks(document: Document): readonly Edit[] {
  const edits = document.events.flatMap(event => shorter(document, event) ?? [])
  if (edits.length === 0 || readsTheSame(document, edits)) return edits
  const kept = edits.slice(0, SINGLES_AT_MOST).filter(edit => readsTheSame(document, [edit]))
  return readsTheSame(document, kept) ? kept : []
}

/**
 * The edit that puts the events of a timeline in order, where they are one list, and are not; undefined otherwise, and where
 * one has no time to be put by. An item moves whole, with what is below it.
 */
export function eventsInOrder(document: Document): Edit | undefined {
  const { events, text } = document
  const [first, last] = [events[0], events.at(-1)]
  if (!first || !last || document.groups.length !== 1) return undefined
  if (events.some(({ at, form }) => !at || at.frame === 'clock' || form !== first.form)) return undefined
  if (first.form !== 'bullet' && first.form !== 'table') return undefined
  const gaps = events.slice(1).map(({ range }, i) => text.slice(events[i]?.range.end ?? 0, range.start))
  if (gaps.some(gap => gap !== gaps[0] || gap.trim() !== '')) return undefined
  const sorted = events.toSorted((a, b) => (a.at?.earliest ?? 0) - (b.at?.earliest ?? 0))
  if (sorted.every((event, i) => event === events[i])) return undefined
  const range = { start: first.range.start, end: last.range.end }
  const edit = {
    range,
    text: sorted.map(event => text.slice(event.range.start, event.range.end)).join(gaps[0] ?? '\n'),
  }
  const after = parse(applyEdits(text, [edit]), document.options)
  const lines = (one: Document) => timesOf(one).split('\n').sort().join('\n')
  return lines(after) === lines(document) ? edit : undefined
}
