/**
 * Zones that every system has known for decades. For another name a `Date` may use UTC, or the machine's own list of
 * zones if `Intl` has none.
 */
export const zonesKnown = Object.entries({
  Africa: 'Cairo Casablanca Johannesburg Lagos Nairobi Tunis',
  America:
    'Anchorage Argentina/Buenos_Aires Bogota Boise Caracas Chicago Denver Detroit Edmonton Halifax Havana Indiana/Indianapolis Lima Los_Angeles Manaus Mexico_City Montevideo Montreal New_York Panama Phoenix Puerto_Rico Regina Santiago Sao_Paulo St_Johns Toronto Vancouver Winnipeg',
  Asia: 'Almaty Baghdad Bangkok Beirut Colombo Dhaka Dubai Ho_Chi_Minh Hong_Kong Jakarta Jerusalem Kabul Karachi Kathmandu Kolkata Kuala_Lumpur Manila Novosibirsk Qatar Riyadh Seoul Shanghai Singapore Taipei Tashkent Tbilisi Tehran Tokyo Vladivostok Yekaterinburg Yerevan',
  Atlantic: 'Azores Bermuda Canary',
  Australia: 'Adelaide Brisbane Darwin Hobart Melbourne Perth Sydney',
  Canada: 'Atlantic Central Eastern Mountain Pacific',
  Europe:
    'Amsterdam Athens Belgrade Berlin Bratislava Brussels Bucharest Budapest Copenhagen Dublin Helsinki Istanbul Kiev Lisbon Ljubljana London Luxembourg Madrid Minsk Moscow Oslo Paris Prague Riga Rome Sofia Stockholm Tallinn Vienna Vilnius Warsaw Zagreb Zurich',
  Pacific: 'Auckland Fiji Guam Honolulu',
  US: 'Alaska Arizona Central Eastern Hawaii Mountain Pacific',
}).flatMap(([region, names]) => names.split(' ').map(name => `${region}/${name}`))

/** The time now, here and in other zones. */
export interface Clock {
  now(): Date
  /** IANA name of the zone of this machine. */
  readonly timezone: string
  /**
   * The offsets of an IANA zone at some instants, in milliseconds, positive east of Greenwich. It does without `Intl`,
   * whose first use takes as long as starting Node: a `Date` follows the zone that the environment names.
   *
   * @param instants milliseconds since the epoch.
   * @returns null if it may differ from what `Intl` says.
   */
  offsetsOf(zone: string, instants: readonly number[]): readonly number[] | null
}

export function nodeClock(): Clock {
  /** Whether a `Date` follows the environment: not in a worker; and on Windows it would not return to the earlier zone. */
  let follows: boolean | null = null
  return {
    now: () => new Date(),
    // most runs need no zone
    get timezone() {
      return systemZone()
    },
    offsetsOf(zone, instants) {
      if (zone === 'UTC') return instants.map(() => 0)
      // a Date knows the offsets before 1970 to the minute only
      if (!zonesKnown.includes(zone) || instants.some(instant => instant < 0)) return null
      follows ??=
        process.platform !== 'win32' &&
        under('Asia/Kolkata', [0])[0] === 19_800_000 &&
        under('UTC', [0])[0] === 0
      return follows ? under(zone, instants) : null
    },
  }
}

function systemZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return zone && !zone.startsWith('Etc/U') ? zone : 'UTC'
}

function under(zone: string, instants: readonly number[]): readonly number[] {
  const { TZ } = process.env
  try {
    process.env.TZ = zone
    return instants.map(instant => (0 - new Date(instant).getTimezoneOffset()) * 60_000)
  } finally {
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
  }
}
