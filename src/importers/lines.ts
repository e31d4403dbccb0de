import { digestOf } from '../digest.ts'
import { type Entry, entryOf, type Importer, importedOf, type Skipped } from './entry.ts'
import { markdownOf } from './markdown-of.ts'
import { hasTimeline } from './prose.ts'
import { type ReadTime, readTime, timeAtStart } from './stamps.ts'

// Text with a time at the start of each line: what is copied from a chat client, logs of IRC and WeeChat, any log.

/** `Kim Lee  10:05 AM`: Slack's client has the name and the time above the message. A name has no small words. */
const NAME_ABOVE =
  /^((?=\S*\p{L})\S{1,40}(?: {1,2}\S{1,40}){0,4}?)(?: APP)?(?: {2}| (?=\[))\[?(\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)\]?$/iu
/** The same with one space: then each word of the name begins with a capital, or AM or PM is behind the one that it has. */
const NAME_BESIDE =
  /^(\p{Lu}\S{0,40}(?: \p{Lu}\S{0,40}){0,3}?|\p{L}\S{0,40}(?= \d{1,2}:\d{2}\s?[AP]M$))(?: APP)? (\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AP]M)?)$/u
/** `kim — 11/12/2026 2:10 PM`, `kim — Today at 2:10 PM`: as Discord's client has it. */
const NAME_AND_DASH = /^(\S.{0,40}?) — (?:(today|yesterday) at )?(\S.{0,40})$/i
/** The same where the time is a link to the message, which has its instant in microseconds. */
const NAME_AND_LINK =
  /^(\S.{0,60}?) {1,2}\[[^\]\n]{1,20}\]\(https:\/\/\S{1,200}\/p(\d{10})\d{6}(?:\?\S{0,200})?\)$/
/** A time on a line of its own: indented below the name, or above a further message of the same person. */
const TIME_ALONE = /^(\s*)\[?(\d{1,2}:\d{2})(?:\s?([AP]M))?\]?$/i
/** `APP  2:09 PM`, below the name of a bot. */
const APP_ALONE = /^\s*APP {1,2}(\d{1,2}:\d{2}(?:\s?[AP]M)?)$/
/** Front matter, or a heading with space below. */
const IS_MARKDOWN = /^---\r?\n|^#{1,6} \S.*\r?\n[ \t]*\r?\n/m
/** A day between messages: "Monday, March 11th", "2024-03-11", "— 11 March 2024 —", "--- Day changed Mon Mar 11 2024". */
const DAY_LINE =
  /^[\s—–-]*(?:Day changed |Log opened )?((?:\w+day,? |\w{3} )?(?:\w+ \d{1,2}(?:st|nd|rd|th)?(?:,? (?:\d\d:\d\d:\d\d )?\d{4})?|\d{1,2} \w+(?: \d{4})?|\d{4}-\d\d-\d\d))[\s—–-]*$/
/** A day that only a word names: nobody knows which it was. */
const WORD_FOR_DAY = /^[\s—–-]*(yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)[\s—–-]*$/i

export const lines: Importer = {
  name: 'lines',
  title: 'Text with a time at the start of each line: copied chats, IRC and WeeChat logs, any log',
  how: 'Select the messages in the client and copy them into a file, or pipe a log',
  recognises: ({ files }) =>
    files.some(({ text, json }) => {
      if (json !== undefined || (IS_MARKDOWN.test(text) && hasTimeline(text))) return false
      const some = text
        .slice(0, 20_000)
        .split(/\r?\n/)
        .filter(line => line.trim() !== '')
        .slice(0, 200)
      const timed = some.filter(
        line =>
          [NAME_ABOVE, NAME_BESIDE, NAME_AND_LINK, TIME_ALONE, APP_ALONE].some(pattern =>
            pattern.test(line),
          ) ||
          saidWithDash(line) !== null ||
          timeAtStart(line) !== null,
      )
      return timed.length >= Math.max(1, some.length / 10)
    }),
  read: ({ files }) => importedOf(files.flatMap(({ text }) => entriesIn(text))),
}

/** A message: its lines, below the time. */
interface Message {
  /** Null for what is before the first time. */
  readonly time: ReadTime | null
  readonly author: string | null
  readonly words: string[]
}

/** The day of a part of a chat: `YYYY-MM-DD`, `--MM-DD`, a word that names none, or nothing. */
type Day = string | { readonly word: string } | null

function entriesIn(text: string): readonly (Entry | Skipped)[] {
  const found: (Entry | Skipped)[] = []
  let day: Day = null
  let open: Message = { time: null, author: null, words: [] }
  for (const line of text.split(/\r?\n/)) {
    const dayBelow = dayOf(DAY_LINE.exec(line)?.[1])
    const [, word] = WORD_FOR_DAY.exec(line) ?? []
    const isDay = dayBelow !== null || word !== undefined
    const next = isDay ? { time: null, author: null, words: [] } : messageAt(line, open)
    if (next) {
      found.push(...ofMessage(open, day))
      open = next
      day = word === undefined ? (dayBelow ?? day) : { word }
    } else if (line.trim() !== '') open.words.push(line.trim())
  }
  return [...found, ...ofMessage(open, day)]
}

/** The message that begins in a line; null where it goes on. @param last the one above, which gives back a name */
function messageAt(line: string, last: Message): Message | null {
  const [, byLink, seconds = ''] = NAME_AND_LINK.exec(line) ?? []
  if (byLink) return { time: readTime(seconds), author: byLink, words: [] }
  const [, above, clock = ''] = NAME_ABOVE.exec(line) ?? NAME_BESIDE.exec(line) ?? []
  if (above && above !== 'APP') return { time: readTime(clock), author: above, words: [] }
  const dashed = saidWithDash(line)
  if (dashed) return dashed
  const [, byApp] = APP_ALONE.exec(line) ?? []
  if (byApp) return { time: readTime(byApp), author: last.words.pop() ?? last.author, words: [] }
  const [, indent = '', alone, half] = TIME_ALONE.exec(line) ?? []
  if (alone && (half || indent))
    return {
      time: readTime(half ? `${alone} ${half}` : alone),
      author: last.words.pop() ?? last.author,
      words: [],
    }
  if (alone) return { time: sameHalf(alone, last.time), author: last.author, words: [] }
  const timed = timeAtStart(line)
  if (!timed) return null
  const { author, words } = saidBy(timed.rest)
  return { time: timed.time, author, words: [words] }
}

/** A line with a name, a dash and a time; null for another. */
function saidWithDash(line: string): Message | null {
  const [, author = '', word, stamp] = NAME_AND_DASH.exec(line) ?? []
  if (stamp === undefined) return null
  const time = readTime(stamp.replace(/,(?= )/, ''))
  if ('reason' in time && time.reason === 'without a time') return null
  return {
    time: word?.toLowerCase() === 'yesterday' ? { reason: 'a day that only a word names: yesterday' } : time,
    author,
    words: [],
  }
}

/** A clock of 12 hours that does not say which half of the day it is: the next one after the message above. */
function sameHalf(clock: string, last: ReadTime | null): ReadTime {
  const time = readTime(clock)
  if (!last || 'reason' in last || last.kind !== 'clock' || 'reason' in time || time.kind !== 'clock')
    return time
  const later = `${Number(time.clock.slice(0, 2)) + 12}${time.clock.slice(2)}`
  return time.clock < last.clock && later >= last.clock && later < '24' ? { ...time, clock: later } : time
}

/** The day of a line between messages, as `YYYY-MM-DD`; null where it is not one. */
function dayOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const time = readTime(
    `${text
      .replace(/(\d)(?:st|nd|rd|th)/, '$1')
      .replace(/ \d\d:\d\d:\d\d/, '')
      .replace(/^(?:\w+day,?|\w{3}) (?=\w+ \d|\d)/, '')} 00:00`,
  )
  return 'kind' in time && time.kind === 'clock' ? time.date : null
}

/** `Hixie: let's coordinate`, `<kim> done`, `kim	done`: who said what. */
function saidBy(rest: string): { readonly author: string | null; readonly words: string } {
  const [, inAngles, byAngles] = /^<[@+]?([^<>\s]{1,40})> (.*)$/.exec(rest) ?? []
  if (inAngles) return { author: inAngles, words: byAngles ?? '' }
  const [, tabbed, byTab] = /^[@+]?([^\s\t]{1,40})\t(.*)$/.exec(rest) ?? []
  if (tabbed) return { author: tabbed, words: byTab ?? '' }
  const [, named, byColon] = /^([\p{L}][\p{L}\p{N} ._'()-]{0,50}): (\S.*)$/u.exec(rest) ?? []
  return named ? { author: named, words: byColon ?? '' } : { author: null, words: rest }
}

function ofMessage({ time, author, words }: Message, day: Day): readonly (Entry | Skipped)[] {
  if (time === null) return words.map(line => ({ reason: 'before the first time', text: markdownOf(line) }))
  const text = words.join(' ')
  if ('reason' in time) return [{ reason: time.reason, text }]
  const isDayless = time.kind === 'clock' && time.date === null
  if (isDayless && typeof day === 'object' && day !== null)
    return [{ reason: `a day that only a word names: ${day.word.toLowerCase()}`, text }]
  const when = isDayless && typeof day === 'string' ? { ...time, date: day } : time
  const id = digestOf(JSON.stringify([when, author, markdownOf(text)])).slice(0, 12)
  return [entryOf({ id: `text:${id}`, time: when, text, author })]
}
