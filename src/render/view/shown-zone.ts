import { offsetName } from '../../document/index.ts'
import type { Words } from './words.ts'

/** A moment with its zone, isolated from right-to-left text, since both are read from the left in every language. */
export function momentShown(moment: string, zone: string, { direction }: Words): string {
  const clock = moment.lastIndexOf(' ') + 1
  return direction === 'rtl'
    ? `${moment.slice(0, clock)}\u2066${moment.slice(clock)}${zone}\u2069`
    : `${moment}${zone}`
}

/** Variants of English that have abbreviations for their own parts of the world. */
const ENGLISH = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA'] as const

const OFFSET = /^[+-]/

/**
 * A zone as people write it beside a clock: `PDT`, `CET`, `UTC+02:00`.
 *
 * @param zone as it was read: an IANA name, an abbreviation or an offset.
 * @param at milliseconds since the epoch.
 */
export function zoneLabel(zone: string, at: number): string {
  if (OFFSET.test(zone)) return `UTC${zone}`
  if (!isPlace(zone)) return zone
  for (const locale of ENGLISH) {
    const name = zonePart(locale, zone, 'short', at)
    if (/^[A-Z]{3,5}$/.test(name)) return name
  }
  const offset = /([+-])(\d{1,2})(?::(\d{2}))?$/.exec(zonePart('en-US', zone, 'shortOffset', at))
  if (!offset) return 'UTC'
  const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0)
  return offsetName((offset[1] === '-' ? -minutes : minutes) * 60_000)
}

/** A zone by its whole name in a language, and its label: `Pacific Time (PDT)`. */
export function zoneInFull(zone: string, at: number, language: string): string {
  const label = zoneLabel(zone, at)
  if (!isPlace(zone)) return label
  const name = zonePart(language, zone, 'longGeneric', at)
  return name && !/^(?:GMT|UTC)[+-]/.test(name) && name !== label ? `${name} (${label})` : label
}

const isPlace = (zone: string): boolean => zone.includes('/') && !OFFSET.test(zone)

function zonePart(
  locale: string,
  timeZone: string,
  timeZoneName: 'short' | 'shortOffset' | 'longGeneric',
  at: number,
): string {
  try {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName }).formatToParts(at)
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  } catch {
    // a name that the system does not know is shown as it was written
    return timeZone.replaceAll('_', ' ')
  }
}
