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

/** A moment that a person named, ready to be written down. */
export interface NamedMoment {
  /** Milliseconds since the epoch; of an uncertain time, its middle. */
  readonly instant: number
  /** As it was told, where it is uncertain. */
  readonly written: string | null
  /** Whether it was said in words that need to be shown as understood. */
  readonly natural: boolean
}

/** What the clocks on the wall leave open: which of two instants was meant. */
export interface OpenMoment {
  readonly problem: string
  readonly choices: readonly { readonly name: string; readonly instant: number }[]
}

export type When = NamedMoment | OpenMoment | { readonly problem: string }

export interface WhenContext {
  /** Milliseconds since the epoch. */
  readonly now: number
  /** Whose clocks show a time that names no zone. */
  readonly timezone: ZoneOrOffset
  /** The event before, for `+4m`. */
  readonly previous: Moment | null
}

const MINUTE = 60_000
/** How far a clock on somebody's wrist may be ahead of ours. */
const AHEAD = 5 * MINUTE
const DAY = 86_400_000

/**
 * The moment that a text names: `14:05` (the last time that clocks showed it), `2026-03-08 02:30`, RFC 3339, `+4m`, or
 * words such as "10 min ago".
 */
export async function readWhen(text: string, context: WhenContext): Promise<When> {
  const { now, timezone } = context
  const today = onDay(text, now, context)
  if ('moment' in today) {
    const { moment } = today
    // a clock alone is of the past: 23:50 noted at ten past midnight was yesterday
    const late = moment.earliest > now + AHEAD ? onDay(text, now - DAY, context) : today
    const moved = late !== today && 'moment' in late && late.moment.earliest <= now + AHEAD
    const when = named(moved ? late : today, now)
    // what was not plainly of today is shown as it was understood
    const plain = !moved && /^\s*(?:~\s*)?(?:\d{4}-\d\d-\d\d|\d{1,2}:[\d?]{2}|\+)/.test(text)
    return notAhead('instant' in when ? { ...when, natural: !plain } : when, now, AHEAD)
  }
  if (text.trim().startsWith('+')) return today
  const { readNaturalTime } = await import('./natural-time.ts')
  const said = readNaturalTime(text, now, timezone)
  const natural = ofNatural(said, timezone)
  // what is nearly one of our own notations is told of by those
  if ('problem' in natural && !('choices' in natural))
    return /^\W*\d/.test(text.trim())
      ? today
      : { problem: `${natural.problem}: 14:05, 2026-03-08 02:30, 10 min ago.` }
  // "in 5 minutes" counts from now, and no clock is wrong
  return notAhead(natural, now, 'instants' in said && said.local === null ? 0 : AHEAD)
}

/** A time that lasted stays in its words, and one that may lie before now and behind it has begun. */
function named({ moment, lasted }: AnsweredTime, now: number): When {
  const when = ofMoment(moment)
  if (!('instant' in when)) return when
  const instant = moment.earliest <= now ? Math.min(when.instant, now) : when.instant
  return { ...when, instant, written: lasted ? moment.text : when.written }
}

/** What words named, as far as the clocks leave one. */
export function ofNatural(natural: NaturalTime, timezone: ZoneOrOffset): When {
  if ('problem' in natural) return natural
  const [instant] = natural.instants
  return natural.instants.length === 1 && instant !== undefined
    ? { instant, written: null, natural: true }
    : whichOf(natural.local ?? 0, timezone)
}

function onDay(text: string, instant: number, { timezone, previous }: WhenContext) {
  const date = readIsoDate(onClock(instant, timezone).date) ?? { year: 1970, month: 1, day: 1 }
  return readTimeAnswer(text, { date, timezone, previous: text.trim().startsWith('+') ? previous : null })
}

/** What one of our own notations named. */
export function ofMoment(moment: Moment): NamedMoment | OpenMoment | { readonly problem: string } {
  if (moment.frame !== 'instant') {
    const problem = moment.zone ? `${moment.zone} names more than one zone` : 'The day of it is not known'
    return { problem: `${problem}: write the offset, such as 2026-03-08T10:05+05:30.` }
  }
  if (moment.shift !== null && typeof moment.zoneOrOffset === 'string')
    return whichOf(localOf(moment, moment.zoneOrOffset), moment.zoneOrOffset)
  const exact = moment.earliest === moment.latest
  return {
    instant: exact ? moment.earliest : (moment.earliest + moment.latest) / 2,
    written: exact ? null : moment.text,
    natural: false,
  }
}

/** What clocks showed, or would have: by the offset of before they changed. */
const localOf = ({ earliest }: Moment, zone: ZoneOrOffset): number =>
  earliest + offsetAt(zone, earliest - DAY)

/** A local time that clocks show twice, or skip: then with the offsets on both sides. */
function whichOf(local: number, timezone: ZoneOrOffset): OpenMoment {
  const twice = instantsOf(timezone, local)
  const instants =
    twice.length === 2
      ? twice
      : [local - offsetAt(timezone, local + DAY), local - offsetAt(timezone, local - DAY)]
  const clock = new Date(local).toISOString().slice(11, 16)
  return {
    problem: `Clocks there ${twice.length === 2 ? 'showed' : 'skipped'} ${clock} ${twice.length === 2 ? 'twice' : 'that day'}`,
    choices: instants.map(instant => ({ name: formatInZone(instant, timezone), instant })),
  }
}

/** What is logged has happened: a clock that is a little ahead means now. */
function notAhead(when: When, now: number, slack: number): When {
  if ('problem' in when || when.instant <= now) return when
  if (when.instant <= now + slack) return { ...when, instant: now, natural: true }
  return { problem: 'That time is in the future; log only what has already happened.' }
}

/**
 * The moment that a flag names. What was said in words is shown as it was understood; where the clocks leave two open,
 * somebody is asked, or told how to say which.
 */
export async function momentOf(
  flag: string,
  text: string,
  context: WhenContext,
  host: Host,
): Promise<Pick<NamedMoment, 'instant' | 'written'>> {
  const when = await readWhen(text, context)
  if ('instant' in when) {
    if (when.natural) host.err(`${quote(text)} is ${formatInZone(when.instant, context.timezone)}.\n`)
    return when
  }
  if ('choices' in when && host.interactive) {
    const { prompterOf, answerOf } = await import('../ask/ask.ts')
    const choices = when.choices.map(({ name, instant }) => ({ name, value: instant }))
    const instant = answerOf(
      await (await prompterOf(host)).choose({ message: `${when.problem}. Which is meant?` }, choices),
    )
    return { instant, written: null }
  }
  const ways =
    'choices' in when
      ? `. Write one of: ${when.choices.map(({ instant }) => fullTime(instant, context.timezone)).join(', ')}.`
      : ''
  throw new PostmortemError({
    code: 'usage',
    message: `${flag} ${quote(text)}: ${when.problem}${ways}`,
  })
}

export const fullTime = (instant: number, timezone: ZoneOrOffset): string => {
  const { date, clock, offset } = onClock(instant, timezone)
  return `${date}T${clock.slice(0, 5)}${offset}`
}

/** The date and the clock of an instant, as the front matter has them. */
export function clockIn(
  instant: number,
  timezone: ZoneOrOffset,
): { readonly date: string; readonly clock: string } {
  const { date, clock } = onClock(instant, timezone)
  return { date, clock: clock.slice(0, 5) }
}
