import {
  type CalendarDate,
  dateOf,
  daysAfter,
  formatInstant,
  isoDate,
  type Moment,
  offsetName,
  type Place,
  readStampAtStart,
  readStampWhole,
  resolveStamp,
  type Stamp,
} from './time/index.ts'

/** What a person typed for a time, as the format writes it. */
export interface AnsweredTime {
  /** `06:55`, or with its date where that is not the incident's. */
  readonly time: string
  readonly moment: Moment
  /** Whether an end was given too: `14:00 to 14:20`. */
  readonly lasted: boolean
}

export interface AnsweredEvent extends AnsweredTime {
  readonly text: string
}

/** What is known when a time is typed. */
export interface AnswerContext {
  readonly date: CalendarDate
  /** Whose clocks show a time that names no zone. */
  readonly timezone: Place
  /** The event before: `+4m` counts from it, and a clock far before it is the next day's. */
  readonly previous: Moment | null
}

export interface NotUnderstood {
  readonly problem: string
}

const HOW = 'Begin with a time: 06:55, 6:55 am, 2012-03-28 06:55 or +4m'

/** `06:55 what happened`, in every notation that a timeline may have. */
export function readEventAnswer(line: string, context: AnswerContext): AnsweredEvent | NotUnderstood {
  const found = readStampAtStart(line.trim())
  if (!found) return { problem: `${HOW}.` }
  const text = line.trim().slice(found.end).trim()
  if (!text) return { problem: 'Say what happened behind the time.' }
  const answered = answeredTime(found.stamp, context)
  return 'problem' in answered ? answered : { ...answered, text }
}

/** A time and nothing else. */
export function readTimeAnswer(text: string, context: AnswerContext): AnsweredTime | NotUnderstood {
  const stamp = readStampWhole(text)
  return stamp ? answeredTime(stamp, context) : { problem: `${HOW}.` }
}

const HALF_DAY = 12 * 3_600_000

function answeredTime(
  stamp: Stamp,
  { date, timezone, previous }: AnswerContext,
): AnsweredTime | NotUnderstood {
  if (stamp.invalid !== null) return { problem: `${stamp.invalid}.` }
  if (stamp.after !== null) {
    if (!previous) return { problem: 'There is no event yet that this could come after.' }
    const [earliest, latest] = [previous.earliest + stamp.after, previous.latest + stamp.after]
    const moment = { ...previous, earliest, latest }
    if (earliest === latest) return { time: written(moment, date), moment, lasted: false }
    // as uncertain as what it counts from
    const middle = (earliest + latest) / 2
    const text = `~${written({ ...moment, earliest: middle, latest: middle, granularity: 'minute' }, date)}`
    return { time: text, moment: { ...moment, text }, lasted: false }
  }
  if (!stamp.clock && !stamp.date) return { problem: `${HOW}.` }
  const name = typeof timezone === 'number' ? offsetName(timezone) : timezone
  const home = typeof timezone === 'number' ? null : timezone
  const zone = { name, from: 'front-matter' } as const
  const resolve = (day: CalendarDate) =>
    resolveStamp(stamp, { date: day, dateFrom: 'front-matter', zone, home })
  const around = (previous && dateOf(previous)) ?? date
  const first = resolve(around)
  const late = first && previous && !stamp.date && previous.earliest - first.latest > HALF_DAY
  const moment = late ? resolve(daysAfter(around, 1)) : first
  if (!moment) return { problem: `${HOW}.` }
  // what is uncertain, or says its own zone, stays in the words it was typed in
  if (moment.earliest !== moment.latest || stamp.zone || stamp.until || stamp.hedged)
    return { time: stamp.text, moment, lasted: stamp.until !== null }
  return { time: written(moment, date), moment, lasted: false }
}

/** `06:55` on the day of the incident, else with its date. */
function written(moment: Moment, date: CalendarDate): string {
  const local = formatInstant(moment, 'earliest') ?? ''
  const seconds = moment.granularity === 'second' ? 19 : 16
  const clock = local.slice(11, seconds)
  return local.startsWith(isoDate(date)) ? clock : `${local.slice(0, 10)} ${clock}`
}
