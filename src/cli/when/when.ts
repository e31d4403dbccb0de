import {
  type AnsweredTime,
  formatInZone,
  instantsOf,
  type Moment,
  offsetAt,
  onClock,
  readIsoDate,
  readTimeAnswer,
  type ZoneOrOffset,
} from '../../document/index.ts'
import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { quote } from '../../visible.ts'
import type { NaturalTime } from './natural-time.ts'

/** A moment that a person named, ready to be written. */
export interface NamedMoment {
  /** Milliseconds since the epoch; the middle of an uncertain time. */
  readonly instant: number
  /** The time as it was typed, if it is uncertain. */
  readonly written: string | null
  /** Whether it was in words, so that the person needs to see how it was read. */
  readonly natural: boolean
  /** Set if its seconds were given. */
  readonly seconds?: boolean
  /** Set if it is a little ahead, and means now. */
  readonly ahead?: boolean
}

/** A local time that may be either of two instants. */
export interface OpenMoment {
  readonly problem: string
  /** Whether clocks showed it twice, not skipped it. */
  readonly twice: boolean
  readonly choices: readonly { readonly name: string; readonly instant: number }[]
}

export type When = NamedMoment | OpenMoment | { readonly problem: string }

export interface WhenContext {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** The zone of a time that names none. */
  readonly timezone: ZoneOrOffset
  /** The previous event, for `+4m`. */
  readonly previous: Moment | null
}

const MINUTE = 60_000
/** The most that another clock may be ahead of this one. */
const AHEAD = 10 * MINUTE
/** A clock that is no more ahead than this is a slip, and not of the day before. */
const SLIP = 360 * MINUTE
const DAY = 86_400_000

/**
 * The moment that a text names: `14:05` (the last time that clocks showed it), `2026-03-08 02:30`, RFC 3339, `+4m`, or
 * words such as "10 min ago".
 */
export async function readWhen(typed: string, context: WhenContext): Promise<When> {
  const { now, timezone } = context
  const text = spoken(typed, context) ?? inFull(typed)
  const today = nearNow(onDay(text, now, context), onDay(text, now + DAY, context), now)
  if ('moment' in today) {
    const { moment } = today
    // shown twice or not at all: of those times, one that is still to come is not meant
    if (moment.shift !== null) return ofThose(ofMoment(moment), now)
    // a time without a date is in the past: 23:50 logged at ten past midnight was yesterday
    const late = moment.earliest > now + AHEAD ? onDay(text, now - DAY, context) : today
    const moved = late !== today && 'moment' in late && late.moment.earliest <= now + AHEAD
    if (moved && moment.frame === 'instant' && moment.earliest <= now + SLIP) {
      const { date } = clockIn(late.moment.earliest, timezone)
      const ahead = Math.round((moment.earliest - now) / MINUTE)
      return { problem: `${text} is ${ahead} minutes ahead. For the day before write "${date} ${text}"` }
    }
    const when = named(moved ? late : today, now)
    // a time that is not plainly of today is shown as it was read
    const obvious = !moved && /^\s*(?:~\s*)?(?:\d{4}-\d\d-\d\d|\d{1,2}:[\d?]{2}|\d{4}$|\+)/.test(typed)
    return notAhead('instant' in when ? { ...when, natural: !obvious } : when, now, AHEAD)
  }
  if (text.trim().startsWith('+')) return today
  const { readNaturalTime } = await import('./natural-time.ts')
  const said = readNaturalTime(text, now, timezone)
  const natural = ofNatural(said, timezone)
  // a near miss of a notation is reported by its own reader
  if ('problem' in natural && !('choices' in natural))
    return /^\W*\d/.test(text.trim())
      ? today
      : { problem: `${natural.problem}. Write it as 14:05, 2026-03-08 02:30 or 10 min ago.` }
  // "in 5 minutes" counts from now, and no clock is wrong
  return notAhead(natural, now, 'instants' in said && said.local === null ? 0 : AHEAD)
}

const HOURS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** "half past two" as the last time that clocks showed it: `14:30`; null for another text. */
function spoken(typed: string, { now, timezone }: WhenContext): string | null {
  const [, part = '', side, word = ''] = /^(half|(?:a )?quarter) (past|to) (\w+)$/i.exec(typed.trim()) ?? []
  const hour = HOURS.indexOf(word.toLowerCase()) + 1 || Number(/^(?:[1-9]|1[0-2])$/.exec(word)?.[0] ?? 0)
  if (!side || hour === 0 || (part.toLowerCase() === 'half' && side === 'to')) return null
  const minutes = part.toLowerCase() === 'half' ? 30 : 15
  const first = (hour * 60 + (side === 'past' ? minutes : -minutes)) % HALF_DAY
  const { clock } = onClock(now, timezone)
  const today = Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5))
  const at = first + HALF_DAY <= today || first > today ? first + HALF_DAY : first
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
}

/** Minutes. */
const HALF_DAY = 720

/** Short forms in full: `1105`, `10m`, `T-10m`, `@1709622000` and `20261128T110400Z`. */
function inFull(typed: string): string {
  const text = typed.trim()
  const clock = /^([01]\d|2[0-3])([0-5]\d)$/.exec(text)
  if (clock) return `${clock[1]}:${clock[2]}`
  const ago = /^(?:T-)?(\d{1,4}) ?(m|min|h|d)$/i.exec(text)
  if (ago) return `${ago[1]} ${AGO[ago[2]?.toLowerCase() ?? ''] ?? 'minutes'} ago`
  const epoch = /^@(\d{9,10})$/.exec(text)?.[1]
  if (epoch !== undefined) return `${new Date(Number(epoch) * 1000).toISOString().slice(0, 19)}Z`
  return text.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z')
}

const AGO: Readonly<Record<string, string>> = { m: 'minutes', min: 'minutes', h: 'hours', d: 'days' }

/** A duration stays as it was typed, and an uncertain time that has begun ends now at the latest. */
function named({ moment, lasted }: AnsweredTime, now: number): When {
  const when = ofMoment(moment)
  if (!('instant' in when)) return when
  const instant = moment.earliest <= now ? Math.min(when.instant, now) : when.instant
  return { ...when, instant, written: lasted ? moment.text : when.written }
}

/** The moment that words named, or the two that it may be. */
export function ofNatural(natural: NaturalTime, timezone: ZoneOrOffset): When {
  if ('problem' in natural) return natural
  const [instant] = natural.instants
  return natural.instants.length === 1 && instant !== undefined
    ? { instant, written: null, natural: true }
    : whichOf(natural.local ?? 0, timezone)
}

/** At 23:58 the clock 00:01 is of a watch that is ahead, and not of the midnight before. */
const nearNow = (today: ReturnType<typeof onDay>, tomorrow: ReturnType<typeof onDay>, now: number) =>
  'moment' in tomorrow && tomorrow.moment.earliest > now && tomorrow.moment.earliest <= now + AHEAD
    ? tomorrow
    : today

function onDay(text: string, instant: number, { timezone, previous }: WhenContext) {
  const date = readIsoDate(onClock(instant, timezone).date) ?? { year: 1970, month: 1, day: 1 }
  return readTimeAnswer(text, { date, timezone, previous: text.trim().startsWith('+') ? previous : null })
}

/** The moment that a notation named, or the two that it may be. */
export function ofMoment(moment: Moment): NamedMoment | OpenMoment | { readonly problem: string } {
  if (moment.frame !== 'instant') {
    const problem = moment.zone ? `${moment.zone} means more than one zone` : 'Its date is not known'
    return { problem: `${problem}: write the offset, such as 2026-03-08T10:05+05:30.` }
  }
  if (moment.shift !== null && typeof moment.zoneOrOffset === 'string')
    return whichOf(localOf(moment, moment.zoneOrOffset), moment.zoneOrOffset)
  const exact = moment.earliest === moment.latest
  return {
    instant: exact ? moment.earliest : (moment.earliest + moment.latest) / 2,
    written: exact ? null : moment.text,
    natural: false,
    ...(exact && moment.earliest % MINUTE !== 0 && { seconds: true }),
  }
}

/** The local time, by the offset before clocks changed. */
const localOf = ({ earliest }: Moment, zone: ZoneOrOffset): number =>
  earliest + offsetAt(zone, earliest - DAY)

/** The instants of a local time that clocks show twice, or skip: then with the offset before and after. */
function whichOf(local: number, timezone: ZoneOrOffset): OpenMoment {
  const twice = instantsOf(timezone, local)
  const instants =
    twice.length === 2
      ? twice
      : [local - offsetAt(timezone, local + DAY), local - offsetAt(timezone, local - DAY)]
  const clock = new Date(local).toISOString().slice(11, 16)
  return {
    twice: twice.length === 2,
    problem: `Clocks in this zone ${twice.length === 2 ? 'showed' : 'skipped'} ${clock} ${twice.length === 2 ? 'twice' : 'that day'}`,
    choices: instants.map(instant => ({ name: formatInZone(instant, timezone), instant })),
  }
}

/** The only choice that is not ahead of now, else all of them. */
function ofThose(when: When, now: number): When {
  if (!('choices' in when)) return when
  const [only, ...more] = when.choices.filter(({ instant }) => instant <= now + AHEAD)
  return only && more.length === 0 && when.twice
    ? { instant: only.instant, written: null, natural: true }
    : when
}

/** Refuses a time in the future; one that is a little ahead means now. */
function notAhead(when: When, now: number, slack: number): When {
  if ('problem' in when || when.instant <= now) return when
  if (when.instant <= now + slack) return { ...when, instant: now, natural: true, ahead: true }
  return { problem: 'That time is in the future; log only what has already happened.' }
}

/**
 * The moment that a flag names. A time in words is printed as it was read; if it may be either of two instants, the person
 * is asked, or the error lists both.
 */
export async function momentOf(
  flag: string,
  text: string,
  context: WhenContext,
  host: Host,
): Promise<Pick<NamedMoment, 'instant' | 'written' | 'seconds'>> {
  const when = await readWhen(text, context)
  if ('instant' in when) {
    const said = understood(text, when, context, host.clock.timezone)
    if (said !== null) host.terminal.err(`${quote(text)} ${said}.\n`)
    return when
  }
  if ('choices' in when && host.terminal.interactive) {
    const { prompterOf, answerOf } = await import('../ask/ask.ts')
    const choices = when.choices.map(({ name, instant }) => ({ name, value: instant }))
    const instant = answerOf(
      await (await prompterOf(host)).choose({ message: `${when.problem}. Which one is it?` }, choices),
    )
    return { instant, written: null }
  }
  const choices =
    'choices' in when ? when.choices.map(({ instant }) => fullTime(instant, context.timezone)) : []
  throw new PostmortemError({ code: 'time-unclear', flag, text, problem: when.problem, choices })
}

/** How a time was understood, where that is not plain: in words, ahead, or by other clocks than those here. */
function understood(
  text: string,
  { instant, natural, ahead }: NamedMoment,
  { timezone }: WhenContext,
  here: string,
): string | null {
  const shown = formatInZone(instant, timezone)
  if (ahead) return `is still to come: noted as now, ${shown}`
  const isElsewhere =
    /^\W*(?:\d{4}-\d\d-\d\d[T ])?\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?$/i.test(text.trim()) &&
    offsetAt(timezone, instant) !== offsetAt(here, instant)
  if (!natural && !isElsewhere) return null
  return isElsewhere
    ? `is ${shown}, ${clockIn(instant, here).clock} by the clock of this machine`
    : `is ${shown}`
}

export const fullTime = (instant: number, timezone: ZoneOrOffset): string => {
  const { date, clock, offset } = onClock(instant, timezone)
  return `${date}T${clock.slice(0, 5)}${offset}`
}

/** The date and the clock of an instant in a zone, in the notation of the front matter. */
export function clockIn(
  instant: number,
  timezone: ZoneOrOffset,
): { readonly date: string; readonly clock: string } {
  const { date, clock } = onClock(instant, timezone)
  return { date, clock: clock.slice(0, 5) }
}
