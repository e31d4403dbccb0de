import { clockOfTimeline } from '../clocks.ts'
import type { Document, ParseOptions } from '../document.ts'
import { applyEdits, type Edit } from '../text/index.ts'
import { isoDate, onClock, type ZoneOrOffset } from '../time/index.ts'
import { isTimed } from '../timeline/index.ts'
import { type EventToInsert, insertAt, isNewestFirst, readsAll, spotsFor } from './insert-event.ts'
import { spellingsOf } from './notation.ts'

/** Events that were inserted at once. */
export interface InsertedEvents {
  readonly text: string
  /** One for each event, in order; each applies to the text that the ones before it made. */
  readonly edits: readonly Edit[]
}

const DAY = 86_400_000

/**
 * Puts events at their places in time, as `insertEvent` does one after the other, but reads the document back once.
 *
 * @param events in the order of their instants, each exact.
 * @returns `undefined` where they cannot be inserted at once: a timeline without events, or with the newest first, or one
 *   in which one of them needs more than its time or its date. Insert one by one then.
 */
export function insertEvents(
  before: Document,
  events: readonly EventToInsert[],
  options: ParseOptions = {},
): InsertedEvents | undefined {
  const document = { ...before, events: before.events.filter(isTimed) }
  if (document.events.length === 0 || isNewestFirst(document.events)) return undefined
  const zone = clockOfTimeline(document, options)
  const edits: Edit[] = []
  const placed: { readonly index: number; readonly event: EventToInsert }[] = []
  let [start, inserted] = [0, 0]
  for (const event of events) {
    const [spot] = spotsFor(document, event, options)
    if (!spot) return undefined
    const last = placed.at(-1)
    const previous =
      last?.index === spot.index ? onClock(last.event.instant, zone) : clockBefore(document, spot.index, zone)
    const time = spellingsOf(event, zone)[followsBy(previous, onClock(event.instant, zone)) ? 0 : 1] ?? ''
    const { range, text } = insertAt(document, spot, time, event.text, 'alike')
    if (range.start !== range.end || range.start < start) return undefined
    edits.push({ range: { start: range.start + inserted, end: range.end + inserted }, text })
    placed.push({ index: spot.index, event })
    start = range.start
    inserted += text.length
  }
  const text = edits.reduce((now, edit) => applyEdits(now, [edit]), before.text)
  return readsAll(document, text, placed, options) ? { text, edits } : undefined
}

interface OnClock {
  readonly date: string
  readonly clock: string
}

/** What a clock showed at the event before that place; at the first place, the day of the document. */
function clockBefore({ events, date }: Document, index: number, zone: ZoneOrOffset): OnClock | null {
  const at = events[index - 1]?.at
  if (at?.frame === 'instant') return onClock(at.latest, zone)
  return date && !at ? { date: isoDate(date), clock: '' } : null
}

/** Whether a time without its date is read as this day: the same, or the next where the clock is earlier. */
function followsBy(previous: OnClock | null, own: OnClock): boolean {
  if (previous === null) return false
  if (previous.date === own.date) return previous.clock <= own.clock
  return Date.parse(own.date) - Date.parse(previous.date) === DAY && own.clock < previous.clock
}
