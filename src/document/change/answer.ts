import {
  type CalendarDate,
  dateOf,
  formatInstant,
  isoDate,
  type Moment,
  offsetName,
  type Place,
  readStampAtStart,
  readStampWhole,
  type Stamp,
} from '../time/index.ts'
import { type Placing, placeStamp, startPlacing } from '../timeline/index.ts'

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

function answeredTime(stamp: Stamp, context: AnswerContext): AnsweredTime | NotUnderstood {
  const { date, previous } = context
  if (stamp.invalid !== null) return { problem: `${stamp.invalid}.` }
  if (stamp.after !== null && !previous)
    return { problem: 'There is no event yet that this could come after.' }
  if (stamp.after === null && !stamp.clock && !stamp.date) return { problem: `${HOW}.` }
  const { at: moment, until } = placeStamp(placingOf(context), stamp)
  if (!moment) return { problem: `${HOW}.` }
  const isExact = moment.earliest === moment.latest
  if (stamp.after !== null && !isExact) {
    // as uncertain as what it counts from
    const middle = (moment.earliest + moment.latest) / 2
    const text = `~${written({ ...moment, earliest: middle, latest: middle, granularity: 'minute' }, date)}`
    return { time: text, moment: { ...moment, text }, lasted: false }
  }
  // what is uncertain, or says its own zone, stays in the words it was typed in
  if (stamp.after === null && (!isExact || stamp.zone || stamp.until || stamp.hedged))
    return { time: stamp.text, moment, lasted: until !== null }
  return { time: written(moment, date), moment, lasted: false }
}

/** As if the event before were above it in a timeline. */
function placingOf({ date, timezone, previous }: AnswerContext): Placing {
  const isOffset = typeof timezone === 'number'
  const name = isOffset ? offsetName(timezone) : timezone
  return {
    ...startPlacing({
      date: (previous && dateOf(previous)) ?? date,
      dateFrom: 'front-matter',
      zone: { name, from: 'front-matter' },
      home: isOffset ? null : timezone,
      dayOrder: () => null,
    }),
    first: previous,
    previous,
  }
}

/** `06:55` on the day of the incident, else with its date. */
function written(moment: Moment, date: CalendarDate): string {
  const local = formatInstant(moment, 'earliest') ?? ''
  const seconds = moment.granularity === 'second' ? 19 : 16
  const clock = local.slice(11, seconds)
  return local.startsWith(isoDate(date)) ? clock : `${local.slice(0, 10)} ${clock}`
}
