import {
  type Document,
  formatDuration,
  formatInZone,
  insertEvent,
  isoDate,
  type MilestoneName,
  type Moment,
  onClock,
  readEventAnswer,
  readIsoDate,
  readTimeAnswer,
  setMilestone,
  zoneOf,
} from '../../document/index.ts'
import type { Accepted, Question, Reply } from '../ask/ask.ts'
import type { readNaturalTime } from '../when/natural-time.ts'
import { fullTime, type NamedMoment, type OpenMoment, ofMoment, ofNatural, type When } from '../when/when.ts'
import type { Interview } from './interview.ts'
import { remarkOn } from './remarks.ts'

/** The context of a time: the date and zone of the document, and the reader of words such as "10 min ago". */
interface Clock {
  readonly document: Document
  readonly timezone: string
  now(): number
  readonly natural: typeof readNaturalTime
}

async function clockOf({ read, timezone, now }: Interview): Promise<Clock> {
  const document = read()
  const { readNaturalTime } = await import('../when/natural-time.ts')
  return { document, timezone: zoneOf(document, { timezone }), now, natural: readNaturalTime }
}

const contextOf = ({ document, timezone, now }: Clock, previous: Moment | null) => ({
  date: document.date ?? readIsoDate(onClock(now(), timezone).date) ?? { year: 1970, month: 1, day: 1 },
  timezone,
  previous,
})

/** Reads a time in a notation of postmortems, on the day of the incident, or in words. */
function readTime(text: string, clock: Clock, previous: Moment | null): When {
  const answer = readTimeAnswer(text, contextOf(clock, previous))
  if ('moment' in answer) return ofMoment(answer.moment)
  const natural = ofNatural(clock.natural(text, clock.now(), clock.timezone), clock.timezone)
  return 'problem' in natural && !('choices' in natural) ? { problem: answer.problem } : natural
}

interface TimedLine {
  readonly when: NamedMoment
  readonly moment: Moment
  readonly text: string
}

/** Reads `06:55 what happened`, or `10 min ago: what happened`. */
function readLine(
  line: string,
  clock: Clock,
  previous: Moment | null,
): TimedLine | { readonly problem: string } {
  const event = readEventAnswer(line, contextOf(clock, previous))
  if (!('problem' in event)) return ofOpen(ofMoment(event.moment), event.moment, event.text, clock)
  const [words, text] = atSeparator(line.trim())
  if (!words || !text) return event
  const natural = ofNatural(clock.natural(words, clock.now(), clock.timezone), clock.timezone)
  if (!('instant' in natural)) return 'choices' in natural ? ofOpen(natural, null, text, clock) : event
  return ofOpen(natural, momentAt(natural.instant, clock.timezone), text, clock)
}

/** The texts before and after the first colon or dash; empty if there is none near the beginning. */
function atSeparator(line: string): readonly [string, string] {
  const found = [': ', ' - ', ' – ', ' — '].flatMap(separator => {
    const at = line.slice(0, 44).indexOf(separator)
    return at < 0 ? [] : [{ at, end: at + separator.length }]
  })
  const first = found.toSorted((a, b) => a.at - b.at)[0]
  return first ? [line.slice(0, first.at).trim(), line.slice(first.end).trim()] : ['', '']
}

const momentAt = (instant: number, zone: string): Moment => ({
  text: '',
  frame: 'instant',
  earliest: instant,
  latest: instant,
  granularity: 'minute',
  approximate: false,
  zone,
  zoneFrom: 'front-matter',
  dateFrom: 'front-matter',
  yearless: null,
  zoneOrOffset: zone,
  shift: null,
})

/** Accepts one time only: between two lines nothing can be asked, so the line must say which time it means. */
function ofOpen(
  when: When,
  moment: Moment | null,
  text: string,
  { timezone }: Clock,
): TimedLine | { readonly problem: string } {
  if ('instant' in when) return { when, moment: moment ?? momentAt(when.instant, timezone), text }
  const ways = 'choices' in when ? when.choices.map(({ instant }) => fullTime(instant, timezone)) : []
  return { problem: ways.length > 0 ? `${when.problem}. Write ${ways.join(' or ')}.` : when.problem }
}

/** Asks for events, and inserts each at its place in time. */
export async function askEvents(interview: Interview): Promise<Reply<null>> {
  const { prompter, save, read } = interview
  const clock = await clockOf(interview)
  const { options } = interview
  const known = read().events
  if (known.length > 0) prompter.say(known.map(({ stamp, text }) => `  ${stamp.text} ${text}`).join('\n'))
  const remark = remarkOn('timeline')
  let previous = known.at(-1)?.at ?? null
  return prompter.lines(
    {
      message:
        known.length > 0
          ? 'More timeline events, one per line'
          : 'Timeline: a time and what happened, such as "06:55 Migration started" or "+4m Resumes slowed"',
      why: 'Durations, claims and causes are checked against these events. Copy them from chat while it is still there.',
      example: '06:55 Migration started; 7:02 am First alert; +4m Resumes slowed; 10 min ago: All clear',
    },
    (line): Accepted => {
      const event = readLine(line, clock, previous)
      if ('problem' in event) return event
      const { instant, written } = event.when
      const happening = {
        instant,
        written,
        seconds: instant % 60_000 !== 0 && written === null,
        text: event.text,
      }
      save(document => insertEvent(document, happening, options), line)
      const gap = previous?.frame === 'instant' ? instant - previous.earliest : 0
      previous = event.moment
      const beside = gap > 0 ? ` (+${formatDuration(gap)})` : gap < 0 ? ' (before the event above)' : ''
      return { echo: `${shortTime(event.when, clock)} ${event.text}${beside}` }
    },
    line => {
      const event = readLine(line, clock, previous)
      const said = remark(line)
      if ('problem' in event) return said
      const understood = formatInZone(event.when.instant, clock.timezone)
      return said ? `${understood}. ${said}` : understood
    },
  )
}

/** The time as `06:55` on the day of the incident, else with its date; an uncertain time as it was written. */
function shortTime({ instant, written }: NamedMoment, { document, timezone }: Clock): string {
  if (written !== null) return written
  const { date, clock } = onClock(instant, timezone)
  const time = instant % 60_000 === 0 ? clock.slice(0, 5) : clock
  return document.date && isoDate(document.date) === date ? time : `${date} ${time}`
}

/** Asks for the number of an event, another time, or nothing: Enter must not choose what nobody meant. */
export async function askMilestone(
  name: MilestoneName,
  question: Question,
  interview: Interview,
): Promise<Reply<unknown>> {
  const { prompter, save } = interview
  const clock = await clockOf(interview)
  const { options } = interview
  const events = clock.document.events.flatMap(({ at, stamp, text }) => (at ? [{ at, stamp, text }] : []))
  const read = (line: string) => {
    const chosen = /^\d{1,3}$/.test(line.trim()) ? events[Number(line) - 1] : undefined
    return chosen ? ofMoment(chosen.at) : readTime(line, clock, events.at(-1)?.at ?? null)
  }
  const set = ({ instant, written }: NamedMoment, typed: string) =>
    save(document => setMilestone(document, name, { instant, written }, options), typed)
  const ways = events.length > 0 ? 'its number, a time, or nothing if unknown' : 'empty if unknown'
  const reply = await prompter.line(
    { ...question, message: `${question.message} (${ways})` },
    {
      list: events.map(({ stamp, text }, i) => `  ${i + 1}  ${stamp.text} ${text.split('\n')[0] ?? ''}`),
      check: line => {
        const when = line ? read(line) : null
        if (!when || !('problem' in when) || 'choices' in when) return undefined
        return /^\d{1,3}$/.test(line) ? `There are ${events.length} events. ${when.problem}` : when.problem
      },
      remark: line => {
        const when = read(line)
        return 'instant' in when ? formatInZone(when.instant, clock.timezone) : when.problem
      },
    },
  )
  if (!('value' in reply) || !reply.value) return reply
  const when = read(reply.value)
  if ('instant' in when) set(when, reply.value)
  else if ('choices' in when) return whichMilestone(when, reply.value)
  return reply

  async function whichMilestone({ problem, choices }: OpenMoment, typed: string): Promise<Reply<unknown>> {
    const which = await prompter.choose(
      { message: `${problem}. Which one is it?` },
      choices.map(({ name, instant }) => ({ name, value: instant })),
    )
    if ('value' in which) set({ instant: which.value, written: null, natural: false }, typed)
    return which
  }
}
