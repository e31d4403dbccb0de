import { type CalendarDate, nearestYear } from './calendar.ts'
import { SHORT_MONTH, WEEKDAY } from './calendar-names.ts'
import { type DayOrder, inOrder } from './day-first.ts'
import { type ExplainedZones, explainedAt } from './explained-zones.ts'
import { readStampAtStart } from './read-stamp.ts'
import type { WrittenDate } from './written-date.ts'
import { isSureZone, meaningOf, readZoneName } from './zone-names.ts'

/**
 * The calendar date of a written one. A missing year comes from a date nearby.
 *
 * @returns null where a part is unknown.
 */
export function dateOfStamp(
  date: WrittenDate | null | undefined,
  around: CalendarDate | null,
): CalendarDate | null {
  if (!date || date.month === null || date.day === null) return null
  const year = date.year ?? (around && nearestYear(date.month, date.day, around))
  if (year === null) return null
  return { year, month: date.month, day: date.day }
}

const DATE_START = new RegExp(
  String.raw`(?<![\w:.])(?=\d{1,4}[-/. ]|\d{1,2}(?:st|nd|rd|th)\b|${WEEKDAY}\b|(?:${SHORT_MONTH})[a-z]*\.? \d)`,
  'gi',
)

/** The first date in a heading, a title or a file name. @param orderOf the order of day and month in `3/4/2024`. */
export function dateIn(
  text: string,
  around: CalendarDate | null,
  orderOf: () => DayOrder = () => null,
): CalendarDate | null {
  for (const { index } of text.slice(0, 300).matchAll(DATE_START)) {
    const stamp = readStampAtStart(text.slice(index, index + 60))?.stamp
    const date = stamp && stamp.invalid === null ? dateOfStamp(inOrder(stamp, orderOf).date, around) : null
    if (date) return date
  }
  return null
}

/**
 * The zone named in a heading, a column name or a sentence: an unmistakable abbreviation, else a word in brackets,
 * after "in" or "times", before "time", or at the end. "The Central database" names none.
 */
export function zoneIn(text: string, explained?: ExplainedZones): string | null {
  const head = text.slice(0, 300)
  let likely: string | null = null
  for (const { index } of head.matchAll(/(?<![\w/])(?=[A-Z])/g)) {
    const known = explainedAt(head.slice(index, index + 8), explained)
    if (known) return known.zone
    const zone = readZoneName(head.slice(index))
    if (!zone || zone === 'Z' || !meaningOf(zone)) continue
    if (isSureZone(zone)) {
      // "IST (UTC+5:30)": the offset decides which IST is meant
      const offset = /^\s*[([]\s*((?:UTC|GMT)[+\u2212-]\d{1,2}(?::?\d{2})?)/.exec(
        head.slice(index + zone.length),
      )?.[1]
      const meaning = meaningOf(zone)
      return offset && meaning?.kind === 'places' && meaning.places.length > 1 ? offset : zone
    }
    const [before, after] = [head.slice(0, index), head.slice(index + zone.length)]
    const meant = /(?:[([]|\b(?:in|times?:?)\s)\s*$/i.test(before) || /^\s*(?:$|[)\],.*_])/.test(after)
    if (meant) likely ??= zone
  }
  return likely
}

/** The zone in "All times are in UTC", "Times (PST)", "Time zone: Pacific"; null where a text has no such sentence. */
export function zoneSentence(text: string, explained?: ExplainedZones): string | null {
  const spoken =
    /\ball (?:the )?(?:times?|timestamps?|events)\b[^.\n]{0,60}/i.exec(text)?.[0] ??
    /\b(?:times|timestamps|time ?zone)\b(?: (?:below|here|given|listed|shown|stated|noted|approximate))*\s*(?:\b(?:are|is|in|as)\b|[:=(,-])[^.\n]{0,60}/i.exec(
      text,
    )?.[0]
  return spoken ? zoneIn(spoken, explained) : null
}
