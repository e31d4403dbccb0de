import {
  type CalendarDate,
  dateOf,
  formatInstant,
  isoDate,
  type Moment,
  offsetName,
  readStampAtStart,
  readStampWhole,
  type Stamp,
  type ZoneOrOffset,
} from '../time/index.ts'
import { type Placing, placeStamp, startPlacing } from '../timeline/index.ts'

/** A time that a person typed, in the notation of the format. */
export interface AnsweredTime {
  /** `06:55`, or with its date where that is not the incident's. */
  readonly time: string
  readonly moment: Moment
  /** Whether it has an end: `14:00 to 14:20`. */
  readonly lasted: boolean
}

/** An event that a person typed. */
export interface AnsweredEvent extends AnsweredTime {
  readonly text: string
}

/** The facts that a typed time is read with. */
export interface AnswerContext {
  readonly date: CalendarDate
  /** The zone of a time that does not name one. */
  readonly timezone: ZoneOrOffset
  /** The event before: `+4m` counts from it, and a clock far before it is the next day's. */
  readonly previous: Moment | null
}

/** The reason why an answer was not understood, as a sentence. */
export interface NotUnderstood {
  readonly problem: string
}

const TIMES = '06:55, 6:55 am, 2012-03-28 06:55 or +4m'
const NOT_A_TIME = `Write a time, such as ${TIMES}.`

/** Reads an event, `06:55 Alerts fired`, in every notation that a timeline may have. */
export function readEventAnswer(line: string, context: AnswerContext): AnsweredEvent | NotUnderstood {
  const found = readStampAtStart(line.trim())
  if (!found) return { problem: `Begin with a time, such as ${TIMES}.` }
  const text = line.trim().slice(found.end).trim()
  if (!text) return { problem: 'Add a description of the event after its time.' }
  const answered = answeredTime(found.stamp, context)
  return 'problem' in answered ? answered : { ...answered, text }
}

/** Reads an answer that is a time and nothing else. */
export function readTimeAnswer(text: string, context: AnswerContext): AnsweredTime | NotUnderstood {
  const stamp = readStampWhole(text)
  return stamp ? answeredTime(stamp, context) : { problem: NOT_A_TIME }
}

function answeredTime(stamp: Stamp, context: AnswerContext): AnsweredTime | NotUnderstood {
  const { date, previous } = context
  if (stamp.invalid !== null) return { problem: `${stamp.invalid}.` }
  if (stamp.delay !== null && !previous)
    return { problem: `"${stamp.text}" needs an earlier event to count from. Write a time of day.` }
  if (stamp.delay === null && !stamp.clock && !stamp.date) return { problem: NOT_A_TIME }
  const { at: moment, until } = placeStamp(placingOf(context), stamp)
  if (!moment) return { problem: NOT_A_TIME }
  const isExact = moment.earliest === moment.latest
  if (stamp.delay !== null && !isExact) {
    // as uncertain as the event it counts from
    const middle = (moment.earliest + moment.latest) / 2
    const text = `~${written({ ...moment, earliest: middle, latest: middle, granularity: 'minute' }, date)}`
    return { time: text, moment: { ...moment, text }, lasted: false }
  }
  // a time that is uncertain, or names its zone, keeps the words it was typed in
  if (stamp.delay === null && (!isExact || stamp.zone || stamp.until || stamp.hedged))
    return { time: stamp.text, moment, lasted: until !== null }
  return { time: written(moment, date), moment, lasted: false }
}

/** The state of placing as it is after the previous event of a timeline. */
function placingOf({ date, timezone, previous }: AnswerContext): Placing {
  const isOffset = typeof timezone === 'number'
  const name = isOffset ? offsetName(timezone) : timezone
  return {
    ...startPlacing({
      date: (previous && dateOf(previous)) ?? date,
      dateFrom: 'front-matter',
      zone: { name, from: 'front-matter' },
      documentZone: isOffset ? null : timezone,
      explained: new Map(),
      dayOrder: () => null,
    }),
    first: previous,
    previous,
  }
}

/** A moment as `06:55`, with its date where that is not the incident's. */
function written(moment: Moment, date: CalendarDate): string {
  const local = formatInstant(moment, 'earliest') ?? ''
  const seconds = moment.granularity === 'second' ? 19 : 16
  const clock = local.slice(11, seconds)
  return local.startsWith(isoDate(date)) ? clock : `${local.slice(0, 10)} ${clock}`
}
