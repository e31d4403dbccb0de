import type { Words } from './words.ts'

/** A moment with its zone, isolated from right-to-left text, since both are read from the left in every language. */
export function momentShown(moment: string, zone: string, { direction }: Words): string {
  const clock = moment.lastIndexOf(' ') + 1
  return direction === 'rtl'
    ? `${moment.slice(0, clock)}\u2066${moment.slice(clock)}${zone}\u2069`
    : `${moment}${zone}`
}

/** A zone to add after a moment; empty where there is none. */
export const zoneShown = (zone: string | null) => (zone ? ` ${zoneName(zone)}` : '')

/** The name of a zone for readers: `UTC+02:00` for a bare offset, no underscores. */
export const zoneName = (zone: string) => (/^[+-]/.test(zone) ? `UTC${zone}` : zone.replaceAll('_', ' '))
