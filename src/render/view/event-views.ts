import {
  dateOf,
  formatInstant,
  isoDate,
  type Moment,
  readStampAtStart,
  slice,
  type TimelineEvent,
  type TimelineGroup,
} from '../../document/index.ts'
import { DAY, type Dates, isCoarse } from './dates.ts'
import { fragments } from './fragments.ts'
import { zoneAsWritten } from './shown-zone.ts'
import type { EventGroup, EventView } from './view.ts'
import type { ViewContext } from './view-context.ts'
import { fill } from './words.ts'

function zonesOf(groups: readonly TimelineGroup[]): ReadonlySet<string | null> {
  return new Set(groups.flatMap(group => group.events.flatMap(event => (event.at ? [event.at.zone] : []))))
}

/** The note `All times are in UTC.`; null unless all times are in one zone that the page does not state elsewhere. */
export function zoneNote<Text>(
  { writer, words, withFields, zones }: ViewContext<Text>,
  groups: readonly TimelineGroup[],
): Text | null {
  const shown = zonesOf(groups)
  const [only] = shown
  if (shown.size !== 1 || !only) return null
  const times = groups.flatMap(({ events }) => events.flatMap(({ at }) => at ?? []))
  // what the document says itself is on the page as it is
  const isSaid = ({ zoneFrom }: Moment) =>
    zoneFrom === 'sentence' || zoneFrom === 'heading' || (withFields && zoneFrom === 'front-matter')
  if (times.every(isSaid)) return null
  const [first, last] = [times[0]?.earliest ?? 0, times.at(-1)?.earliest ?? 0]
  // one that is read again needs the name as it was written
  const zone = withFields ? zoneAsWritten(only) : zones.inFull(only, first, last)
  return writer.text(fill(words.allTimes, { zone }))
}

/** The groups of the document, split by day where there are several days. */
export function eventGroups<Text>(
  context: ViewContext<Text>,
  groups: readonly TimelineGroup[],
): EventGroup<Text>[] {
  const { document, writer, dates } = context
  const dayOf = (event: TimelineEvent) => dayIn(event, dates)
  const all = groups.flatMap(group => group.events)
  // days that are all that is known of the times are the times
  const areDays = !context.withFields && all.length > 0 && all.every(({ at }) => at && isCoarse(at))
  const days = areDays ? new Set() : new Set(all.map(dayOf))
  const showZone = zonesOf(groups).size > 1
  return groups.flatMap(({ name, intro, events }) => {
    const parts: { day: string | null; events: EventView<Text>[] }[] = []
    for (const event of events) {
      const day = days.size > 1 ? dayOf(event) : null
      if (parts.at(-1)?.day !== day || parts.length === 0) parts.push({ day, events: [] })
      parts.at(-1)?.events.push(eventView(context, event, { showZone, showDay: day === null }))
    }
    const said = fragments(document, intro)
    const inline = (title: string | null) => (title ? writer.inline(title) : null)
    const byDay = parts.map(one => ({ name: inline(one.day), intro: null, events: one.events }))
    const [first, ...rest] = byDay
    // a heading that is but the day is not there twice
    const own = name === parts[0]?.day ? null : name
    if (said.trim() || (own && first?.name)) {
      const head = { name: inline(own), intro: said.trim() ? writer.blocks(said, 4) : null, events: [] }
      return [head, ...byDay]
    }
    return first
      ? [{ ...first, name: first.name ?? inline(own) }, ...rest]
      : [{ name: inline(own), intro: null, events: [] }]
  })
}

/** A day or a month as a time: `15 Mar 2010`, `15 Mar 2010 – 17 Mar 2010`, `March 2010`; null for one with a clock. */
function daysOf({ at, stamp }: TimelineEvent, dates: Dates): string | null {
  const date = at && isCoarse(at) ? dateOf(at) : null
  if (!at || !date) return null
  if (at.granularity !== 'day') return dates.date(date, at.granularity)
  const { year, month, day } = stamp.lastDate ?? {}
  const first = dates.short(date, date.year)
  return year && month && day ? `${first} – ${dates.short({ year, month, day }, year)}` : first
}

/** The date of an event; its month or year where only that is known. */
function dayIn({ at }: TimelineEvent, dates: Dates): string | null {
  const date = at && dateOf(at)
  return date ? dates.date(date, at.granularity) : null
}

function eventView<Text>(
  { document, writer, dates, numbers, withFields, zones }: ViewContext<Text>,
  event: TimelineEvent,
  { showZone, showDay }: { readonly showZone: boolean; readonly showDay: boolean },
): EventView<Text> {
  const details = fragments(document, event.details)
  const notes = slice(document.text, event.stampRange).match(/\[\^[\w-]{1,20}\]/g) ?? []
  const nameOf = withFields ? zoneAsWritten : zones.label
  // a page that is read again needs complete times, even below a heading with the day
  const zone = showZone && event.at?.zone ? nameOf(event.at.zone, event.at.earliest) : null
  const coarse = showDay && !withFields && !event.stamp.hedged ? daysOf(event, dates) : null
  const shown =
    coarse ??
    (timeOf(event, showDay, zone, withFields ? null : dates) || (withFields ? event.stamp.text : ''))
  // and a separator before text that could be read as part of the time
  const needsColon = withFields && readStampAtStart(`**${shown}** ${event.text}`)?.stamp.text !== shown
  const time = needsColon && shown ? `${shown}:` : shown
  return {
    id: `event-${numbers.get(event)}`,
    time: writer.text(time),
    datetime: event.at && formatInstant(event.at, 'earliest'),
    // a footnote of the time
    text: writer.inline(`${event.text}${notes.join('')}`),
    details: details.trim() ? writer.nested(details) : null,
  }
}

/**
 * The time of an event: `06:55` where it is exact, `14:00–14:20` for a range, else as written, without a day that is in
 * the heading above.
 *
 * @param dates null for a page that is read again.
 */
function timeOf(
  { at, until, stamp }: TimelineEvent,
  showDay: boolean,
  named: string | null,
  dates: Dates | null,
): string {
  const exact = at && at.earliest === at.latest ? clockOf(at) : undefined
  const zone = named === null ? '' : ` ${named}`
  if (!exact) {
    const written = showDay || stamp.delay !== null ? stamp.text : hedgedClock(stamp)
    return written && !stamp.zone ? written + zone : written
  }
  const end = at && until && endOf(until, at, dates)
  return `${exact}${end ?? ''}${zone}`
}

/** The clock of the end of a range; with its day where that is a day or more later. */
function endOf(until: Moment, at: Moment, dates: Dates | null): string {
  const clock = clockOf(until)
  const date = until.earliest - at.earliest >= DAY ? dateOf(until) : null
  if (!clock) return ''
  return date ? ` – ${dates ? dates.short(date) : isoDate(date)} ${clock}` : `–${clock}`
}

/** The clock as written, with its hedge but without its date. */
const hedgedClock = ({ clockText, hedged }: TimelineEvent['stamp']): string =>
  hedged && clockText && !/^(?:[~≈±]|about|around|approx|circa|ca\.|roughly)/i.test(clockText)
    ? `~${clockText}`
    : clockText

const clockOf = (moment: Moment) =>
  formatInstant(moment, 'earliest')?.slice(
    11,
    moment.granularity === 'second' && moment.earliest % 60_000 !== 0 ? 19 : 16,
  )
