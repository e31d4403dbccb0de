import { isZone } from '../../document/index.ts'

/** The zones whose names contain every word of the term. @param first the one to list first. */
export function zonesLike(term: string, first: string): string[] {
  const words = term
    .toLowerCase()
    .split(/[\s/_]+/)
    .filter(Boolean)
  const all = new Set([first, 'UTC', ...Intl.supportedValuesOf('timeZone')])
  return [...all].filter(zone => isZone(zone) && words.every(word => zone.toLowerCase().includes(word)))
}
