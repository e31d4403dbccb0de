/**
 * The meaning of a written time zone.
 *
 * `offset` is the same on all dates. `places` are IANA zones with their own summer time: an abbreviation such as PST
 * names the place more surely than the season ("PST" in July is written by people whose clocks show PDT). With more
 * than one place, the text alone does not decide.
 */
export type ZoneMeaning =
  | { readonly kind: 'offset'; readonly offset: number }
  | {
      readonly kind: 'places'
      readonly places: readonly [string, ...string[]]
      readonly season?: 'standard' | 'daylight'
    }

const MINUTE = 60_000

const place = (name: string, season?: 'standard' | 'daylight'): ZoneMeaning =>
  season ? { kind: 'places', places: [name], season } : { kind: 'places', places: [name] }

const US_EASTERN = 'America/New_York'
const US_CENTRAL = 'America/Chicago'
const US_MOUNTAIN = 'America/Denver'
const US_PACIFIC = 'America/Los_Angeles'
const CENTRAL_EUROPE = 'Europe/Berlin'

/**
 * Abbreviations with one meaning and one offset all year, in hours: those of the tz database that are letters, and of
 * Wikipedia's list of time zone abbreviations those that name one zone.
 */
const FIXED: readonly (readonly [name: string, hours: number])[] = [
  ['HST', -10],
  ['SST', -11],
  ['CHST', 10],
  ['WIB', 7],
  ['WITA', 8],
  ['WIT', 9],
  ['ICT', 7],
  ['PHT', 8],
  ['PHST', 8],
  ['MYT', 8],
  ['AWST', 8],
  ['NPT', 5.75],
  ['PKT', 5],
  ['UZT', 5],
  ['WAT', 1],
  ['CAT', 2],
  ['SAST', 2],
  ['EAT', 3],
  ['TRT', 3],
  ['YEKT', 5],
  ['NOVT', 7],
  ['VLAT', 10],
  ['COT', -5],
  ['PET', -5],
  ['VET', -4],
  ['BOT', -4],
  ['CLT', -4],
  ['UYT', -3],
]

/** Cities that people name for a zone: "London time". */
const CITIES: ReadonlyMap<string, string> = new Map([
  ['LONDON', 'Europe/London'],
  ['PARIS', 'Europe/Paris'],
  ['FRANKFURT', 'Europe/Berlin'],
  ['MUNICH', 'Europe/Berlin'],
  ['ZURICH', 'Europe/Zurich'],
  ['VIENNA', 'Europe/Vienna'],
  ['DUBLIN', 'Europe/Dublin'],
  ['LISBON', 'Europe/Lisbon'],
  ['ROME', 'Europe/Rome'],
  ['WARSAW', 'Europe/Warsaw'],
  ['TORONTO', 'America/Toronto'],
  ['LOS ANGELES', US_PACIFIC],
  ['BANGALORE', 'Asia/Kolkata'],
  ['MUMBAI', 'Asia/Kolkata'],
  ['DELHI', 'Asia/Kolkata'],
  ['BERLIN', 'Europe/Berlin'],
  ['AMSTERDAM', 'Europe/Amsterdam'],
  ['MADRID', 'Europe/Madrid'],
  ['STOCKHOLM', 'Europe/Stockholm'],
  ['NEW YORK', US_EASTERN],
  ['CHICAGO', US_CENTRAL],
  ['SAN FRANCISCO', US_PACIFIC],
  ['SEATTLE', US_PACIFIC],
  ['TOKYO', 'Asia/Tokyo'],
  ['SINGAPORE', 'Asia/Singapore'],
  ['SYDNEY', 'Australia/Sydney'],
  ['MOSCOW', 'Europe/Moscow'],
  ['BEIJING', 'Asia/Shanghai'],
])

const CITY_TIME = new RegExp(`^(?:${[...CITIES.keys()].join('|')}) time\\b`, 'i')

/** The meanings by name, in capitals. */
const MEANINGS = new Map<string, ZoneMeaning>([
  ['UTC', { kind: 'offset', offset: 0 }],
  ['GMT', { kind: 'offset', offset: 0 }],
  ['Z', { kind: 'offset', offset: 0 }],
  ['PT', place(US_PACIFIC)],
  ['PST', place(US_PACIFIC, 'standard')],
  ['PDT', place(US_PACIFIC, 'daylight')],
  ['PACIFIC', place(US_PACIFIC)],
  ['MT', place(US_MOUNTAIN)],
  ['MST', place(US_MOUNTAIN, 'standard')],
  ['MDT', place(US_MOUNTAIN, 'daylight')],
  ['MOUNTAIN', place(US_MOUNTAIN)],
  ['DENVER', place(US_MOUNTAIN)],
  ['CT', place(US_CENTRAL)],
  ['CDT', place(US_CENTRAL, 'daylight')],
  ['CENTRAL', place(US_CENTRAL)],
  ['ET', place(US_EASTERN)],
  ['EST', place(US_EASTERN, 'standard')],
  ['EDT', place(US_EASTERN, 'daylight')],
  ['EASTERN', place(US_EASTERN)],
  ['CET', place(CENTRAL_EUROPE, 'standard')],
  ['CEST', place(CENTRAL_EUROPE, 'daylight')],
  ['WET', place('Europe/Lisbon', 'standard')],
  ['WEST', place('Europe/Lisbon', 'daylight')],
  ['EET', place('Europe/Helsinki', 'standard')],
  ['EEST', place('Europe/Helsinki', 'daylight')],
  ['JST', { kind: 'offset', offset: 9 * 60 * MINUTE }],
  ['KST', { kind: 'offset', offset: 9 * 60 * MINUTE }],
  ['SGT', { kind: 'offset', offset: 8 * 60 * MINUTE }],
  ['HKT', { kind: 'offset', offset: 8 * 60 * MINUTE }],
  ['NZST', place('Pacific/Auckland', 'standard')],
  ['NZDT', place('Pacific/Auckland', 'daylight')],
  ['AEST', place('Australia/Sydney', 'standard')],
  ['AEDT', place('Australia/Sydney', 'daylight')],
  ['MSK', place('Europe/Moscow')],
  [
    'BST',
    { kind: 'places', places: ['Europe/London', 'Asia/Dhaka', 'Pacific/Bougainville'], season: 'daylight' },
  ],
  ['IST', { kind: 'places', places: ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem'] }],
  ['CST', { kind: 'places', places: [US_CENTRAL, 'Asia/Shanghai', 'America/Havana'] }],
  ['GST', { kind: 'places', places: ['Asia/Dubai', 'Atlantic/South_Georgia'] }],
  ['AMT', { kind: 'places', places: ['America/Manaus', 'Asia/Yerevan'] }],
  ['AST', { kind: 'places', places: ['America/Halifax', 'Asia/Riyadh'] }],
  ['MEZ', place(CENTRAL_EUROPE, 'standard')],
  ['MESZ', place(CENTRAL_EUROPE, 'daylight')],
  ['HEC', place('Europe/Paris')],
  ['HNEC', place('Europe/Paris', 'standard')],
  ['HAEC', place('Europe/Paris', 'daylight')],
  ['EST5EDT', place(US_EASTERN)],
  ['CST6CDT', place(US_CENTRAL)],
  ['MST7MDT', place(US_MOUNTAIN)],
  ['PST8PDT', place(US_PACIFIC)],
  ['AKST', place('America/Anchorage', 'standard')],
  ['AKDT', place('America/Anchorage', 'daylight')],
  ['NST', place('America/St_Johns', 'standard')],
  ['NDT', place('America/St_Johns', 'daylight')],
  ['ACST', place('Australia/Adelaide', 'standard')],
  ['ACDT', place('Australia/Adelaide', 'daylight')],
  ...FIXED.map(([name, hours]) => [name, { kind: 'offset', offset: hours * 60 * MINUTE }] as const),
  ['ART', { kind: 'offset', offset: -3 * 60 * MINUTE }],
  ['BRT', { kind: 'offset', offset: -3 * 60 * MINUTE }],
])

/** Words that are zones only after a time: "14:00 Eastern", not "Eastern nodes failed". */
const ZONE_WORD =
  /^(?:(?:US|U\.S\.)[ /])?(?:Pacific|Mountain|Central|Eastern)\b(?! Europe)(?: (?:Standard |Daylight )?Time)?|^Denver(?: time)?\b/i

/** Full names, which share words with those above. */
const IN_FULL: readonly (readonly [RegExp, ZoneMeaning])[] = [
  [/^Central European (?:Summer )?Time\b/i, place(CENTRAL_EUROPE)],
  [/^Eastern European (?:Summer )?Time\b/i, place('Europe/Helsinki')],
  [/^Western European (?:Summer )?Time\b/i, place('Europe/Lisbon')],
  [/^British (?:Summer |Standard )?Time\b/i, place('Europe/London')],
  [/^Indian? Standard Time\b/i, place('Asia/Kolkata')],
  [/^Japan Standard Time\b/i, { kind: 'offset', offset: 9 * 60 * MINUTE }],
]

const PERHAPS_IN_FULL = /^(?:Central|Eastern|Western|British|India|Japan)/i

/** The beginnings of the zones that are written as words. */
const NAMED = new RegExp(
  `^(?:${[...CITIES.keys()].map(city => city.slice(0, 3)).join('|')}|pac|mou|cen|eas|den|us|wes|bri|ind|jap|coo|gre|gmt|utc|afr|ame|ant|asi|atl|aus|eur|etc)`,
  'i',
)

const SPELT_OUT = /^(?:Coordinated Universal Time|Greenwich Mean Time)\b/i
/** `UTC+5:30`, `UTC +2`, `UTC+5.5`; `UTC-07:05 UTC` is the end of a range. */
const WITH_OFFSET =
  /^(?:UTC|GMT)(?:[+\u2212-]| \+| [\u2212-](?=[\d:.,]{1,5}\s*(?:$|[):|,–—])))\d{1,2}(?::?(?:00|15|30|45)|[.,](?:25|5|75))?(?!\d|:\d|[.,]\d| ?(?:UTC|GMT)\b)/
const BARE_OFFSET = /^[+\u2212-]\d{2}:?\d{2}(?!\d|:\d)/
const IANA =
  /^(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc|US)\/[A-Za-z0-9_+-]+(?:\/[A-Za-z_]+)?/
const LETTERS = /^(?:[A-Z]{3}\d[A-Z]{3}|[A-Z]{1,4}(?:\/[A-Z]{2,4})?)(?![A-Za-z0-9_])/

/** Whether a name can only be a zone; others need brackets or a separator to count as one. */
export const isSureZone = (name: string): boolean =>
  /^(?:UTC|GMT|[PMCE][SD]T|[PMCE][SD]T\/[PMCE][SD]T|CES?T|CET\/CEST|EES?T|BST|IST|JST|KST|SGT|HKT|AE[SD]T|NZ[SD]T|MSK|MES?Z|WIB|WITA|HST|AK[SD]T|AWST|AC[SD]T|SAST|[A-Z]{3}\d[A-Z]{3})$/.test(
    name,
  ) ||
  name.includes('/') ||
  /\d| time$/i.test(name)

/** The zone name at the start of a text; `undefined` where there is none. */
export function readZoneName(text: string): string | undefined {
  const head = text.slice(0, 60)
  if (!/^[A-Za-z+\u2212-]/.test(head)) return undefined
  // a word is a zone only in capitals or if it begins like a named one
  if (/^.[a-z]/.test(head) && !NAMED.test(head)) return undefined
  if (PERHAPS_IN_FULL.test(head)) {
    const full = IN_FULL.map(([name]) => name.exec(head)?.[0]).find(name => name !== undefined)
    if (full) return full
  }
  const named = (IANA.exec(head) ??
    ZONE_WORD.exec(head) ??
    CITY_TIME.exec(head) ??
    WITH_OFFSET.exec(head) ??
    SPELT_OUT.exec(head) ??
    BARE_OFFSET.exec(head))?.[0]
  if (named) return named
  const letters = LETTERS.exec(head)?.[0]
  return letters && meaningOf(letters) ? letters : undefined
}

/** The meaning of a written zone; `undefined` where it is not known. */
export function meaningOf(name: string): ZoneMeaning | undefined {
  const upper = name.toUpperCase()
  const known = MEANINGS.get(upper)
  if (known) return known
  const full = PERHAPS_IN_FULL.test(name) ? IN_FULL.find(([pattern]) => pattern.test(name)) : undefined
  if (full) return full[1]
  if (name.includes('/')) return meaningOfPath(name)
  const offset = /^(?:UTC|GMT)?\s?([+\u2212-])\s?(\d{1,2})(?::?(\d{2})|[.,](\d{1,2}))?$/.exec(upper)
  if (offset) {
    const [, sign, hours, minutes, fraction] = offset
    const part = fraction ? Number(`0.${fraction}`) * 60 : Number(minutes ?? 0)
    const total = (Number(hours) * 60 + part) * MINUTE
    if (total > 14 * 60 * MINUTE) return undefined
    return { kind: 'offset', offset: sign === '+' ? total : -total }
  }
  const city = CITIES.get(upper.replace(/ TIME$/, ''))
  if (city && / TIME$/.test(upper)) return place(city)
  const word = /PACIFIC|MOUNTAIN|CENTRAL|EASTERN|DENVER/.exec(upper)?.[0]
  if (word) return MEANINGS.get(word)
  return SPELT_OUT.test(name) ? { kind: 'offset', offset: 0 } : undefined
}

/** The meaning of `Europe/Paris`, or of two names of one place: `PST/PDT`, `CET/CEST`. */
function meaningOfPath(name: string): ZoneMeaning | undefined {
  const [first = '', second = ''] = name.split('/')
  if (IANA.test(name)) return { kind: 'places', places: [name] }
  const [a, b] = [MEANINGS.get(first), MEANINGS.get(second)]
  if (a?.kind !== 'places' || b?.kind !== 'places' || a.places[0] !== b.places[0]) return undefined
  return { kind: 'places', places: a.places }
}
