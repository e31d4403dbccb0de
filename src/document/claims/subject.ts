import { monthNames, weekdayNames } from '../time/index.ts'
import { hasAny, hasInOrder, wordSet, wordsOf } from './words.ts'

/** What a time of the prose is said to be: the beginning or the end of the incident, the moment it was noticed. */
export type Role = 'start' | 'end' | 'detection'

/** What a claim is about: the incident as a whole, something else, or what nothing says. */
export type Subject = 'incident' | 'other' | 'unknown'

/** What a claim is about, with the word that decides. */
export interface About {
  readonly role: Role | null
  readonly subject: Subject
  readonly reason: string
}

const START = wordSet(
  'start starts started starting begin begins began begun beginning commence commences commenced commencing since scheduled planned onset',
)
const END = wordSet(
  'end ends ended ending finish finishes finished complete completes completed resolved restored recovered concluded fixed over back until till',
)
const DETECTION = wordSet('detected noticed discovered alerted paged observed')

/** Words between the deciding one and the time. */
const BETWEEN = wordSet(
  'at on from by around about approximately the for it successfully with success fully completely online again up to normal normally in full start begin both today',
)

const WHOLE = wordSet(
  'incident outage downtime disruption degradation interruption impact maintenance migration upgrade operation work window update brownout issue',
)
const DOING = wordSet(
  'down unavailable upgrade upgraded upgrading migrate migrated migrating migration doing perform performed performing proceed',
)
const SERVICE = wordSet('service services site website everything system systems all')
const RESTORED = wordSet('restored recovered back')

/** What a time is, by its sentence before and after it. */
export function aboutTime(before: string, after: string): About {
  if (isDayOnly(before) && saysWill(after)) return { role: 'start', subject: 'incident', reason: 'will' }
  const words = wordsOf(before)
  const near = words.slice(-10).findLast(word => !BETWEEN.has(word))
  if (near === undefined) return { role: null, subject: 'unknown', reason: '' }
  const role = START.has(near) ? 'start' : END.has(near) ? 'end' : DETECTION.has(near) ? 'detection' : null
  const isWhole =
    role === 'start'
      ? words[0] === 'since' || hasInOrder(words, WHOLE, START) || hasInOrder(words, DOING, START)
      : hasInOrder(words, WHOLE, END) ||
        hasInOrder(words, SERVICE, RESTORED) ||
        (words.some(word => word.split('.').length > 2) && hasAny(words, RESTORED))
  return { role, subject: role && isWhole ? 'incident' : 'unknown', reason: role ? near : '' }
}

/** Words of a day a year ago, or of one to come. */
const OTHER = wordSet(
  'certificate certificates expire expires expired expiry expiration expiring valid issued anniversary year years ago since previous previously earlier release releases released introduced created copyright version deadline',
)

/** What makes a day a deadline. */
const UNTIL = wordSet('by until till due before')

const LEAD = wordSet('starting beginning on from in the evening morning night afternoon of')

/** What a day is about, by its sentence: "On March 5 …" and "… is planned for March 5" are of the incident. */
export function aboutDay(sentence: string, before: string): About {
  const words = wordsOf(before)
  const last = words.at(-1) ?? ''
  const other = UNTIL.has(last)
    ? last
    : sentence.includes('©')
      ? '©'
      : wordsOf(sentence).find(word => OTHER.has(word))
  if (other !== undefined) return { role: null, subject: 'other', reason: other }
  const near = words.findLast(word => !BETWEEN.has(word))
  if (words.every(word => LEAD.has(word))) return { role: null, subject: 'incident', reason: words.join(' ') }
  return near !== undefined && START.has(near)
    ? { role: 'start', subject: 'incident', reason: near }
    : { role: null, subject: 'unknown', reason: '' }
}

const DAY_WORDS: ReadonlySet<string> = new Set(
  [...weekdayNames, ...monthNames].flatMap(name => [name.toLowerCase(), name.toLowerCase().slice(0, 3)]),
)
const AT = wordSet('on at from of the starting beginning')

/** Whether nothing is before a time but its day: "Tuesday 5 March (in a week), starting at". */
function isDayOnly(before: string): boolean {
  if (before.length > 80) return false
  const plain = before.replace(/"[^"]{1,40}"|\([^()]{1,40}\)/g, ' ')
  return wordsOf(plain).every(
    word => DAY_WORDS.has(word) || AT.has(word) || /^\d{1,4}(?:st|nd|rd|th)?$/.test(word),
  )
}

/** How many words of a sentence can be before its verb. */
const WORDS_TO_VERB = 20

const saysWill = (after: string): boolean =>
  wordsOf(after.slice(0, 600))
    .slice(0, WORDS_TO_VERB)
    .some(word => word === 'will' || /['’]ll$/.test(word))
