import { zoneInFrontMatter } from '../clocks.ts'
import { derivedFrom } from '../derived.ts'
import type { Document } from '../document.ts'
import type { Located } from '../front-matter/index.ts'
import { countUpTo, greatestOf, leastOf, type Range } from '../text/index.ts'
import {
  type CalendarDate,
  dateOf,
  dateOfStamp,
  resolveStamp,
  type Stamp,
  type StampContext,
  startOfDay,
} from '../time/index.ts'
import type { Claim, ClaimLine, ClaimPlace } from './claim.ts'
import { countsIn } from './counts.ts'
import { labelsOfLines, readDurations } from './durations.ts'
import { passagesOf } from './passages.ts'
import { sentencesOf } from './sentences.ts'
import { type StampInText, stampsIn } from './stamps.ts'
import { aboutDay, aboutTime } from './subject.ts'
import { totalsIn } from './totals.ts'

/** What a document states in figures outside of its events and actions, in the order of the text; read once. */
export const claimsIn = (document: Document): readonly Claim[] => derivedFrom(document, readClaims)

/** The claims of one kind. */
export const claimsOf = <K extends Claim['kind']>(
  document: Document,
  kind: K,
): readonly Extract<Claim, { kind: K }>[] =>
  claimsIn(document).filter((claim): claim is Extract<Claim, { kind: K }> => claim.kind === kind)

function readClaims(document: Document): readonly Claim[] {
  const { title, heading, meta, events, actions, sections } = document
  const context = contextOf(document)
  const claims: Claim[] = []
  const isElsewhen = otherDays(document)
  const read = (text: string, start: number, place: ClaimPlace, label: string | null, isEntry = false) => {
    const line = { text, start, place }
    const stamps = isEntry ? null : stampsIn(text)
    if (label !== null)
      readDurations({ ...line, label }, part => isElsewhen(stamps ?? stampsIn(text), part), claims)
    if (stamps) readTimes(line, stamps, context, claims)
  }
  if (title) read(title.text, insideOf(document, title), 'title', null)
  if (heading && heading.range.start !== title?.range.start)
    read(heading.text, heading.range.start, 'title', null)
  const headings = new Set(
    sections.flatMap(({ heading, headingRange }) => (heading ? [headingRange.start] : [])),
  )
  const isInside = within([...events, ...actions].map(({ range }) => range))
  const labels = labelsOfLines(document)
  for (const { text, placeOf } of passagesOf(document)) {
    const start = placeOf(0)
    const place = headings.has(start) ? 'heading' : 'prose'
    const before = claims.length
    read(text, 0, place, labels.get(start) ?? '', isInside(start))
    for (const claim of claims.splice(before))
      claims.push({ ...claim, start: placeOf(claim.start), end: placeOf(claim.end - 1) + 1 })
  }
  for (const name of ['summary', 'description']) {
    const field = meta.one.get(name)
    if (field) read(field.text, insideOf(document, field), 'prose', '')
  }
  claims.push(...countsIn(document), ...totalsIn(document))
  return claims
}

/** Where the words of a field begin, after the quote before them. */
function insideOf({ text }: Document, { text: words, range }: Located): number {
  const at = text.indexOf(words, range.start)
  return at >= 0 && at < range.end ? at : range.start
}

function contextOf({ date, dateFrom, timelineZone, meta }: Document): StampContext {
  const zone = zoneInFrontMatter(meta)
  return {
    date,
    dateFrom: dateFrom === 'events' ? 'previous' : dateFrom,
    zone: timelineZone ?? (zone ? { name: zone, from: 'front-matter' } : null),
    documentZone: zone,
  }
}

const DAY = 86_400_000

/**
 * Whether every date of a sentence, of which there is one, is of another day than the incident: the durations beside it are
 * of something else.
 */
function otherDays({
  date,
  milestones,
  events,
}: Document): (stamps: readonly StampInText[], sentence: Range) => boolean {
  const times = [...Object.values(milestones), ...events.map(({ at }) => at)].flatMap(moment => {
    const day = moment && dateOf(moment)
    return day ? [startOfDay(day)] : []
  })
  const known = date ? [...times, startOfDay(date)] : times
  if (known.length === 0) return () => false
  const [first, last] = [leastOf(known) - DAY, greatestOf(known) + DAY]
  return (stamps, { start, end }) => {
    const days = stamps.flatMap(({ stamp, start: at }) => {
      const day = at >= start && at < end && stamp.invalid === null ? dateOfStamp(stamp.date, date) : null
      return day ? [startOfDay(day)] : []
    })
    return days.length > 0 && days.every(day => day < first || day > last)
  }
}

/** Whether an offset is in one of some ranges. */
function within(ranges: readonly Range[]): (at: number) => boolean {
  const sorted = ranges.toSorted((a, b) => a.start - b.start)
  return at => {
    const range = sorted[countUpTo(at, sorted.length, index => sorted[index]?.start ?? 0) - 1]
    return range !== undefined && at < range.end
  }
}

/** Why an hour of 24 with PM cannot be a time: `15:47 PM`. */
function saysTwice({ clockText }: Stamp): string | null {
  const clock = /^(?:1[3-9]|2[0-3])[:.]\d{2}(?:[:.]\d{2})? ?p\.?m\b/i.exec(clockText)?.[0]
  return clock === undefined ? null : `"${clock}" has an hour of the 24-hour clock and PM`
}

/** The words between a day and the clock on it. */
const TO_CLOCK = /^[\s,]*(?:(?:starting|beginning|at|from|around|about|on|the)[\s,]+)*$/i

function readTimes(
  { text: line, start, place }: ClaimLine,
  stamps: readonly StampInText[],
  context: StampContext,
  claims: Claim[],
): void {
  if (stamps.length === 0) return
  const sentences = sentencesOf(line)
  let day: { readonly date: CalendarDate; readonly end: number } | null = null
  for (const { stamp, start: from, end } of stamps) {
    const own = sentences.findLast(sentence => sentence.start <= from) ?? { text: line, start: 0 }
    const before = line.slice(own.start, from)
    const base = { text: stamp.text, start: start + from, end: start + end, place, stamp }
    const why = stamp.invalid ?? saysTwice(stamp)
    if (why !== null) {
      claims.push({ kind: 'invalid', text: stamp.text, start: base.start, end: base.end, place, why })
      continue
    }
    if (stamp.clock && stamp.clock.minute !== null) {
      // "On Monday May 6, starting at 07:02"
      const ofDay = day && day.end >= own.start && TO_CLOCK.test(line.slice(day.end, from)) ? day.date : null
      const around: StampContext = ofDay ? { ...context, date: ofDay, dateFrom: 'item' } : context
      const about = aboutTime(before, own.text.slice(end - own.start))
      // a date with a clock is a day too
      const other = stamp.date && aboutDay(own.text, before).subject === 'other'
      const moment = resolveStamp(stamp, around) ?? null
      claims.push({ ...base, ...about, ...(other && { subject: 'other' }), kind: 'instant', moment })
      continue
    }
    const date = dateOfStamp(stamp.date, context.date)
    if (!date) continue
    day = { date, end }
    const hasYear = stamp.date?.year != null
    claims.push({ ...base, ...aboutDay(own.text, before), kind: 'date', date, hasYear })
  }
}
