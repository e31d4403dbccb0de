import { isZone, meaningOf, offsetAt } from '../../document/index.ts'

/** Newer names of zones that lists of the system have by older ones, and the other way round. */
const OTHER_NAMES = [
  ...['Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Ho_Chi_Minh', 'Asia/Yangon', 'Europe/Kyiv', 'America/Nuuk'],
  ...['America/Argentina/Buenos_Aires', 'America/Indiana/Indianapolis', 'Atlantic/Faroe', 'Pacific/Kanton'],
]

/**
 * The zones whose names contain every word of the term, else those that it means: an abbreviation (PST), an offset
 * (+02:00), a city that has none of its own (San Francisco).
 *
 * @param first the one to list first.
 * @param now milliseconds since the epoch, for offsets.
 */
export function zonesLike(term: string, first: string, now: number): string[] {
  const words = term
    .toLowerCase()
    .split(/[\s/_]+/)
    .filter(Boolean)
  const all = [...new Set([first, 'UTC', ...OTHER_NAMES, ...Intl.supportedValuesOf('timeZone')])].filter(
    isZone,
  )
  const meaning = meaningOf(term.trim().toUpperCase()) ?? meaningOf(`${term.trim()} time`)
  const meant =
    meaning?.kind === 'places'
      ? meaning.places
      : meaning?.kind === 'offset'
        ? all.filter(zone => offsetAt(zone, now) === meaning.offset)
        : []
  const named = all.filter(zone => words.every(word => zone.toLowerCase().includes(word)))
  return [...new Set([...meant, ...named])]
}
