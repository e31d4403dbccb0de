import type { Words } from './words.ts'

/** Clock and zone are read from the left in every language. */
export function momentShown(moment: string, zone: string, { direction }: Words): string {
  const clock = moment.lastIndexOf(' ') + 1
  return direction === 'rtl'
    ? `${moment.slice(0, clock)}\u2066${moment.slice(clock)}${zone}\u2069`
    : `${moment}${zone}`
}

export const zoneShown = (zone: string | null) => (zone ? ` ${zoneName(zone)}` : '')

/** A bare offset says what it is an offset from. */
export const zoneName = (zone: string) => (/^[+-]/.test(zone) ? `UTC${zone}` : zone.replaceAll('_', ' '))
