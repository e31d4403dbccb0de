/** What the clocks of a place show. */
export interface LocalClock {
  /** `YYYY-MM-DD` */
  readonly date: string
  /** `HH:MM:SS` */
  readonly clock: string
}

const HALF_DAYS = [-26, 26].map(hours => hours * 3_600_000)

/**
 * The local date and clock in an IANA zone, without `Intl`, whose first use takes as long as starting Node: a `Date`
 * follows the zone that the environment names.
 *
 * @returns null where the clocks change on a day around, or the zone may be none.
 */
export function localClock(instant: number, zone: string): LocalClock | null {
  const { TZ } = process.env
  try {
    process.env.TZ = zone
    const date = new Date(instant)
    const offset = date.getTimezoneOffset()
    const steady = HALF_DAYS.every(away => new Date(instant + away).getTimezoneOffset() === offset)
    // a name that is no zone counts as UTC
    if (!steady || (offset === 0 && zone !== 'UTC')) return null
    const iso = new Date(instant - offset * 60_000).toISOString()
    return { date: iso.slice(0, 10), clock: iso.slice(11, 19) }
  } finally {
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
  }
}
