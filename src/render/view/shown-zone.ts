import { isZone, offsetAt, offsetName } from '../../document/index.ts'
import type { Words } from './words.ts'

/** What is read from the left in every language, isolated from text that is read from the right. */
export const isolated = (text: string, { direction }: Words): string =>
  direction === 'rtl' ? `\u2066${text}\u2069` : text

/** A moment with its zone. */
export function momentShown(moment: string, zone: string, words: Words): string {
  const clock = moment.lastIndexOf(' ') + 1
  return `${moment.slice(0, clock)}${isolated(`${moment.slice(clock)}${zone}`, words)}`
}

/** A zone as it was written, for a page that is read again; `UTC+02:00` for a bare offset. */
export const zoneAsWritten = (zone: string): string =>
  /^[+-]/.test(zone) ? `UTC${zone}` : zone.replaceAll('_', ' ')

/**
 * The names of zones on a page. A zone is an IANA name, an abbreviation or an offset; what the system does not know is
 * shown as it was written. Instants are in milliseconds since the epoch.
 */
export interface Zones {
  /** As people write it beside a clock: `PDT`, `CET`, `UTC+02:00`. */
  label(zone: string, at: number): string
  /** By its whole name, and its label where that is the same at both instants: `Pacific Time (PDT)`. */
  inFull(zone: string, at: number, until?: number): string
}

/** The names in a language, by its code. */
export function zonesIn(language: string): Zones {
  // to ask Intl for each event would take as long as the rest of the page
  const known = new Map<string, string>()
  const label = (zone: string, at: number): string => {
    if (!isPlace(zone)) return zoneAsWritten(zone)
    const offset = offsetAt(zone, at)
    const key = `${zone} ${offset}`
    const name = known.get(key) ?? abbreviationOf(zone, at) ?? offsetName(offset)
    known.set(key, name)
    return name
  }
  return {
    label,
    inFull(zone, at, until = at) {
      const [before, after] = [label(zone, at), label(zone, until)]
      const short = before === after ? before : `${before}, ${after}`
      if (!isPlace(zone)) return short
      const name = zonePart(language, zone, 'longGeneric', at)
      return name && !/^(?:GMT|UTC)[+-]/.test(name) && name !== short ? `${name} (${short})` : short
    },
  }
}

const isPlace = (zone: string): boolean => zone.includes('/') && isZone(zone)

/** Variants of English that have abbreviations for their own parts of the world. */
const ENGLISH = ['en-US', 'en-GB', 'en-AU', 'en-IN', 'en-ZA'] as const

function abbreviationOf(zone: string, at: number): string | undefined {
  for (const locale of ENGLISH) {
    const name = zonePart(locale, zone, 'short', at)
    if (/^[A-Z]{3,5}$/.test(name)) return name
  }
  return undefined
}

const zonePart = (
  locale: string,
  timeZone: string,
  timeZoneName: 'short' | 'longGeneric',
  at: number,
): string =>
  new Intl.DateTimeFormat(locale, { timeZone, timeZoneName })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''
