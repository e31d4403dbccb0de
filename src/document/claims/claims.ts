import { zoneInFrontMatter } from '../clocks.ts'
import { derivedFrom } from '../derived.ts'
import type { Document } from '../document.ts'
import type { Located } from '../front-matter/index.ts'
import { countUpTo, type Range } from '../text/index.ts'
import {
  type CalendarDate,
  dateOfStamp,
  durationsIn,
  mayHaveDuration,
  resolveStamp,
  type StampContext,
} from '../time/index.ts'
import { proseOf } from '../views/index.ts'
import type { Claim, ClaimPlace, Sentence } from './claim.ts'
import { countsIn } from './counts.ts'
import { aboutDuration } from './duration-subject.ts'
import { sentencesOf } from './sentences.ts'
import { stampsIn } from './stamps.ts'
import { aboutDay, aboutTime } from './subject.ts'

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
  if (title) read(title.text, insideOf(document, title), 'title', context, claims)
  if (heading && heading.range.start !== title?.range.start)
    read(heading.text, heading.range.start, 'title', context, claims)
  const headings = new Set(
    sections.flatMap(({ heading, headingRange }) => (heading ? [headingRange.start] : [])),
  )
  const isInside = within([...events, ...actions].map(({ range }) => range))
  const labels = labelsOfLines(document)
  for (const { text, start } of proseOf(document).lines) {
    const place = headings.has(start) ? 'heading' : 'prose'
    readDurations(text, start, place, labels.get(start) ?? '', claims)
    if (!isInside(start)) read(text, start, place, context, claims)
  }
  for (const name of ['summary', 'description']) {
    const field = meta.one.get(name)
    if (!field) continue
    read(field.text, insideOf(document, field), 'prose', context, claims)
    readDurations(field.text, insideOf(document, field), 'prose', '', claims)
  }
  for (const count of countsIn(document)) claims.push(count)
  return claims
}

/**
 * The label of each line that has one which says what a duration is of: the heading above it, the name of its column, or
 * the cell before it.
 */
function labelsOfLines({ sections }: Document): ReadonlyMap<number, string> {
  const labels = new Map<number, string>()
  for (const { heading, blocks } of sections) {
    let above = heading
    for (const block of blocks) {
      const [line] = block.kind === 'paragraph' ? block.lines : []
      if (line && LENGTH_LABEL.test(above)) labels.set(line.start, `${above}: `)
      above = block.kind === 'heading' ? block.text : ''
      if (block.kind !== 'table') continue
      for (const { cells } of [{ cells: block.head }, ...block.rows])
        for (const [i, cell] of cells.entries()) {
          const [column, before] = [block.head[i]?.text ?? '', i > 0 ? cells[i - 1]?.text : undefined]
          const label = [before, column].find(text => text !== undefined && LENGTH_LABEL.test(text))
          if (label) labels.set(cell.start, `${label}: `)
        }
    }
  }
  return labels
}

const LENGTH_LABEL = /\b(?:duration|downtime|time to|outage length|tt[dmra]|detection (?:time|delay))\b/i

function readDurations(line: string, start: number, place: ClaimPlace, label: string, claims: Claim[]): void {
  if (!mayHaveDuration(line)) return
  let previous: Sentence | null = null
  for (const { text, start: from } of sentencesOf(line)) {
    const durations = durationsIn(text)
    const sentence: Sentence = { text, start: start + from }
    for (const duration of durations) {
      const before = `${label}${text.slice(0, duration.start)}`
      claims.push({
        ...aboutDuration(before, text.slice(duration.end)),
        kind: 'duration',
        text: duration.text,
        start: sentence.start + duration.start,
        end: sentence.start + duration.end,
        place,
        duration,
        sentence,
        previous,
        among: durations.length,
      })
    }
    previous = sentence
  }
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

/** Whether an offset is in one of some ranges. */
function within(ranges: readonly Range[]): (at: number) => boolean {
  const sorted = ranges.toSorted((a, b) => a.start - b.start)
  return at => {
    const range = sorted[countUpTo(at, sorted.length, index => sorted[index]?.start ?? 0) - 1]
    return range !== undefined && at < range.end
  }
}

/** The words between a day and the clock on it. */
const TO_CLOCK = /^[\s,]*(?:(?:starting|beginning|at|from|around|about|on|the)[\s,]+)*$/i

function read(line: string, start: number, place: ClaimPlace, context: StampContext, claims: Claim[]): void {
  const stamps = stampsIn(line)
  if (stamps.length === 0) return
  const sentences = sentencesOf(line)
  let day: { readonly date: CalendarDate; readonly end: number } | null = null
  for (const { stamp, start: from, end } of stamps) {
    const own = sentences.findLast(sentence => sentence.start <= from) ?? { text: line, start: 0 }
    const before = line.slice(own.start, from)
    const base = { text: stamp.text, start: start + from, end: start + end, place, stamp }
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
    const date = stamp.invalid === null ? dateOfStamp(stamp.date, context.date) : null
    if (!date) continue
    day = { date, end }
    const hasYear = stamp.date?.year != null
    claims.push({ ...base, ...aboutDay(own.text, before), kind: 'date', date, hasYear })
  }
}
